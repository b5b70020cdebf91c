import type { SpeakOptions, TextInput } from '../contracts/engine';
import type { DocumentRequest, SpeechUnit } from '../contracts/text';
import { SharedTask } from '../shared/shared-task';
import { throwIfAborted } from '../shared/speech-error';
import { abandon } from './abandon-input';
import { type ReadingRequest, validateModelRate } from './engine-options';
import { validateFlushAfter, validateOffset } from './playback-options';
import { Prelude } from './prelude';
import { hearPrelude, type PreludeScene } from './prelude-scene';
import { shapeUnit } from './shape-unit';
import type { MadeUnit } from './synthesized-unit';
import { TextFeed } from './text-feed';
import type { OutlinePart, TextSource } from './text-run';
import { speakUnits, type UtteranceContext } from './utterance';
import { visemeTimes } from './visemes';
import type { VoiceChoice } from './voice-choice';

/** Milliseconds after which a pause in the writing is one. */
const FLUSH_AFTER = 500;

/** Sentences asked for at once: a moment's work for the text worker, so that no unit waits long behind it. */
const OUTLINE_BATCH = 50;

/** A text that somebody wants to hear. */
export interface SpokenTextRequest {
  readonly text: TextInput;
  /** Who speaks. Throws for a voice or a language that there is not. */
  readonly choose: () => VoiceChoice;
  readonly options: SpeakOptions;
  /** How the text is to be understood and divided. */
  readonly reading: ReadingRequest;
}

/** A text's units and sentences, from the workers. It is read once, however often it is spoken. */
export class SpokenText implements TextSource {
  readonly #documentId: string;
  readonly #opening: SharedTask<void>;
  /** Undefined for a text that is whole, and before it is opened. */
  #feed: TextFeed | undefined;
  #isHungry = false;

  /** @param enter enters a request in the engine's books; what it returns strikes it out */
  constructor(
    private readonly context: UtteranceContext,
    private readonly request: SpokenTextRequest,
    private readonly enter: (requestId: string) => () => void,
  ) {
    this.#documentId = context.speech.nextId();
    this.#opening = new SharedTask(() => this.#open());
  }

  get isStarved(): boolean {
    return this.#isHungry && this.#feed?.isWaiting === true;
  }

  get failure(): unknown {
    return this.#feed?.failure;
  }

  async *units(signal: AbortSignal, from = 0): AsyncGenerator<MadeUnit> {
    const { speech } = this.context;
    const { choose, options, reading } = this.request;
    const choice = choose();
    const modelRate = validateModelRate(options.modelRate ?? 1);
    validateOffset(from);
    const requestId = speech.nextId();
    const leaveBooks = this.enter(requestId);
    const leave = speech.attend(choice);
    try {
      const { lead = 'short', audioCache } = options;
      const { unitPhonemes, fragmentWords } = reading;
      const { documentId: _, isOpen, ...known } = this.#document;
      const units = speakUnits(this.context, {
        ...{ requestId, choice, modelRate, audioCache, lead, from, signal },
        documentId: this.#documentId,
        open: () => this.#opening.run(),
        known: isOpen ? undefined : known,
        onHunger: (isHungry) => {
          this.#isHungry = isHungry;
        },
        lengths: { unitPhonemes, fragmentWords },
      });
      for await (const unit of units) {
        leave();
        const made = shapeUnit(unit);
        yield options.visemes ? { ...made, visemes: visemeTimes(made) } : made;
      }
    } finally {
      leave();
      leaveBooks();
    }
  }

  prelude(from: number, signal: AbortSignal, scene: PreludeScene): Prelude | undefined {
    const { system, speech, prepare } = this.context;
    const choice = this.request.choose();
    if (!system || choice.model.kind === 'draft') return undefined;
    const requestId = speech.nextId();
    const leave = this.enter(requestId);
    signal.addEventListener('abort', () => speech.pool.cancel(requestId), { once: true });
    const ready = this.#opening
      .run()
      .then(() => prepare(choice, requestId))
      .finally(leave);
    const units = this.#planned(from, signal);
    const context = { ...system, lang: choice.language, units, ready };
    return new Prelude(context, hearPrelude(scene), signal);
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
    if (this.#feed) this.#feed.cancel();
    else void abandon(this.request.text);
    this.context.text.close(this.#documentId);
  }

  /** Sentences as they are, one by one. */
  async *#planned(from: number, signal: AbortSignal): AsyncGenerator<SpeechUnit> {
    const { text, speech } = this.context;
    const documentId = this.#documentId;
    const requestId = speech.nextId();
    await this.#opening.run();
    try {
      await text.begin({ requestId, documentId, ...(from > 0 ? { from } : {}) });
      for (let isDone = false; !isDone; ) {
        throwIfAborted(signal);
        const { units, done } = await text.next(requestId, 1);
        yield* units;
        isDone = done;
      }
    } finally {
      text.cancel(requestId);
    }
  }

  async #open(): Promise<void> {
    const { text: host } = this.context;
    const { text, options } = this.request;
    const documentId = this.#documentId;
    if (typeof text === 'string') return host.open(this.#document);
    const flushAfter = validateFlushAfter(options.flushAfter ?? FLUSH_AFTER);
    // An input can be read once.
    this.#feed ??= new TextFeed(
      text,
      {
        write: (piece) => host.write(documentId, piece),
        flush: (isWhole) => host.flush(documentId, isWhole),
        end: () => host.end(documentId),
      },
      flushAfter,
    );
    await host.open(this.#document);
    void this.#feed.run();
  }

  get #document(): DocumentRequest {
    const { text, choose, reading } = this.request;
    const { unitPhonemes: _, fragmentWords: __, ...options } = reading;
    const content = typeof text === 'string' ? { text } : { text: '', isOpen: true };
    return { documentId: this.#documentId, language: choose().language, ...content, ...options };
  }
}
