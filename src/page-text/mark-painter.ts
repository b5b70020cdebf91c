import { HIGHLIGHT_KINDS, type HighlightKind, highlightName } from './highlight-names';
import type { HighlightedPlaces, HighlightPainter } from './highlight-painter';
import { keepSelection } from './keep-selection';
import { isStillThere, piecesOf, setPieces, type TextPiece } from './text-pieces';

/** A part of a text node that somebody wants to see marked. Offsets as the page had the node. */
interface Wanted {
  readonly owner: MarkPainter;
  readonly kind: HighlightKind;
  readonly start: number;
  readonly end: number;
}

/** What all highlighters together want of each text node. */
const wanted = new WeakMap<Text, readonly Wanted[]>();

/**
 * Draws with `<mark>` elements, where the CSS Custom Highlight API is missing. A text node keeps its identity: it is split to be
 * marked and gets its whole text back. Images are not marked.
 */
export class MarkPainter implements HighlightPainter {
  #marked = new Set<Text>();

  paint(places: HighlightedPlaces): void {
    const next = new Map<Text, Wanted[]>();
    for (const kind of HIGHLIGHT_KINDS) {
      for (const { node, start, end } of places[kind]) {
        if (!('data' in node)) continue;
        const list = next.get(node) ?? [];
        next.set(node, [...list, { owner: this, kind, start, end }]);
      }
    }
    const touched = new Set([...this.#marked, ...next.keys()]);
    keepSelection(touched, () => {
      for (const node of touched) {
        const others = wanted.get(node)?.filter(({ owner }) => owner !== this) ?? [];
        const all = [...others, ...(next.get(node) ?? [])];
        if (all.length > 0) wanted.set(node, all);
        else wanted.delete(node);
        restore(node);
        mark(node, all);
      }
    });
    this.#marked = new Set(next.keys());
  }
}

/** Gives a node its whole text back. What the page has removed meanwhile stays removed. */
function restore(node: Text): void {
  const [, ...rest] = piecesOf(node);
  setPieces(node, []);
  for (const { node: piece } of rest) {
    if (!isStillThere(piece, node)) continue;
    node.appendData(piece.data);
    const { parentElement: parent } = piece;
    piece.remove();
    if (parent && isOwn(parent)) parent.remove();
  }
}

/** Splits a node where something begins or ends, and puts marks around the parts. */
function mark(node: Text, all: readonly Wanted[]): void {
  if (all.length === 0 || !node.parentNode) return;
  const edges = new Set(all.flatMap(({ start, end }) => [start, end]));
  const cuts = [...edges].filter((at) => at > 0 && at < node.length).sort((a, b) => a - b);
  const pieces: TextPiece[] = [{ node, from: 0 }];
  for (const at of cuts.reverse()) pieces.splice(1, 0, { node: node.splitText(at), from: at });
  // The node itself is never moved: its first piece would take it out of its place.
  if (all.some(({ start }) => start === 0)) {
    const first = node.splitText(0);
    pieces.splice(1, 0, { node: first, from: 0 });
  }
  setPieces(node, pieces);
  for (const { node: piece, from } of pieces.slice(1)) {
    const kinds = HIGHLIGHT_KINDS.filter((kind) =>
      all.some((each) => each.kind === kind && each.start <= from && from < each.end),
    );
    if (kinds.length > 0 && piece.length > 0) wrap(piece, kinds);
  }
}

function wrap(piece: Text, kinds: readonly HighlightKind[]): void {
  const element = piece.ownerDocument.createElement('mark');
  element.className = kinds.map(highlightName).join(' ');
  own.add(element);
  piece.replaceWith(element);
  element.append(piece);
}

const own = new WeakSet<Element>();

function isOwn(element: Element): boolean {
  return own.has(element) && element.childNodes.length === 0;
}
