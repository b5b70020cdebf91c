import type { TextSpan } from '../contracts/text';

/** A piece of a page's HTML string and where it stands in the page. */
export interface Segment {
  /** Where it begins in the string, and how many characters it takes there. */
  readonly from: number;
  readonly length: number;
  /** Index of its node. */
  readonly node: number;
  /** Where it begins in the node's text, and how many characters it takes there. Both are 0 for an image. */
  readonly at: number;
  readonly reach: number;
}

/** What a page's text is mapped to: its text, and elements that are read by a label. */
export type MappedNode = Text | Element;

/**
 * Leads from offsets in a page's HTML string to its nodes and back: 20 bytes for each run of characters that stands in
 * both as it is, and for each character that is written as a reference. Holds its nodes weakly.
 */
export class TextMap {
  readonly #segments: Uint32Array;
  readonly #nodes: readonly WeakRef<MappedNode>[];
  /** Characters of each node when it was read, and its first segment. */
  readonly #lengths: Uint32Array;
  readonly #firsts: Uint32Array;
  readonly #indices: WeakMap<Node, number>;

  constructor(builder: TextMapBuilder) {
    this.#segments = Uint32Array.from(builder.segments);
    this.#nodes = builder.nodes;
    this.#lengths = Uint32Array.from(builder.lengths);
    this.#firsts = Uint32Array.from(builder.firsts);
    this.#indices = builder.indices;
  }

  /** A node that is still there. */
  node(index: number): MappedNode | undefined {
    return this.#nodes[index]?.deref();
  }

  /** How many characters a node had when it was read. */
  lengthOf(index: number): number {
    return this.#lengths[index] ?? 0;
  }

  /** The index of a node that was read. */
  indexOf(node: Node): number | undefined {
    return this.#indices.get(node);
  }

  /** The pieces that a span touches, cut to it; what is written as a reference is never cut. */
  *within({ start, end }: TextSpan): Generator<Segment> {
    for (let i = this.#lastFrom(start); i < this.#count; i++) {
      const segment = this.#segment(i);
      if (segment.from >= end) return;
      const before = Math.max(0, start - segment.from);
      const after = Math.max(0, segment.from + segment.length - end);
      if (before >= segment.length) continue;
      if (segment.reach !== segment.length) {
        yield segment.reach === 0 ? cut(segment, before, after, 0) : segment;
      } else yield cut(segment, before, after, 1);
    }
  }

  /** Where an offset of a node stands in the string; what was left out stands where the text goes on. */
  offsetOf(index: number, at: number): number {
    const first = this.#firsts[index] ?? 0;
    const last = (this.#firsts[index + 1] ?? this.#count) - 1;
    let result = this.#segment(first).from;
    for (let i = first; i <= last; i++) {
      const { from, length, at: start, reach } = this.#segment(i);
      if (at < start) return from;
      if (at < start + reach) return reach === length ? from + at - start : from;
      result = from + (reach === 0 ? 0 : length);
    }
    return result;
  }

  get #count(): number {
    return this.#segments.length / FIELDS;
  }

  /** The last segment that begins at an offset or before it; the first one if none does. */
  #lastFrom(offset: number): number {
    let low = 0;
    let high = this.#count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#segments[middle * FIELDS] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #segment(index: number): Segment {
    const i = index * FIELDS;
    const [from = 0, length = 0, node = 0, at = 0, reach = 0] = this.#segments.subarray(
      i,
      i + FIELDS,
    );
    return { from, length, node, at, reach };
  }
}

const FIELDS = 5;

/** @param inNode 1 if what is cut off is cut off in the node, too */
function cut(segment: Segment, before: number, after: number, inNode: 0 | 1): Segment {
  const { from, length, node, at, reach } = segment;
  return {
    from: from + before,
    length: length - before - after,
    node,
    at: at + before * inNode,
    reach: reach - (before + after) * inNode,
  };
}

/** Collects a {@link TextMap} in the order of the string. */
export class TextMapBuilder {
  readonly segments: number[] = [];
  readonly nodes: WeakRef<MappedNode>[] = [];
  readonly lengths: number[] = [];
  readonly firsts: number[] = [];
  readonly indices = new WeakMap<Node, number>();
  #node: MappedNode | undefined;

  /**
   * The string goes on at `from` with `length` characters, for `reach` characters of a node from `at` on. A node's pieces follow
   * each other.
   */
  add(node: MappedNode, from: number, length: number, at: number, reach: number): void {
    const { segments } = this;
    if (node !== this.#node) this.#begin(node);
    else if (length === reach) {
      const last = segments.length - FIELDS;
      const [lastFrom = 0, lastLength = 0, , lastAt = 0, lastReach = 0] = segments.slice(last);
      const isExact = lastLength === lastReach;
      if (isExact && lastFrom + lastLength === from && lastAt + lastReach === at) {
        segments[last + 1] = lastLength + length;
        segments[last + 4] = lastReach + reach;
        return;
      }
    }
    segments.push(from, length, this.nodes.length - 1, at, reach);
  }

  #begin(node: MappedNode): void {
    this.#node = node;
    this.indices.set(node, this.nodes.length);
    this.nodes.push(new WeakRef(node));
    this.lengths.push('data' in node ? node.length : 0);
    this.firsts.push(this.segments.length / FIELDS);
  }
}
