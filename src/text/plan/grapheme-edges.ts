const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How much is segmented at once beyond the offset that is asked for, in UTF-16 code units. */
const AHEAD = 64;

/**
 * Where the characters that a person sees begin and end. Asked for offsets from left to right, it looks at each part of the text
 * once; between ASCII characters it need not look at all.
 */
export class GraphemeEdges {
  /** An edge at or before the offset that was asked for last. */
  #known = 0;

  /** @param of the text; it may grow */
  constructor(private readonly of: () => string) {}

  /** The last edge at or before an offset. */
  before(at: number): number {
    return this.#around(at)[0];
  }

  /** The first edge at or behind an offset. */
  after(at: number): number {
    return this.#around(at)[1];
  }

  #around(at: number): readonly [number, number] {
    const text = this.of();
    if (at <= 0) return [0, 0];
    if (at >= text.length) return [text.length, text.length];
    if (isPlainEdge(text, at)) return [at, at];
    let from = at;
    if (at < this.#known) this.#known = 0;
    while (from > this.#known && !isPlainEdge(text, from)) from--;
    for (let reach = AHEAD; ; reach *= 2) {
      const window = text.slice(from, at + reach);
      const isWhole = at + reach >= text.length;
      for (const { index, segment } of segmenter.segment(window)) {
        const start = from + index;
        const end = start + segment.length;
        if (end < at) continue;
        // What reaches the end of the window may go on behind it.
        if (end === from + window.length && !isWhole) break;
        const isEdge = start === at || end === at;
        this.#known = isEdge ? at : start;
        return isEdge ? [at, at] : [start, end];
      }
    }
  }
}

/** Two ASCII characters, other than a line end's, are never one. */
function isPlainEdge(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before < 128 && after < 128 && !(before === 13 && after === 10);
}
