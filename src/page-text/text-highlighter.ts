import type { TextSpan } from '../contracts/text';
import { HIGHLIGHT_KINDS } from './highlight-names';
import type { HighlightPainter } from './highlight-painter';
import { adoptStyles, releaseStyles } from './highlight-styles';
import { MarkPainter } from './mark-painter';
import type { PageText, TextPlace } from './page-text';
import { RegistryPainter } from './registry-painter';

/** What is to be seen; spans of {@link PageText.html}. */
export interface Highlighted {
  readonly sentence?: TextSpan | undefined;
  readonly word?: TextSpan | undefined;
}

/** How a highlighter draws. */
export interface TextHighlighterOptions {
  /** `marks` puts `<mark>` elements into the page even where the CSS Custom Highlight API is there; default `auto`. */
  readonly draw?: 'auto' | 'marks';
}

/**
 * Highlights a sentence and a word of a page: `::highlight(kokoro-sentence)` and `::highlight(kokoro-word)`, without a change to its
 * DOM; `mark.kokoro-sentence` and `mark.kokoro-word` where the browser has no such API. Several may be at work on a page.
 */
export class TextHighlighter {
  readonly #painter: HighlightPainter | undefined;
  /** The trees that have the default looks for this one. */
  readonly #styled = new Set<Document | ShadowRoot>();

  constructor(
    private readonly text: PageText,
    { draw = 'auto' }: TextHighlighterOptions = {},
  ) {
    const view = text.root?.ownerDocument.defaultView;
    if (!view) return;
    const hasRegistry = draw === 'auto' && RegistryPainter.isSupported(view);
    this.#painter = hasRegistry ? new RegistryPainter(view) : new MarkPainter();
  }

  /** Shows these in place of those before. What the page has changed since it was read is not shown. */
  show({ sentence, word }: Highlighted): void {
    const places = { sentence: this.#places(sentence), word: this.#places(word) };
    for (const kind of HIGHLIGHT_KINDS) for (const { node } of places[kind]) this.#style(node);
    this.#painter?.paint(places);
  }

  /** Shows nothing. */
  clear(): void {
    this.#painter?.paint({ sentence: [], word: [] });
  }

  /** Leaves the page as if there had been nothing. It can be used again. */
  dispose(): void {
    this.clear();
    for (const tree of this.#styled) releaseStyles(tree);
    this.#styled.clear();
  }

  #places(span: TextSpan | undefined): readonly TextPlace[] {
    return (span && this.text.placesOf(span)) ?? [];
  }

  #style(node: Node): void {
    const tree = node.getRootNode() as Document | ShadowRoot;
    if (this.#styled.has(tree) || !('adoptedStyleSheets' in tree)) return;
    this.#styled.add(tree);
    adoptStyles(tree);
  }
}
