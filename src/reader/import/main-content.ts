import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { elementsOf, type MarkupElement, type MarkupNode } from './markup';

/** More elements than any page of a site has; looking through them would take minutes. */
const MOST_ELEMENTS = 30_000;
const LEFT_OUT = new Set([
  'script',
  'style',
  'template',
  'iframe',
  'object',
  'embed',
  'noscript',
  'svg',
]);

/** The document that Readability wants; its type is the DOM's, which a worker does not have. */
type PageDocument = ConstructorParameters<typeof Readability>[0];

/** The main content of a page as HTML, not sanitised; undefined if none is found. */
export function extractMain(page: MarkupElement): string | undefined {
  let count = 0;
  for (const _ of elementsOf(page)) count++;
  if (count > MOST_ELEMENTS) return undefined;
  // Written anew: what the parser has repaired and made less deep cannot hurt a second one.
  const { document } = parseHTML(written(page));
  return new Readability(document as unknown as PageDocument).parse()?.content ?? undefined;
}

const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

function written(node: MarkupNode): string {
  if (typeof node === 'string') return escaped(node);
  const { name, attributes, children } = node;
  if (LEFT_OUT.has(name)) return '';
  const content = children.map(written).join('');
  if (name === '' || !/^[a-z][a-z0-9-]*$/.test(name)) return content;
  const marks = Object.entries(attributes)
    .filter(([key]) => /^[a-z][a-z0-9:-]*$/.test(key))
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('');
  return VOID.has(name) ? `<${name}${marks}>` : `<${name}${marks}>${content}</${name}>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
