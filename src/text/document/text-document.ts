import type { ReadingText } from '../input/reading-text';
import { type ReadingSentence, readingSentences } from '../plan/reading-sentences';

/** A text and its sentences, for everybody who plans it or looks for a place in it. */
export interface TextDocument {
  readonly reading: ReadingText;
  /** Whether more of it may be written. */
  readonly isOpen: boolean;
  /** Whether it may take long until more is written. */
  readonly isPaused: boolean;
  /** A sentence by its position; undefined if there is none, or none yet. */
  sentenceAt(index: number): ReadingSentence | undefined;
  /** Resolves when another sentence is there, or none will come; earlier, too, so that one has to look. */
  whenGrown(): Promise<void>;
  /** Resolves {@link whenGrown} for everybody now. */
  wake(): void;
}

/** A text that is all there. Its sentences are looked for as they are asked for, and kept. */
export class WholeDocument implements TextDocument {
  readonly isOpen = false;
  readonly isPaused = false;
  readonly #found: ReadingSentence[] = [];
  readonly #coming: Iterator<ReadingSentence>;

  constructor(readonly reading: ReadingText) {
    this.#coming = readingSentences(reading);
  }

  sentenceAt(index: number): ReadingSentence | undefined {
    while (this.#found.length <= index) {
      const next = this.#coming.next();
      if (next.done) return undefined;
      this.#found.push(next.value);
    }
    return this.#found[index];
  }

  async whenGrown(): Promise<void> {}

  wake(): void {
    // Nobody waits.
  }
}
