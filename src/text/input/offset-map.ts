import type { TextSpan } from '../../contracts/text';

/** A piece of the reading text and where in the author's text it comes from. */
interface Segment {
  readonly from: number;
  readonly start: number;
  readonly end: number;
  /** Whether it stands there character for character; otherwise all of it stands for all of the range. */
  readonly exact: boolean;
}

/** Leads from offsets in the reading text to offsets in the author's. Built from left to right. */
export class OffsetMap {
  readonly #segments: Segment[] = [];

  /**
   * The reading text goes on at `from` with something from `start` to `end` of the author's text. Each call's offsets are at
   * least the earlier one's.
   */
  add(from: number, start: number, end: number, exact: boolean): void {
    const last = this.#segments.at(-1);
    if (
      last &&
      exact &&
      last.exact &&
      last.end === start &&
      from - last.from === start - last.start
    )
      this.#segments[this.#segments.length - 1] = { ...last, end };
    else this.#segments.push({ from, start, end, exact });
  }

  /** The range of the author's text that a range of the reading text comes from; one character at least. */
  toSource({ start, end }: TextSpan): TextSpan {
    const first = this.#at(start);
    const last = end > start ? this.#at(end - 1) : first;
    if (!first || !last) return { start: 0, end: 0 };
    return {
      start: first.exact ? Math.min(first.end, first.start + start - first.from) : first.start,
      end: last.exact ? Math.min(last.end, last.start + end - last.from) : last.end,
    };
  }

  #at(offset: number): Segment | undefined {
    let low = 0;
    let high = this.#segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#segments[middle]?.from ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return this.#segments[low];
  }
}
