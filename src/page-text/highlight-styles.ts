import { HIGHLIGHT_KINDS, type HighlightKind, highlightName } from './highlight-names';

type StyledTree = Document | ShadowRoot;

/** A sentence is tinted, so that its own colours stay readable on light and dark; a word has colours of its own. */
const LOOKS: Readonly<
  Record<HighlightKind, readonly (readonly [property: string, value: string])[]>
> = {
  sentence: [
    ['background-color', 'var(--kokoro-sentence-background, rgb(38 146 196 / 0.24))'],
    ['color', 'var(--kokoro-sentence-color, currentcolor)'],
    ['text-decoration', 'var(--kokoro-sentence-decoration, none)'],
  ],
  word: [
    ['background-color', 'var(--kokoro-word-background, #ffd24d)'],
    ['color', 'var(--kokoro-word-color, #1c1600)'],
    ['text-decoration', 'var(--kokoro-word-decoration, none)'],
  ],
};
/**
 * Where the reader's own colours hold. Chromium then gives every custom highlight the colours of a selection, whatever it is told
 * (seen in 156); lines are drawn as they are, so that a word still stands out.
 */
const FORCED: Readonly<Record<HighlightKind, string>> = {
  sentence: 'background-color: Canvas; color: CanvasText; text-decoration: underline dotted;',
  word: 'background-color: Highlight; color: HighlightText; text-decoration: underline solid 0.2em;',
};

const sheets = new WeakMap<Document, CSSStyleSheet>();
const users = new WeakMap<StyledTree, number>();

/** Gives a tree the default looks until {@link releaseStyles} was called as often. */
export function adoptStyles(tree: StyledTree): void {
  const count = users.get(tree) ?? 0;
  users.set(tree, count + 1);
  if (count > 0) return;
  const sheet = sheetOf(tree);
  if (sheet) tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
}

/** Takes the looks away with their last user. */
export function releaseStyles(tree: StyledTree): void {
  const count = users.get(tree) ?? 0;
  if (count > 1) {
    users.set(tree, count - 1);
    return;
  }
  users.delete(tree);
  const sheet = sheetOf(tree);
  tree.adoptedStyleSheets = tree.adoptedStyleSheets.filter((each) => each !== sheet);
}

/** One sheet for all trees of a document, made in its own window. */
function sheetOf(tree: StyledTree): CSSStyleSheet | undefined {
  const document = tree.ownerDocument ?? (tree as Document);
  const known = sheets.get(document);
  const view = document.defaultView;
  if (known || !view) return known;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(HIGHLIGHT_CSS);
  sheets.set(document, sheet);
  return sheet;
}

function rules(selector: (kind: HighlightKind) => string): string {
  const usual = HIGHLIGHT_KINDS.map((kind) => {
    const looks = LOOKS[kind].map(([property, value]) => `${property}: ${value};`).join(' ');
    return `${selector(kind)} { ${looks} }`;
  });
  const forced = HIGHLIGHT_KINDS.map((kind) => `${selector(kind)} { ${FORCED[kind]} }`);
  return `${usual.join('\n')}\n@media (forced-colors: active) { ${forced.join('\n')} }`;
}

/** In a layer, so that whatever a page says of the same names counts more. Marks may meet a page's own rule for `mark`. */
const HIGHLIGHT_CSS = `
@layer kokoro-speak { ${rules((kind) => `::highlight(${highlightName(kind)})`)} }
${rules((kind) => `mark.${highlightName(kind)}`)}
`;
