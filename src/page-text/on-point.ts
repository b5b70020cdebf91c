import type { PageText } from './page-text';

/** What a reader pointed at. */
export interface PointedWord {
  /** Where the word begins in {@link PageText.html}. */
  readonly offset: number;
  readonly event: MouseEvent;
}

/** Which gesture points; and a signal that ends it. */
export interface PointOptions {
  /** Default `dblclick`. */
  readonly gesture?: 'dblclick' | 'click';
  readonly signal?: AbortSignal;
}

/** What a click has a meaning of its own for. */
const INTERACTIVE = `a[href], area[href], button, input, select, textarea, option, label, summary, audio, video, iframe, [contenteditable]:not([contenteditable='false']),
  [role="button"], [role="link"], [role="checkbox"], [role="menuitem"], [role="option"], [role="switch"], [role="tab"],
  [role="textbox"]`;
/** A pointer that went farther was dragged, in CSS pixels. */
const DRAG = 6;

/**
 * Calls back when the reader points at a word that is read: with a double click, or a click. Not on links, buttons and other
 * controls, not beside the words, not with a key held down, and not where the mouse was dragged to select. @returns what ends it
 */
export function onPoint(
  text: PageText,
  handler: (pointed: PointedWord) => void,
  { gesture = 'dblclick', signal }: PointOptions = {},
): () => void {
  const { root } = text;
  const stop = new AbortController();
  signal?.addEventListener('abort', () => stop.abort(), { once: true, signal: stop.signal });
  if (!root || signal?.aborted) return () => {};
  let down: { x: number; y: number } | undefined;
  const pressed = ({ clientX: x, clientY: y }: MouseEvent) => {
    down = { x, y };
  };
  const pointed = (event: MouseEvent) => {
    const isDragged = down && Math.hypot(event.clientX - down.x, event.clientY - down.y) > DRAG;
    if (isDragged || !isPlain(event)) return;
    if (gesture === 'click' && hasSelection(root)) return;
    const offset = offsetAt(text, root, event);
    if (offset !== undefined) handler({ offset, event });
  };
  root.addEventListener('pointerdown', pressed as EventListener, { signal: stop.signal });
  root.addEventListener(gesture, pointed as EventListener, { signal: stop.signal });
  return () => stop.abort();
}

function isPlain(event: MouseEvent): boolean {
  const { button, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (event.defaultPrevented || button !== 0) return false;
  if (altKey || ctrlKey || metaKey || shiftKey) return false;
  return !event.composedPath().some((node) => (node as Partial<Element>).matches?.(INTERACTIVE));
}

function hasSelection(root: Element): boolean {
  const selection = root.ownerDocument.getSelection();
  return selection !== null && !selection.isCollapsed;
}

function offsetAt(text: PageText, root: Element, event: MouseEvent): number | undefined {
  const { clientX: x, clientY: y } = event;
  const trees = event.composedPath().filter((each) => 'host' in each && 'mode' in each);
  const caret = caretAt(root.ownerDocument, x, y, trees as unknown as ShadowRoot[]);
  if (caret?.node.nodeType !== Node.TEXT_NODE) return undefined;
  const node = caret.node as Text;
  const word = wordAround(node.data, caret.offset, (start, end) => isAt(node, start, end, x, y));
  return word === undefined ? undefined : text.offsetOf(node, word);
}

interface Caret {
  readonly node: Node;
  readonly offset: number;
}

function caretAt(
  document: CaretDocument,
  x: number,
  y: number,
  shadowRoots: ShadowRoot[],
): Caret | undefined {
  const position = document.caretPositionFromPoint?.(x, y, { shadowRoots });
  if (position) return { node: position.offsetNode, offset: position.offset };
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}

/** A browser has one of them, or both. */
type CaretDocument = Partial<Pick<Document, 'caretPositionFromPoint' | 'caretRangeFromPoint'>>;

/** A caret stands between two characters, and either may be the one that was hit. */
function wordAround(
  data: string,
  offset: number,
  isHit: (start: number, end: number) => boolean,
): number | undefined {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
  const from = Math.max(0, data.lastIndexOf(' ', Math.max(0, offset - FAR)));
  for (const { index, segment, isWordLike } of segmenter.segment(data.slice(from, offset + FAR))) {
    const start = from + index;
    const end = start + segment.length;
    if (end < offset || !isWordLike) continue;
    if (start > offset) return undefined;
    if (isHit(start, end)) return start;
  }
  return undefined;
}

/** How far around a caret a word may reach, in UTF-16 code units. */
const FAR = 200;

function isAt(node: Text, start: number, end: number, x: number, y: number): boolean {
  const range = node.ownerDocument.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) => x >= left - 1 && x <= right + 1 && y >= top && y <= bottom,
  );
}
