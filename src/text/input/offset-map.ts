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

  /** Forgets all that leads from an offset in the reading text on. */
  truncate(length: number): void {
    const segments = this.#segments;
    while ((segments.at(-1)?.from ?? -1) >= length) segments.pop();
    const last = segments.at(-1);
    if (last?.exact && last.end - last.start > length - last.from)
      segments[segments.length - 1] = { ...last, end: last.start + length - last.from };
  }

  /**
   * Goes on with another map.
   * @param from where its reading text begins in this one's
   * @param start where its author's text begins in this one's
   */
  append(other: OffsetMap, from: number, start: number): void {
    for (const segment of other.#segments)
      this.add(segment.from + from, segment.start + start, segment.end + start, segment.exact);
  }

  /** The first offset in the reading text that comes from an offset in the author's text or from behind it. */
  toReading(source: number): number {
    let low = 0;
    let high = this.#segments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#segments[middle]?.end ?? 0) > source) high = middle;
      else low = middle + 1;
    }
    const found = this.#segments[low];
    if (!found) return Number.POSITIVE_INFINITY;
    return found.exact ? found.from + Math.max(0, source - found.start) : found.from;
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
