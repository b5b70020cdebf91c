import type { StopPoint } from '../contracts/engine';

/** What happens when a sentence has been heard. */
export type AfterSentence = 'go-on' | 'pause' | 'repeat';

/** Where a sentence stands. */
export interface SentencePlace {
  /** Whether the text ends with it. */
  readonly isLast: boolean;
  readonly endsParagraph: boolean;
  /** Whether a heading or the text's end follows. */
  readonly endsChapter: boolean;
}

/** When a playback pauses by itself, and what it says again. Everything can be changed while it sounds. */
export class StopRules {
  /** Pauses after every sentence, for learners; `resume()` reads the next one. */
  pauseAfterSentence = false;
  /** Says every sentence again until told otherwise. */
  repeatSentence = false;
  /** Begins again where the text ends, as media elements do. */
  loop = false;
  #sleep: StopPoint | undefined;
  #sleepAt = Number.POSITIVE_INFINITY;

  /** @param now milliseconds on a clock that never goes back */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /**
   * Where it pauses by itself: at the next end of a sentence, paragraph or chapter, or at the first sentence's end after so many
   * seconds, of which those that are left are told.
   */
  get sleep(): StopPoint | undefined {
    if (typeof this.#sleep !== 'number') return this.#sleep;
    return Math.max(0, (this.#sleepAt - this.now()) / 1000);
  }

  set sleep(point: StopPoint | undefined) {
    this.#sleep = point;
    this.#sleepAt =
      typeof point === 'number' ? this.now() + point * 1000 : Number.POSITIVE_INFINITY;
  }

  /** What is to happen now that a sentence has been heard. A sleep timer that has done its work is off. */
  after({ isLast, endsParagraph, endsChapter }: SentencePlace): AfterSentence {
    const isDue =
      (typeof this.#sleep === 'number' && this.now() >= this.#sleepAt) ||
      this.#sleep === 'sentence' ||
      (this.#sleep === 'paragraph' && (endsParagraph || endsChapter)) ||
      (this.#sleep === 'chapter' && endsChapter);
    if (isDue) {
      this.sleep = undefined;
      return isLast ? 'go-on' : 'pause';
    }
    if (this.repeatSentence) return 'repeat';
    return this.pauseAfterSentence && !isLast ? 'pause' : 'go-on';
  }
}
