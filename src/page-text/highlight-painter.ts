import type { HighlightKind } from './highlight-names';
import type { TextPlace } from './page-text';

/** The places to highlight, of each kind. */
export type HighlightedPlaces = Readonly<Record<HighlightKind, readonly TextPlace[]>>;

/** Draws the highlights of one highlighter; those of others on the same page are not its own. */
export interface HighlightPainter {
  /** Draws these in place of those before. */
  paint(places: HighlightedPlaces): void;
}
