/** The window that a scroll container shows its content through, in the coordinates of the viewport, without scroll padding. */
export interface ScrollPort {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** A rectangle of the viewport. */
export type Box = Pick<DOMRectReadOnly, 'top' | 'bottom' | 'left' | 'right' | 'height'>;

/** Something that scrolls. The viewport's is the document's scrolling element. */
export interface ScrollContainer {
  readonly element: Element;
  /** Where its scroll events are heard. */
  readonly target: Element | Document;
  readonly isViewport: boolean;
}

const SCROLLS = /auto|scroll|overlay/;

/** What scrolls a node, innermost first, across shadow trees; the viewport last. */
export function scrollContainersOf(node: Node): readonly ScrollContainer[] {
  const document = node.ownerDocument ?? (node as Document);
  const view = document.defaultView;
  const viewport = document.scrollingElement ?? document.documentElement;
  const containers: ScrollContainer[] = [];
  for (let at = parentOf(node); at; at = parentOf(at)) {
    if (!isElement(at) || at === viewport || at === document.documentElement) continue;
    const style = view?.getComputedStyle(at);
    const canScroll =
      (SCROLLS.test(style?.overflowY ?? '') && at.scrollHeight > at.clientHeight) ||
      (SCROLLS.test(style?.overflowX ?? '') && at.scrollWidth > at.clientWidth);
    // The body's overflow is the viewport's, as a rule; where it is not, it is no scrolling element.
    if (canScroll) containers.push({ element: at, target: at, isViewport: false });
    if (style?.position === 'fixed') return containers;
  }
  return [...containers, { element: viewport, target: document, isViewport: true }];
}

/** Where a container shows its content now. */
export function scrollPortOf({ element, isViewport }: ScrollContainer): ScrollPort {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  const padding = (value: string | undefined) => Number.parseFloat(value ?? '') || 0;
  const { top, left } = isViewport ? { top: 0, left: 0 } : element.getBoundingClientRect();
  const from = top + (isViewport ? 0 : element.clientTop);
  const side = left + (isViewport ? 0 : element.clientLeft);
  return {
    top: from + padding(style?.scrollPaddingTop),
    bottom: from + element.clientHeight - padding(style?.scrollPaddingBottom),
    left: side + padding(style?.scrollPaddingLeft),
    right: side + element.clientWidth - padding(style?.scrollPaddingRight),
  };
}

/** Whether anything of a rectangle is to be seen in a port. */
export function isInPort(rect: Box, port: ScrollPort): boolean {
  return (
    rect.bottom > port.top &&
    rect.top < port.bottom &&
    rect.right >= port.left &&
    rect.left <= port.right
  );
}

function parentOf(node: Node): Node | null {
  const slot = (node as Partial<Element>).assignedSlot;
  if (slot) return slot;
  return node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null;
}

function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}
