/** What is highlighted. */
export const HIGHLIGHT_KINDS = Object.freeze(['sentence', 'word'] as const);
/** One of {@link HIGHLIGHT_KINDS}; the later one is drawn over the earlier. */
export type HighlightKind = (typeof HIGHLIGHT_KINDS)[number];

/** The name of a kind in CSS: `::highlight(kokoro-word)`, and `mark.kokoro-word` where that is missing. */
export function highlightName(kind: HighlightKind): string {
  return `kokoro-${kind}`;
}
