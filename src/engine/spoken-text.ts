import type { SpeakOptions } from '../contracts/engine';
import type { DocumentRequest } from '../contracts/text';
import { SharedTask } from '../shared/shared-task';
import { throwIfAborted } from '../shared/speech-error';
import { type ReadingRequest, validateModelRate } from './engine-options';
import { validateOffset } from './playback-options';
import type { OutlinePart, TextSource } from './text-run';
import { type SpokenUnit, speakUnits, type UtteranceContext } from './utterance';
import type { VoiceChoice } from './voice-choice';

/** Sentences asked for at once: a moment's work for the text worker, so that no unit waits long behind it. */
const OUTLINE_BATCH = 50;

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

/** A text's units and sentences, from the workers. It is read once, however often it is spoken. */
export class SpokenText implements TextSource {
  readonly #documentId: string;
  readonly #opening: SharedTask<void>;

  constructor(
    private readonly context: UtteranceContext,
    private readonly request: SpokenTextRequest,
  ) {
    this.#documentId = context.speech.nextId();
    this.#opening = new SharedTask(() => context.text.open(this.#document));
  }

  async *units(signal: AbortSignal, from = 0): AsyncGenerator<SpokenUnit> {
    const { speech } = this.context;
    const { choice, options, reading, enter } = this.request;
    const modelRate = validateModelRate(options.modelRate ?? 1);
    validateOffset(from);
    const requestId = speech.nextId();
    const leaveBooks = enter(requestId);
    const leave = speech.attend(choice);
    try {
      const { lead = 'short', audioCache } = options;
      const { unitPhonemes, fragmentWords } = reading;
      const { documentId: _, ...known } = this.#document;
      const units = speakUnits(this.context, {
        ...{ requestId, choice, modelRate, audioCache, lead, from, signal },
        documentId: this.#documentId,
        open: () => this.#opening.run(),
        known,
        lengths: { unitPhonemes, fragmentWords },
      });
      for await (const unit of units) {
        leave();
        yield unit;
      }
    } finally {
      leave();
      leaveBooks();
    }
  }

  async *outline(signal: AbortSignal): AsyncGenerator<OutlinePart> {
    const { text } = this.context;
    await this.#opening.run();
    for (let from = 0; ; ) {
      throwIfAborted(signal);
      const part = await text.outline(this.#documentId, from, OUTLINE_BATCH);
      yield part;
      if (part.done) return;
      from = part.next;
    }
  }

  /** Nobody wants to hear it any more. */
  release(): void {
    this.context.text.close(this.#documentId);
  }

  get #document(): DocumentRequest {
    const { text, choice, reading } = this.request;
    const { unitPhonemes: _, fragmentWords: __, ...options } = reading;
    return { documentId: this.#documentId, text, language: choice.language, ...options };
  }
}
