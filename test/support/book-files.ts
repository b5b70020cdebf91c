import { strToU8, zipSync } from 'fflate';
import type { BookSource } from '../../src/reader/import/book-source';

/** A file of a text, or of bytes, as an importer is given it. */
export function bookSource(content: string | Uint8Array, name = '', type = ''): BookSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { bytes: new Uint8Array(bytes), name, type, title: undefined };
}

/** What an EPUB of a test consists of. */
export interface EpubParts {
  /** Name → content of each text, in the order of the spine; a whole document, or what belongs into the body. */
  readonly texts: Readonly<Record<string, string>>;
  /** Title → address, of the navigation document. */
  readonly nav?: string;
  /** `<navPoint>` elements. */
  readonly ncx?: string;
  readonly metadata?: string;
  /** Further files; added to the manifest with these media types. */
  readonly files?: Readonly<Record<string, readonly [type: string, content: Uint8Array | string]>>;
  /** Further files that no manifest names. */
  readonly hidden?: Readonly<Record<string, Uint8Array | string>>;
}

/** Bytes of an EPUB 3, or with `ncx` of an EPUB 2. */
export function epubFile(parts: EpubParts): Uint8Array {
  const {
    texts,
    nav,
    ncx,
    metadata = '<dc:title>A Book</dc:title>',
    files = {},
    hidden = {},
  } = parts;
  const names = Object.keys(texts);
  const items = [
    ...names.map(
      (name, at) =>
        `<item id="t${at}" href="${encodeURI(name)}" media-type="application/xhtml+xml"/>`,
    ),
    nav
      ? '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
      : '',
    ncx ? '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>' : '',
    ...Object.entries(files).map(
      ([name, [type]], at) => `<item id="f${at}" href="${name}" media-type="${type}"/>`,
    ),
  ];
  const opf = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">
    <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">${metadata}</metadata><manifest>${items.join('')}</manifest>
    <spine${ncx ? ' toc="ncx"' : ''}>${names.map((_, at) => `<itemref idref="t${at}"/>`).join('')}</spine></package>`;
  const inside: Record<string, Uint8Array> = {
    mimetype: strToU8('application/epub+zip'),
    'META-INF/container.xml': strToU8(
      '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
    ),
    'OEBPS/book.opf': strToU8(opf),
  };
  for (const [name, text] of Object.entries(texts)) inside[`OEBPS/${name}`] = strToU8(whole(text));
  if (nav) inside['OEBPS/nav.xhtml'] = strToU8(whole(`<nav epub:type="toc"><ol>${nav}</ol></nav>`));
  if (ncx) inside['OEBPS/toc.ncx'] = strToU8(`<ncx><navMap>${ncx}</navMap></ncx>`);
  for (const [name, [, content]] of Object.entries(files))
    inside[`OEBPS/${name}`] = asBytes(content);
  for (const [name, content] of Object.entries(hidden)) inside[name] = asBytes(content);
  return zipSync(inside, { level: 6 });
}

function asBytes(content: Uint8Array | string): Uint8Array {
  return typeof content === 'string' ? strToU8(content) : content;
}

function whole(text: string): string {
  if (/^\s*<(?:\?xml|!doctype|html)/i.test(text)) return text;
  return `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>${text}</body></html>`;
}

/** A picture of one point. */
export const TINY_PNG = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  ),
  (character) => character.charCodeAt(0),
);
