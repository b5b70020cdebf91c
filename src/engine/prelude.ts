import type { SpeechUnit, TextSpan } from '../contracts/text';
import { type Deferred, deferred } from '../shared/deferred';
import { type SystemSynthesis, saySystem, systemVoice } from './system-voice';

/** What a playback is told while a voice of the system reads, and is asked. */
export interface PreludeListener {
  /** Times the speed, and loudness, of what is said next. */
  readonly rate: number;
  readonly volume: number;
  /** A word begins to be heard. @param voice name of the voice */
  onWord(word: TextSpan, sentence: TextSpan, voice: string): void;
  /** All of a sentence has sounded. */
  onSentenceEnd(sentence: TextSpan): void;
}

/** What a prelude needs of its engine. */
export interface PreludeContext {
  readonly synthesis: SystemSynthesis;
  /** BCP 47. */
  readonly lang: string;
  /** The units of the text, from where it is to begin; asked for one by one. */
  readonly units: AsyncIterable<SpeechUnit>;
  /** Resolves when the voice that was asked for can speak, or will not. */
  readonly ready: Promise<unknown>;
  /** Resolves when there is so much to wait for that another voice is worth it. */
  readonly wanted: () => Promise<unknown>;
}

/**
 * A text read by a voice of the system, for as long as the model is on its way, and until the end of the sentence in which it is there. The system gives no
 * samples, so this is no part of what the player plays.
 */
export class Prelude {
  /** Offset where the voice that was asked for goes on; `Infinity` if all was read, undefined if nothing was. Never rejects. */
  readonly done: Promise<number | undefined>;
  #isReady = false;
  #paused: Deferred<void> | undefined;
  #utterance = new AbortController();

  constructor(
    private readonly context: PreludeContext,
    private readonly listener: PreludeListener,
    private readonly signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => this.#interrupt(), { once: true });
    this.done = this.#run();
  }

  /** Falls silent. Not by the system's own pause, which several browsers never come back from. */
  pause(): void {
    this.#paused ??= deferred();
    this.#utterance.abort();
  }

  /** Goes on with the word at which it was paused. */
  resume(): void {
    this.#paused?.resolve();
    this.#paused = undefined;
  }

  #interrupt(): void {
    this.#utterance.abort();
    this.resume();
  }

  async #run(): Promise<number | undefined> {
    const { ready, wanted, synthesis, lang, units } = this.context;
    const waiting = new AbortController();
    const note = () => {
      this.#isReady = true;
      waiting.abort();
    };
    const over = ready.then(note, note);
    await Promise.race([over, wanted()]);
    if (this.#isReady || this.signal.aborted) return undefined;
    const voice = await systemVoice(synthesis, lang, waiting.signal);
    if (!voice) return undefined;
    let sentence: TextSpan | undefined;
    try {
      for await (const unit of units) {
        const isNext = sentence !== undefined && unit.sentence.start !== sentence.start;
        if (sentence && isNext) this.listener.onSentenceEnd(sentence);
        if (this.signal.aborted) return undefined;
        // Before the first sentence the model is as good as after it.
        if (this.#isReady && (isNext || !sentence)) return unit.source.start;
        sentence = unit.sentence;
        if (!(await this.#say(unit, voice))) return unit.source.start;
      }
    } catch {
      // A text that cannot be read is told by the one who makes its sound.
      return undefined;
    }
    if (!sentence) return undefined;
    this.listener.onSentenceEnd(sentence);
    return Number.POSITIVE_INFINITY;
  }

  /** @returns false if it could not be said */
  async #say(unit: SpeechUnit, voice: SpeechSynthesisVoice): Promise<boolean> {
    let at = 0;
    for (;;) {
      await this.#paused?.promise;
      if (this.signal.aborted) return false;
      this.#utterance = new AbortController();
      const { signal } = this.#utterance;
      const { rate, volume } = this.listener;
      const onWord = (index: number) => {
        const word = unit.words[index];
        if (!word || signal.aborted) return;
        at = index;
        this.listener.onWord(word, unit.sentence, voice.name);
      };
      const speech = { voice, from: at, rate, volume, onWord, signal };
      if (await saySystem(this.context.synthesis, unit, speech)) return true;
      if (!signal.aborted) return false;
    }
  }
}
