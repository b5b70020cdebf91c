import { DOCUMENT_PAUSES } from './document-pauses';
import type { EmphasisLevel } from './reading-text';

const { heading, paragraph, listItem, row, cell } = DOCUMENT_PAUSES;

function table<T>(rows: readonly (readonly [string, T])[]): ReadonlyMap<string, T> {
  return new Map(
    rows.flatMap(([names, value]) => names.split(' ').map((name) => [name, value] as const)),
  );
}

/** Elements that stand apart from what is around them, with the silence after them in seconds. */
export const BLOCK_PAUSES: ReadonlyMap<string, number> = table([
  ['h1 h2 h3 h4 h5 h6 hgroup title', heading],
  [
    'p blockquote pre div section article main header footer nav aside address figure form fieldset hr ul ol dl table details body html',
    paragraph,
  ],
  ['li dt dd figcaption caption summary legend option', listItem],
  ['tr', row],
  ['td th', cell],
]);

/** The level of a heading element; undefined for any other. */
export function headingLevel(name: string): number | undefined {
  return /^h[1-6]$/.test(name) ? Number(name.charAt(1)) : undefined;
}

/** Elements whose content is not the author's text, or not for reading aloud. */
export const SILENT_ELEMENTS: ReadonlySet<string> = new Set(
  `head script style template noscript noframes iframe object embed canvas svg math audio video map select textarea button
  datalist rt rp`.split(/\s+/),
);

/** How strongly an element stresses what is in it. */
export const EMPHASIS: ReadonlyMap<string, EmphasisLevel> = table([
  ['em i cite dfn', 'moderate' as const],
  ['strong b mark', 'strong' as const],
]);

/** Whether an element's attributes say that it is not for reading. */
export function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  return (
    'hidden' in attributes ||
    attributes['aria-hidden'] === 'true' ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributes.style ?? '')
  );
}

/** Whether an element is the mark of a note: `<sup class="reference">`, `<a role="doc-noteref">`. */
export function isNoteMark(name: string, attributes: Readonly<Record<string, string>>): boolean {
  const { role, class: classes = '' } = attributes;
  if (role === 'doc-noteref' || role === 'doc-backlink') return true;
  if (attributes['epub:type'] === 'noteref') return true;
  return name === 'sup' && /(?:^|\s)(?:reference|footnote|noteref|fn)(?:$|[\s-])/i.test(classes);
}
