import type { ItemCut } from './cut-items';
import type { UnitLimits } from './unit-limits';

/** One unit to be, before it has an index. */
export interface PlannedCut extends ItemCut {
  /** The items of each sentence that it is made of. */
  readonly sentences: readonly ItemCut['items'][];
  /** The silence after it, where the document says so. */
  readonly pause?: number;
  /** Whether nothing may be joined to its end. */
  readonly closed: boolean;
}

/** Joins units of a few words with a neighbour: the model says them badly alone. Holds at most two units back. */
export class FragmentJoiner {
  #earlier: PlannedCut | undefined;
  #held: PlannedCut | undefined;

  /**
   * @param words a unit of fewer is a fragment; 0 joins nothing
   * @param limits how long units may be
   */
  constructor(
    private readonly words: number,
    private readonly limits: UnitLimits,
  ) {}

  /** The next unit. @returns units that are done */
  add(cut: PlannedCut): PlannedCut[] {
    const held = this.#held;
    const isFragment = wordsOf(cut) < this.words;
    if (!held) {
      this.#held = cut;
      return [];
    }
    if (wordsOf(held) < this.words && this.#fits(held, cut)) {
      this.#held = join(held, cut);
      const done = this.#earlier;
      this.#earlier = undefined;
      return done ? [done] : [];
    }
    const done = this.#settle();
    if (isFragment) this.#earlier = done.pop();
    this.#held = cut;
    return done;
  }

  /** Gives the unit that came last a silence of the document's. */
  pause(seconds: (last: PlannedCut) => number | undefined): void {
    const held = this.#held;
    const pause = held && seconds(held);
    if (held && pause !== undefined) this.#held = { ...held, pause, closed: true };
  }

  /** The units that can do without a neighbour, where it may take time until another one comes. */
  release(): PlannedCut[] {
    return this.#held && wordsOf(this.#held) >= this.words ? this.finish() : [];
  }

  /** The units that are left. */
  finish(): PlannedCut[] {
    const done = this.#settle();
    this.#held = undefined;
    return done;
  }

  /** What is held back, with a fragment at its end joined if nothing else took it. */
  #settle(): PlannedCut[] {
    const earlier = this.#earlier;
    const held = this.#held;
    this.#earlier = undefined;
    if (!held) return earlier ? [earlier] : [];
    if (!earlier) return [held];
    if (wordsOf(held) < this.words && this.#fits(earlier, held)) return [join(earlier, held)];
    return [earlier, held];
  }

  #fits(first: PlannedCut, second: PlannedCut): boolean {
    if (first.closed || !['sentence', 'clause', 'word', 'none'].includes(first.break)) return false;
    return lengthOf(first) + lengthOf(second) + 1 <= this.limits.mostJoined;
  }
}

function wordsOf({ items }: ItemCut): number {
  return items.reduce((count, { spoken }) => count + (spoken === undefined ? 0 : 1), 0);
}

function lengthOf({ items }: ItemCut): number {
  return items.reduce((length, item) => length + item.phonemes.length + (item.spaced ? 1 : 0), 0);
}

function join(first: PlannedCut, second: PlannedCut): PlannedCut {
  const [head, ...rest] = second.items;
  const spaced = first.break === 'none' ? head : head && { ...head, spaced: true };
  return {
    ...second,
    items: spaced ? [...first.items, spaced, ...rest] : first.items,
    sentences: [...new Set([...first.sentences, ...second.sentences])],
  };
}
