import type { TextSpan } from '../contracts/text';
import { HtmlWriter, INLINE_TAGS } from './html-writer';
import { type MappedNode, type Segment, TextMap } from './text-map';
import { livePlace, originPlace, wholeData } from './text-pieces';
import { Walk } from './walk';

/** What of a page is read. */
export interface PageTextOptions {
  /** Selector of elements that are left out, with all that is in them. */
  readonly skip?: string;
}

/** A part of a text node, or an element that is read by a label (then both are 0). Offsets as the page has the node. */
export interface TextPlace {
  readonly node: MappedNode;
  readonly start: number;
  readonly end: number;
}

/**
 * What of a page is for listening, as an HTML string for `speak(text.html, { type: 'text/html' })`, with the way back: every
 * offset of the string belongs to a place in the page. The string is taken once; what the page changes afterwards is not in
 * it. Holds no node of the page alive.
 */
export class PageText {
  /** Headings, paragraphs, lists, tables, code, images' texts and `lang`; empty if there is nothing to read. */
  readonly html: string;
  readonly #map: TextMap;
  readonly #root: WeakRef<Element>;
  readonly #wasConnected: boolean;

  /** @param source the part of the page to read; an element is read even if it is hidden itself */
  constructor(source: Element | Range, { skip }: PageTextOptions = {}) {
    const range = 'nodeType' in source ? undefined : source;
    const root = 'nodeType' in source ? source : rootOf(source);
    const writer = new HtmlWriter();
    new Walk(writer, root, range, skip);
    this.html = writer.finish();
    this.#map = new TextMap(writer.map);
    this.#root = new WeakRef(root);
    this.#wasConnected = root.isConnected;
  }

  /** The element that was read, or that the range was in; undefined if it is gone for good. */
  get root(): Element | undefined {
    return this.#root.deref();
  }

  /**
   * Where a span of the string stands in the page: from its first character to its last, with what was left out in between.
   * undefined where nothing of it is text, where the page has changed there, or where it is in several shadow trees.
   */
  rangeOf(span: TextSpan): Range | undefined {
    const places = this.placesOf(span);
    const first = places?.at(0);
    const last = places?.at(-1);
    if (!first || !last) return undefined;
    const range = first.node.ownerDocument.createRange();
    if ('data' in first.node) range.setStart(...livePlace(first.node, first.start, false));
    else range.setStartBefore(first.node);
    const { startContainer, startOffset } = range;
    if ('data' in last.node) range.setEnd(...livePlace(last.node, last.end, true));
    else range.setEndAfter(last.node);
    // An end before the start, or in another tree, moves the start.
    const isMoved = range.startContainer !== startContainer || range.startOffset !== startOffset;
    return isMoved ? undefined : range;
  }

  /**
   * The parts of text nodes that a span of the string stands for, in order, without what was left out. undefined where the page has
   * changed there since.
   */
  placesOf(span: TextSpan): readonly TextPlace[] | undefined {
    const places: { node: MappedNode; start: number; end: number }[] = [];
    for (const segment of this.#map.within(span)) {
      const node = this.#map.node(segment.node);
      if (!node || !this.#isStill(node, segment)) return undefined;
      const start = segment.at;
      const end = segment.at + segment.reach;
      const last = places.at(-1);
      if (last?.node === node) last.end = end;
      else places.push({ node, start, end });
    }
    return places.length > 0 ? places : undefined;
  }

  /** The words of a span of the string, without markup, as they were when the page was read. */
  textOf(span: TextSpan): string {
    let text = '';
    let end: number | undefined;
    for (const { from, length, reach } of this.#map.within(span)) {
      if (end !== undefined && partsWords(this.html.slice(end, from))) text += ' ';
      const written = this.html.slice(from, from + length);
      text += length === reach ? written : decoded(written);
      end = from + length;
    }
    return text.replace(/\s+/g, ' ').trim();
  }

  /**
   * Where a place of the page stands in the string: an offset of a text node, or a child of an element, as selections and carets
   * have them. What was left out stands where the reading goes on. undefined outside of what was read, and where the page has
   * changed.
   */
  offsetOf(node: Node, offset: number): number | undefined {
    if (node.nodeType === Node.TEXT_NODE) {
      const [origin, at] = originPlace(node as Text, offset);
      const index = this.#map.indexOf(origin);
      if (index !== undefined)
        return this.#hasLength(origin, index) ? this.#map.offsetOf(index, at) : undefined;
    }
    return this.#following(node, offset);
  }

  /** Where the first thing that was read at or after a place stands. */
  #following(node: Node, offset: number): number | undefined {
    const { root } = this;
    if (!root?.contains(node)) return undefined;
    const walker = root.ownerDocument.createTreeWalker(root);
    const child = node.childNodes[offset];
    walker.currentNode = child ?? lastWithin(node);
    let next = child ?? walker.nextNode();
    for (; next; next = walker.nextNode()) {
      const index = this.#map.indexOf(next);
      if (index === undefined) continue;
      const isSame = !('data' in next) || this.#hasLength(next as Text, index);
      return isSame ? this.#map.offsetOf(index, 0) : undefined;
    }
    return undefined;
  }

  #isStill(node: MappedNode, { from, length, node: index, at, reach }: Segment): boolean {
    if (this.#wasConnected && !node.isConnected) return false;
    if (!('data' in node)) return true;
    const data = wholeData(node);
    if (data.length !== this.#map.lengthOf(index)) return false;
    const written = this.html.slice(from, from + length);
    const now = data.slice(at, at + reach);
    return (
      now === (length === reach ? written : decoded(written)) || spaced(now) === spaced(written)
    );
  }

  #hasLength(node: Text, index: number): boolean {
    return wholeData(node).length === this.#map.lengthOf(index);
  }
}

/** The block that a range is in, so that a part of a heading stays one. */
function rootOf({ commonAncestorContainer: common }: Range): Element {
  const isElement = common.nodeType === Node.ELEMENT_NODE;
  let root = isElement ? (common as Element) : (common.parentElement ?? hostOf(common));
  const view = root.ownerDocument.defaultView;
  while (root.parentElement && view?.getComputedStyle(root).display === 'inline')
    root = root.parentElement;
  return root;
}

function hostOf(node: Node): Element {
  const root = node.getRootNode();
  if ('host' in root) return (root as ShadowRoot).host;
  return (node.ownerDocument ?? (node as Document)).documentElement;
}

function lastWithin(node: Node): Node {
  let last = node;
  while (last.lastChild) last = last.lastChild;
  return last;
}

function partsWords(markup: string): boolean {
  return [...markup.matchAll(/<\/?([a-z0-9]+)/g)].some(([, name = '']) => !INLINE_TAGS.has(name));
}

function decoded(reference: string): string {
  return reference.replace('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

function spaced(text: string): string {
  return text.replace(/[\t\n\r\f]/g, ' ');
}
