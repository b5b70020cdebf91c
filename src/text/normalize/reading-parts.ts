import type { PartReading, Reading } from './written-rule';

/**
 * Puts together a reading of several words, in the order of the text. Each part is looked for behind the one
 * before it, so that rules need no offsets of their groups.
 */
export class ReadingParts {
  readonly #parts: PartReading[] = [];
  #cursor = 0;

  constructor(private readonly written: string) {}

  /** A word; nothing if `written` is absent. */
  word(written: string | undefined, spoken: string, spelled = false): this {
    return this.#add(written, spelled ? { spoken, spelled } : { spoken });
  }

  /** A pause where `written` stands, as if `mark` were written; nothing if it is absent. */
  mark(written: string | undefined, mark: string): this {
    return this.#add(written, { spoken: mark, isMark: true });
  }

  /** What was put together; the match may be longer, its rest is silent. */
  reading(length?: number): Reading {
    const whole = { spoken: '', parts: this.#parts };
    return length === undefined ? whole : { ...whole, length };
  }

  #add(written: string | undefined, said: Omit<PartReading, 'at' | 'length'>): this {
    if (!written) return this;
    const at = this.written.indexOf(written, this.#cursor);
    if (at < 0) return this;
    this.#cursor = at + written.length;
    this.#parts.push({ at, length: written.length, ...said });
    return this;
  }
}
