import type { SpeakOptions } from '../contracts/engine';
import { throwIfAborted } from '../shared/speech-error';
import { type ReadingRequest, validateModelRate } from './engine-options';
import { validateOffset } from './playback-options';
import type { OutlinePart, TextSource } from './text-run';
import { type SpokenUnit, speakUnits, type UtteranceContext } from './utterance';
import type { VoiceChoice } from './voice-choice';

/** Sentences asked for at once: a moment's work for the text worker, so that no unit waits long behind it. */
const OUTLINE_BATCH = 200;

/** A text that somebody wants to hear. */
export interface SpokenTextRequest {
  readonly text: string;
  readonly choice: VoiceChoice;
  readonly options: SpeakOptions;
  /** How the text is to be understood and divided. */
  readonly reading: ReadingRequest;
  /** Enters a request in the engine's books; what it returns strikes it out. */
  readonly enter: (requestId: string) => () => void;
}

/** A text's units and sentences, from the workers. */
export class SpokenText implements TextSource {
  constructor(
    private readonly context: UtteranceContext,
    private readonly request: SpokenTextRequest,
  ) {}

  async *units(signal: AbortSignal, from = 0): AsyncGenerator<SpokenUnit> {
    const { speech } = this.context;
    const { text, choice, options, reading, enter } = this.request;
    const modelRate = validateModelRate(options.modelRate ?? 1);
    validateOffset(from);
    const requestId = speech.nextId();
    const leaveBooks = enter(requestId);
    const leave = speech.attend(choice);
    try {
      const { lead = 'short', audioCache } = options;
      const how = { choice, modelRate, audioCache, lead, reading };
      const request = { requestId, text, from, signal, ...how };
      for await (const unit of speakUnits(this.context, request)) {
        leave();
        yield unit;
      }
    } finally {
      leave();
      leaveBooks();
    }
  }

  async *outline(signal: AbortSignal): AsyncGenerator<OutlinePart> {
    const { text: worker, speech } = this.context;
    const { text, choice, reading, enter } = this.request;
    const requestId = speech.nextId();
    const leaveBooks = enter(requestId);
    try {
      await worker.begin({ requestId, text, language: choice.language, ...reading });
      for (;;) {
        throwIfAborted(signal);
        const part = await worker.outline(requestId, OUTLINE_BATCH);
        yield part;
        if (part.done) return;
      }
    } finally {
      leaveBooks();
      worker.cancel(requestId);
    }
  }
}
