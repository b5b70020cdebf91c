import { isLeftOut, isMarkedSilent, labelOf, tagsOf } from './element-role';
import type { HtmlWriter } from './html-writer';

/** An element whose children are being read. */
interface OpenElement {
  /** The children still to come: siblings from here on, or what a slot shows. */
  next: Node | null;
  readonly assigned: readonly Node[] | undefined;
  position: number;
  /** Depth of the string before the element's tags. */
  readonly depth: number;
  readonly verbatim: boolean;
  readonly style: CSSStyleDeclaration | undefined;
  /** Found out with the first text that asks. */
  unseen: boolean | undefined;
  keepsLines: boolean | undefined;
}

/** Reads what is rendered of a page, in the order of its flat tree. Without recursion: scripts nest deeply. */
export class Walk {
  readonly #stack: OpenElement[] = [];
  readonly #view: Window | null;
  readonly #rootUnseen: boolean;

  /**
   * @param root is read whatever its own state
   * @param range the part of it that is read; default all
   * @param skip selector of what is left out
   */
  constructor(
    private readonly writer: HtmlWriter,
    root: Element,
    private readonly range?: Range,
    private readonly skip?: string,
  ) {
    this.#view = root.ownerDocument.defaultView;
    this.#rootUnseen = isUnseen(this.#view?.getComputedStyle(root));
    this.#enter(root, true);
    while (this.#stack.length > 0) this.#step();
  }

  #step(): void {
    const open = this.#stack.at(-1) as OpenElement;
    const node = open.assigned ? (open.assigned[open.position++] ?? null) : open.next;
    if (node === null) {
      this.#stack.pop();
      this.writer.closeTo(open.depth);
      return;
    }
    if (!open.assigned) open.next = node.nextSibling;
    if (node.nodeType === Node.TEXT_NODE) this.#text(node as Text, open);
    else if (node.nodeType === Node.ELEMENT_NODE && this.#isInRange(node))
      this.#enter(node as Element, false);
  }

  #enter(element: Element, isRoot: boolean): void {
    const { writer } = this;
    const style = this.#view?.getComputedStyle(element);
    const display = style?.display ?? '';
    if (!isRoot && display === 'none') return;
    if (!isRoot && this.#isSilent(element, style)) {
      this.#leaveOut(display);
      return;
    }
    const label = labelOf(element);
    if (label?.trim() && !this.#isHidden(style)) {
      writer.image(element, label);
      return;
    }
    if (label !== undefined || isLeftOut(element)) {
      this.#leaveOut(display);
      return;
    }
    const { localName: name } = element;
    if (name === 'br' || name === 'hr') {
      writer.void(name);
      return;
    }
    const { depth } = writer;
    for (const tag of tagsOf(element, display)) writer.open(tag.name, tag.attributes);
    const assigned = assignedTo(element);
    this.#stack.push({
      next: assigned ? null : firstChild(element),
      assigned,
      position: 0,
      depth,
      verbatim: name === 'pre' || (this.#stack.at(-1)?.verbatim ?? false),
      style,
      unseen: undefined,
      keepsLines: undefined,
    });
  }

  #isSilent(element: Element, style: CSSStyleDeclaration | undefined): boolean {
    if (isMarkedSilent(element) || style?.contentVisibility === 'hidden') return true;
    return this.skip !== undefined && element.matches(this.skip);
  }

  /** What is seen and not read still parts the words around it. */
  #leaveOut(display: string): void {
    if (display === '' || display.startsWith('ruby')) return;
    if (display === 'contents' || display.startsWith('inline')) this.writer.space();
    else this.writer.boundary();
  }

  #text(node: Text, open: OpenElement): void {
    if (node.length === 0 || !this.#isInRange(node)) return;
    open.unseen ??= this.#isHidden(open.style);
    if (open.unseen) {
      this.writer.space();
      return;
    }
    const { range, writer } = this;
    const start = node === range?.startContainer ? range.startOffset : 0;
    const end = node === range?.endContainer ? range.endOffset : node.length;
    if (open.verbatim) writer.verbatim(node, start, end);
    else if (this.#keepsLines(node, open)) writer.lines(node, start, end);
    else writer.text(node, start, end);
  }

  #keepsLines(node: Text, open: OpenElement): boolean {
    if (!node.data.includes('\n')) return false;
    open.keepsLines ??= /pre|break-spaces/.test(open.style?.whiteSpace ?? '');
    return open.keepsLines;
  }

  #isHidden(style: CSSStyleDeclaration | undefined): boolean {
    return !this.#rootUnseen && isUnseen(style);
  }

  /** What is in a shadow tree is as much in the range as its host. */
  #isInRange(node: Node): boolean {
    const { range } = this;
    if (!range) return true;
    if (node.getRootNode() !== range.startContainer.getRootNode()) return true;
    return range.intersectsNode(node);
  }
}

function isUnseen(style: CSSStyleDeclaration | undefined): boolean {
  const visibility = style?.visibility ?? '';
  return visibility === 'hidden' || visibility === 'collapse';
}

/** What is rendered in place of an element's own children; undefined if they are. */
function assignedTo(element: Element): readonly Node[] | undefined {
  if (element.localName === 'details' && !element.hasAttribute('open')) {
    const summary = [...element.children].find(({ localName }) => localName === 'summary');
    return summary ? [summary] : [];
  }
  if (element.localName !== 'slot') return undefined;
  const assigned = (element as HTMLSlotElement).assignedNodes?.() ?? [];
  return assigned.length > 0 ? assigned : undefined;
}

/** Where the rendered children of an element begin. */
function firstChild(element: Element): Node | null {
  if (element.shadowRoot) return element.shadowRoot.firstChild;
  return element.firstChild;
}
