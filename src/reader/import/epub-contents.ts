import { oneLine } from './book-source';
import { declaredEncoding, decodeText } from './decode-text';
import { type EpubPackage, readXml } from './epub-package';
import { elementsOf, type MarkupElement, textOf } from './markup';
import { parseMarkup } from './parse-markup';
import { type ArchivePlace, isRemote, resolvePath } from './resolve-path';
import type { ZipArchive } from './zip-archive';

/** An entry of a table of contents. */
export interface ContentsEntry extends ArchivePlace {
  readonly title: string;
  /** From 1. */
  readonly level: number;
}

/** The table of contents of an EPUB: of its navigation document, else of its NCX, else none. */
export function readContents(
  archive: ZipArchive,
  { nav, ncx }: Pick<EpubPackage, 'nav' | 'ncx'>,
): ContentsEntry[] {
  const fromNav = nav === undefined ? [] : navEntries(archive, nav);
  if (fromNav.length > 0 || ncx === undefined) return fromNav;
  const source = readXml(archive, ncx);
  const entries: ContentsEntry[] = [];
  if (source) ncxEntries(source, 0, ncx, entries);
  return entries;
}

function navEntries(archive: ZipArchive, path: string): ContentsEntry[] {
  const bytes = archive.read(path);
  if (!bytes) return [];
  const source = parseMarkup(decodeText(bytes, declaredEncoding(bytes)));
  const navs = [...elementsOf(source)].filter(({ name }) => name === 'nav');
  const isContents = ({ attributes }: MarkupElement) =>
    /(?:^|\s)toc(?:\s|$)/.test(attributes['epub:type'] ?? '') || attributes.role === 'doc-toc';
  const nav = navs.find(isContents) ?? navs[0];
  const entries: ContentsEntry[] = [];
  if (nav) listEntries(nav, 0, path, entries);
  return entries;
}

function listEntries(
  parent: MarkupElement,
  level: number,
  path: string,
  entries: ContentsEntry[],
): void {
  for (const child of parent.children) {
    if (typeof child === 'string') continue;
    const isList = child.name === 'ol' || child.name === 'ul';
    if (child.name === 'a') addEntry(child.attributes.href, textOf(child), level, path, entries);
    else listEntries(child, isList ? level + 1 : level, path, entries);
  }
}

function ncxEntries(
  parent: MarkupElement,
  level: number,
  path: string,
  entries: ContentsEntry[],
): void {
  for (const child of parent.children) {
    if (typeof child === 'string') continue;
    if (child.name !== 'navpoint') {
      // Lists of pages and of pictures are no contents.
      if (child.name === 'ncx' || child.name === 'navmap') ncxEntries(child, level, path, entries);
      continue;
    }
    const own = (name: string) =>
      child.children.find(
        (node): node is MarkupElement => typeof node !== 'string' && node.name === name,
      );
    const label = own('navlabel');
    addEntry(own('content')?.attributes.src, label ? textOf(label) : '', level + 1, path, entries);
    ncxEntries(child, level + 1, path, entries);
  }
}

function addEntry(
  href: string | undefined,
  label: string,
  level: number,
  path: string,
  entries: ContentsEntry[],
): void {
  const title = oneLine(label);
  if (!href || isRemote(href) || title === '') return;
  entries.push({ ...resolvePath(path, href), title, level: Math.max(1, level) });
}
