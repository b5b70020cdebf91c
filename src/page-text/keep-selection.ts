import { livePlace, originPlace } from './text-pieces';

/** A place in a text node as the page had it. */
type Place = readonly [origin: Text, offset: number];

/**
 * Changes the pieces of text nodes of one tree, and puts the reader's selection back to the same characters where it was in them.
 * The selection is read once, before anything has changed: afterwards, each look at it costs a layout.
 */
export function keepSelection(origins: ReadonlySet<Text>, change: () => void): void {
  const [first] = origins;
  const selection = first && selectionOf(first);
  const anchor = placeIn(origins, selection?.anchorNode, selection?.anchorOffset);
  const focus = placeIn(origins, selection?.focusNode, selection?.focusOffset);
  change();
  if (!selection || !(anchor || focus)) return;
  const [fromNode, from] = anchor
    ? livePlace(...anchor, false)
    : ([selection.anchorNode, selection.anchorOffset] as const);
  const [toNode, to] = focus
    ? livePlace(...focus, false)
    : ([selection.focusNode, selection.focusOffset] as const);
  if (fromNode && toNode) selection.setBaseAndExtent(fromNode, from, toNode, to);
}

/** A shadow tree has one of its own in some browsers. */
function selectionOf(node: Node): Selection | null {
  const tree = node.getRootNode() as Partial<Document>;
  return tree.getSelection?.() ?? node.ownerDocument?.getSelection() ?? null;
}

function placeIn(
  origins: ReadonlySet<Text>,
  node: Node | null | undefined,
  offset = 0,
): Place | undefined {
  if (node?.nodeType !== Node.TEXT_NODE) return undefined;
  const place = originPlace(node as Text, offset);
  return origins.has(place[0]) ? place : undefined;
}
