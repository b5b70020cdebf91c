import { HIGHLIGHT_KINDS, highlightName } from './highlight-names';
import type { HighlightedPlaces, HighlightPainter } from './highlight-painter';
import type { TextPlace } from './page-text';
import { livePlace } from './text-pieces';

/**
 * Draws with the CSS Custom Highlight API: the page's DOM is not touched. All highlighters of a page add their ranges to the same
 * two entries of its registry, and take away only their own.
 */
export class RegistryPainter implements HighlightPainter {
  #shown: { readonly name: string; readonly range: Range }[] = [];

  constructor(private readonly view: Window & typeof globalThis) {}

  /** Whether a window has the API. */
  static isSupported(view: Window & typeof globalThis): boolean {
    return typeof view.Highlight === 'function' && 'highlights' in (view.CSS ?? {});
  }

  paint(places: HighlightedPlaces): void {
    const before = this.#shown;
    this.#shown = [];
    for (const [priority, kind] of HIGHLIGHT_KINDS.entries()) {
      const name = highlightName(kind);
      for (const place of places[kind]) {
        const range = rangeOf(place);
        this.#entry(name, priority).add(range);
        this.#shown.push({ name, range });
      }
    }
    const { highlights } = this.view.CSS;
    for (const { name, range } of before) {
      const entry = highlights.get(name);
      entry?.delete(range);
      if (entry?.size === 0) highlights.delete(name);
    }
  }

  #entry(name: string, priority: number): Highlight {
    const { highlights } = this.view.CSS;
    const known = highlights.get(name);
    if (known) return known;
    const entry = new this.view.Highlight();
    entry.priority = priority;
    highlights.set(name, entry);
    return entry;
  }
}

function rangeOf({ node, start, end }: TextPlace): Range {
  const range = node.ownerDocument.createRange();
  if ('data' in node) {
    range.setStart(...livePlace(node, start, false));
    range.setEnd(...livePlace(node, end, true));
  } else range.selectNode(node);
  return range;
}
