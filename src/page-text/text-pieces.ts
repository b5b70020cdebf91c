/** A part of a text node that was split to be marked. */
export interface TextPiece {
  readonly node: Text;
  /** Where it begins in the node's text as the page had it. */
  readonly from: number;
}

/** The pieces of a node that is split, itself the first; and the node that a piece was split from. */
const pieces = new WeakMap<Text, readonly TextPiece[]>();
const origins = new WeakMap<Text, { readonly origin: Text; readonly from: number }>();

/** Remembers that a node is split; one piece or none says that it is whole again. */
export function setPieces(origin: Text, split: readonly TextPiece[]): void {
  for (const { node } of pieces.get(origin) ?? []) origins.delete(node);
  pieces.delete(origin);
  if (split.length < 2) return;
  pieces.set(origin, split);
  for (const { node, from } of split) if (node !== origin) origins.set(node, { origin, from });
}

/** The pieces of a node; of one that is whole, itself. */
export function piecesOf(origin: Text): readonly TextPiece[] {
  return pieces.get(origin) ?? [{ node: origin, from: 0 }];
}

/** A node's text as the page had it; without the pieces that the page has removed since. */
export function wholeData(origin: Text): string {
  const split = pieces.get(origin);
  if (!split) return origin.data;
  return split.map(({ node }) => (isStillThere(node, origin) ? node.data : '')).join('');
}

/** Whether the page has left a piece where its node is. */
export function isStillThere(piece: Text, origin: Text): boolean {
  return piece.getRootNode() === origin.getRootNode();
}

/** Where an offset of the whole text stands now. At the edge of two pieces, an end is in the first of them. */
export function livePlace(origin: Text, offset: number, isEnd: boolean): readonly [Text, number] {
  const split = piecesOf(origin);
  const piece = split.findLast(({ from }) => (isEnd ? from < offset : from <= offset));
  return piece ? [piece.node, offset - piece.from] : [origin, offset];
}

/** The node that the page knows, and the offset there. */
export function originPlace(node: Text, offset: number): readonly [Text, number] {
  const piece = origins.get(node);
  return piece ? [piece.origin, piece.from + offset] : [node, offset];
}
