import { languageTag, oneLine } from './book-source';
import { declaredEncoding, decodeText } from './decode-text';
import { importError } from './import-failures';
import { elementsOf, findElement, type MarkupElement, textOf } from './markup';
import { parseXml } from './parse-markup';
import { resolvePath } from './resolve-path';
import type { ZipArchive } from './zip-archive';

/** A file of an EPUB. */
export interface EpubItem {
  /** In the archive. */
  readonly path: string;
  readonly mediaType: string;
  readonly properties: readonly string[];
}

/** What an EPUB's package document says. */
export interface EpubPackage {
  readonly title: string;
  readonly authors: readonly string[];
  readonly language: string | undefined;
  /** Texts in reading order; auxiliary ones last. */
  readonly spine: readonly EpubItem[];
  /** Table of contents of EPUB 3, and of EPUB 2. */
  readonly nav: string | undefined;
  readonly ncx: string | undefined;
  readonly cover: string | undefined;
}

/** Encryption that hides fonts only. */
const FONT_METHODS = /idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC/;

/** Reads what an EPUB consists of. Throws `encrypted` for copy protection, `damaged` without a package document. */
export function readPackage(archive: ZipArchive): EpubPackage {
  refuseProtected(archive);
  const path = packagePath(archive);
  const source = readXml(archive, path);
  if (!source) throw importError('damaged', {}, 'no package document');
  const items = manifestItems(source, path);
  const spineElement = findElement(source, 'spine');
  const spine = spineItems(spineElement, items);
  const all = [...items.values()];
  const ncx =
    items.get(spineElement?.attributes.toc ?? '') ??
    all.find(({ mediaType }) => mediaType === 'application/x-dtbncx+xml');
  return {
    ...metadata(source),
    spine,
    nav: all.find(({ properties }) => properties.includes('nav'))?.path,
    ncx: ncx?.path,
    cover: coverItem(source, items)?.path,
  };
}

/** A file of the archive as XML; undefined if it is not there. */
export function readXml(archive: ZipArchive, path: string): MarkupElement | undefined {
  const bytes = archive.read(path);
  return bytes && parseXml(decodeText(bytes, declaredEncoding(bytes)));
}

function refuseProtected(archive: ZipArchive): void {
  const encryption = readXml(archive, 'META-INF/encryption.xml');
  if (!encryption) return;
  for (const { name, attributes } of elementsOf(encryption)) {
    if (name === 'encryptionmethod' && !FONT_METHODS.test(attributes.Algorithm ?? ''))
      throw importError('encrypted');
  }
}

function packagePath(archive: ZipArchive): string {
  const container = readXml(archive, 'META-INF/container.xml');
  const root = container && findElement(container, 'rootfile')?.attributes['full-path'];
  if (root && archive.has(root)) return root;
  const found = [...archive.names].find((name) => /\.opf$/i.test(name));
  if (!found) throw importError('damaged', {}, 'no package document');
  return found;
}

function manifestItems(source: MarkupElement, base: string): Map<string, EpubItem> {
  const items = new Map<string, EpubItem>();
  for (const { name, attributes } of elementsOf(findElement(source, 'manifest') ?? source)) {
    if (name !== 'item' || !attributes.id || !attributes.href) continue;
    items.set(attributes.id, {
      path: resolvePath(base, attributes.href).path,
      mediaType: (attributes['media-type'] ?? '').toLowerCase(),
      properties: attributes.properties?.split(/\s+/) ?? [],
    });
  }
  return items;
}

function spineItems(
  spine: MarkupElement | undefined,
  items: ReadonlyMap<string, EpubItem>,
): EpubItem[] {
  const linear = new Set<EpubItem>();
  const auxiliary = new Set<EpubItem>();
  for (const { name, attributes } of spine ? elementsOf(spine) : []) {
    const item = name === 'itemref' ? items.get(attributes.idref ?? '') : undefined;
    if (item) (attributes.linear === 'no' ? auxiliary : linear).add(item);
  }
  return [...linear, ...auxiliary];
}

function metadata(source: MarkupElement) {
  const authors: string[] = [];
  let title = '';
  let language: string | undefined;
  const root = findElement(source, 'metadata');
  for (const element of root ? elementsOf(root) : []) {
    const value = oneLine(textOf(element));
    if (element.name === 'title') title ||= value;
    if (element.name === 'language') language ??= languageTag(value);
    if (element.name === 'creator' && value && !authors.includes(value)) authors.push(value);
  }
  return { title, authors, language };
}

function coverItem(
  source: MarkupElement,
  items: ReadonlyMap<string, EpubItem>,
): EpubItem | undefined {
  for (const item of items.values()) if (item.properties.includes('cover-image')) return item;
  for (const { name, attributes } of elementsOf(source)) {
    if (name === 'meta' && attributes.name === 'cover') return items.get(attributes.content ?? '');
  }
  return undefined;
}
