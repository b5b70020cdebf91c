import { type MarkupElement, textOf } from './markup';

/** How an element of a document goes into a book. */
export type ElementFate =
  /** As it is. */
  | 'keep'
  /** Its content alone. */
  | 'unwrap'
  /** Its content, as a block of its own. */
  | 'block'
  /** Not at all. */
  | 'drop';

function named(names: string): ReadonlySet<string> {
  return new Set(names.trim().split(/\s+/));
}

/** Blocks that stay. */
const BLOCKS = named(
  `p h1 h2 h3 h4 h5 h6 blockquote pre ul ol li dl dt dd table caption thead tbody tfoot tr th td figure figcaption aside hr div`,
);

/** What stays inside of a line. */
const INLINE = named(
  `a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup u var`,
);

/** Blocks that a book does not tell apart. */
const OTHER_BLOCKS = named(
  `address article center details dir fieldset form footer header hgroup legend main section summary`,
);

/** What all of a document lies in. */
const ROOTS = new Set(['', 'html', 'body']);

/** What is not text, loads or runs something, or is operated. */
const DROPPED = named(
  `applet area audio base button canvas col colgroup datalist dialog embed frame frameset head iframe input link map menu meta
  nav noembed noframes noscript object optgroup option param plaintext progress script select source style
  template textarea title track video xmp`,
);

/** Elements that never have content. */
export const VOID_ELEMENTS = named('br hr img');

/** What becomes of an element; one that nobody knows gives its content. */
export function fateOf(name: string): ElementFate {
  if (BLOCKS.has(name) || INLINE.has(name)) return 'keep';
  if (OTHER_BLOCKS.has(name)) return 'block';
  return DROPPED.has(name) ? 'drop' : 'unwrap';
}

/** Whether an element stands apart from the text around it. */
export function isBlock(name: string): boolean {
  return BLOCKS.has(name) || OTHER_BLOCKS.has(name) || ROOTS.has(name);
}

/** Whether an element's attributes hide it from everybody. */
export function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  return (
    'hidden' in attributes ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributes.style ?? '')
  );
}

/** The words of an attribute such as `epub:type`, `role` or `class`. */
function wordsOf(value: string | undefined): readonly string[] {
  return value?.toLowerCase().split(/\s+/) ?? [];
}

/** Identifiers that word processors and converters give to notes: `fn3`, `sdfootnote1`, `footnote-2`. */
const NOTE_ID = /^(?:fn|ftn|sdfootnote|sdendnote|footnote|endnote)[-_:]?\d+$/i;

/** Whether an element is a note that stands outside of the text's order. */
export function isNote({ name, attributes }: MarkupElement): boolean {
  if (!isBlock(name)) return false;
  const types = wordsOf(attributes['epub:type']);
  const roles = wordsOf(attributes.role);
  return (
    NOTE_ID.test(attributes.id ?? '') ||
    types.some((type) => /^(?:footnote|endnote|rearnote|note)$/.test(type)) ||
    roles.some((role) => role === 'doc-footnote' || role === 'doc-endnote')
  );
}

/** Whether an element is a link from a note to its mark, which says nothing. */
export function isBackLink(element: MarkupElement): boolean {
  const { name, attributes } = element;
  if (name !== 'a') return false;
  const isNamed =
    wordsOf(attributes.role).includes('doc-backlink') ||
    wordsOf(attributes['epub:type']).includes('backlink');
  return (
    isNamed ||
    (attributes.href?.includes('#') === true &&
      /^\s*[↩↑^⏎][\ufe0e\ufe0f]?\s*$/u.test(textOf(element)))
  );
}

/** Whether an element is the mark of a note. */
export function isNoteMark(attributes: Readonly<Record<string, string>>): boolean {
  return (
    wordsOf(attributes['epub:type']).includes('noteref') ||
    wordsOf(attributes.role).includes('doc-noteref') ||
    wordsOf(attributes.class).some((name) => /^(?:footnote-?ref|noteref)$/.test(name))
  );
}
