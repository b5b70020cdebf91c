/** Not rendered as text, or not for listening; what has a label of its own is asked for that first. */
const LEFT_OUT = new Set(
  `head title script style template noscript noframes iframe object embed canvas svg math audio video map select textarea
  input button datalist meter progress rt rp`.split(/\s+/),
);

/** Blocks whose names mean something to whoever reads the string. */
const KEPT_BLOCKS = new Set(
  `h1 h2 h3 h4 h5 h6 p pre blockquote figure figcaption ul ol li dl dt dd table caption tr td th summary legend`.split(
    /\s+/,
  ),
);
/** Blocks that only stand apart; their style may make them part of a line. */
const PLAIN_BLOCKS = new Set(
  'div section article main header footer nav aside form fieldset details address hgroup dialog search body html'.split(
    ' ',
  ),
);
const TABLE_PARTS = new Set('thead tbody tfoot colgroup'.split(' '));
const KEPT_INLINE = new Set('em i cite dfn strong b mark sup'.split(' '));
const ROLES: ReadonlyMap<string, string> = new Map([
  ['heading', 'h2'],
  ['listitem', 'li'],
]);
/** A table that only arranges a page is none to whoever listens. */
const PLAIN_ROLES = new Set(['presentation', 'none']);

const NOTE_ROLES = new Set(['doc-noteref', 'doc-backlink']);
const NOTE_CLASS = /(?:^|\s)(?:reference|footnote|noteref|fn)(?:$|[\s-])/i;

/** A tag of the HTML string. */
export interface WrittenTag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What an author marks so that it is not read; the player's own bar is. */
export const SKIP_ATTRIBUTE = 'data-kokoro-skip';

/** Whether an element's attributes say that neither it nor anything in it is to be read. */
export function isMarkedSilent(element: Element): boolean {
  return (
    element.hasAttribute('hidden') ||
    element.hasAttribute('inert') ||
    element.getAttribute('aria-hidden') === 'true' ||
    element.hasAttribute(SKIP_ATTRIBUTE)
  );
}

/** Whether an element is never read, but for a label. */
export function isLeftOut(element: Element): boolean {
  return LEFT_OUT.has(element.localName);
}

/** What is read in place of an element: an image's text, an icon's. Empty for a decoration; undefined for what is no image. */
export function labelOf(element: Element): string | undefined {
  const { localName: name } = element;
  const label = () => element.getAttribute('aria-label') ?? '';
  const role = element.getAttribute('role');
  if (name === 'img') {
    return PLAIN_ROLES.has(role ?? '') ? '' : (element.getAttribute('alt') ?? label());
  }
  if (name === 'svg')
    return label() || (element.querySelector(':scope > title')?.textContent ?? '');
  if (name === 'math') return label() || (element.getAttribute('alttext') ?? '');
  if (role === 'img') return label();
  const isIcon = (name === 'a' || role === 'link') && element.hasAttribute('aria-label');
  return isIcon && !hasText(element) ? label() : undefined;
}

function hasText(link: Element): boolean {
  if (link.textContent?.trim()) return true;
  return link.querySelector('img[alt]:not([alt=""])') !== null || link.shadowRoot !== null;
}

/**
 * The tags that keep an element's meaning in the HTML string, outermost first; none for what only looks different.
 * @param display as it is rendered; empty where nothing is
 */
export function tagsOf(element: Element, display: string): readonly WrittenTag[] {
  const tags: WrittenTag[] = [];
  const block = blockOf(element, display);
  if (block) tags.push({ name: block, attributes: {} });
  const inline = inlineOf(element);
  if (inline) tags.push(inline);
  const lang = element.getAttribute('lang');
  if (lang === null) return tags;
  const { name, attributes } = tags.pop() ?? { name: 'span', attributes: {} };
  return [...tags, { name, attributes: { ...attributes, lang } }];
}

function blockOf(element: Element, display: string): string | undefined {
  const { localName: name } = element;
  const role = element.getAttribute('role');
  const meant = role === null ? undefined : ROLES.get(role);
  if (meant) return meant;
  if (name === 'table' && PLAIN_ROLES.has(role ?? '')) return 'div';
  if (KEPT_BLOCKS.has(name)) return name;
  if (TABLE_PARTS.has(name)) return undefined;
  const isPlain = PLAIN_BLOCKS.has(name);
  if (display === '') return isPlain ? 'div' : undefined;
  if (display === 'contents' || display === 'inline' || display.startsWith('ruby'))
    return undefined;
  // Words beside each other in boxes of a line: letters of one word, or cards in a row.
  if (display.startsWith('inline')) return isPlain ? 'div' : undefined;
  return 'div';
}

function inlineOf(element: Element): WrittenTag | undefined {
  const { localName: name } = element;
  if (isNoteLink(element)) return { name: 'a', attributes: { role: 'doc-noteref' } };
  if (name === 'sup' && NOTE_CLASS.test(element.className))
    return { name, attributes: { class: 'reference' } };
  if (KEPT_INLINE.has(name)) return { name, attributes: {} };
  // A link that is raised leads to a note.
  if (name === 'a' && element.parentElement?.closest('sup')) return { name, attributes: {} };
  return undefined;
}

function isNoteLink(element: Element): boolean {
  const role = element.getAttribute('role');
  if (role !== null && NOTE_ROLES.has(role)) return true;
  return element.getAttribute('epub:type') === 'noteref';
}
