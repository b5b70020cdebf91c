import { zipSync } from 'fflate';
import type { ParsedBook } from '../library/book';
import { type BookSource, languageTag, type OnShare, oneLine } from './book-source';
import { headedChapters } from './headed-chapters';
import { ImageBudget } from './image-budget';
import { importError } from './import-failures';
import { IMPORT_LIMITS } from './import-limits';
import { findElement, textOf } from './markup';
import { parseMarkup, parseXml } from './parse-markup';
import { singleDocument } from './single-document';
import { titleOfDocument } from './title-of-document';
import { ZipArchive } from './zip-archive';

/** Styles that stand for something, besides those that Mammoth knows. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
];

/** A Word document (2007 and later): chapters by its headings, notes as links. */
export async function readDocx(source: BookSource, onShare: OnShare): Promise<ParsedBook> {
  const archive = new ZipArchive(source.bytes);
  const checked = checkedArchive(archive);
  onShare(0.2);
  const { default: mammoth } = await import('mammoth').catch((cause: unknown) => {
    throw importError('not-loaded', {}, cause);
  });
  const images = new ImageBudget();
  // In a browser it takes the one, in Node the other.
  const input = { arrayBuffer: checked.buffer, buffer: checked };
  const convertImage = mammoth.images.imgElement(async (image) => {
    const data = images.ofBytes(new Uint8Array(await image.readAsArrayBuffer()));
    return { src: data ?? '' };
  });
  const { value } = await mammoth.convertToHtml(input as unknown as MammothInput, {
    styleMap: STYLES,
    convertImage,
    idPrefix: '',
  });
  onShare(0.8);
  const document = parseMarkup(value);
  const context = singleDocument(document, new ImageBudget());
  const chapters = headedChapters(document, context);
  if (chapters.length === 0) throw importError('empty');
  if (chapters.every(({ characters }) => characters === 0)) throw importError('no-text');
  const facts = coreFacts(archive);
  return {
    title: titleOfDocument(source, facts.title, document, chapters),
    authors: facts.authors,
    language: facts.language ?? styleLanguage(archive),
    format: 'docx',
    chapters,
    cover: undefined,
  };
}

type MammothInput = { readonly arrayBuffer: ArrayBuffer };

/** The archive anew, from what has been inflated within the limits: the library does not count. */
function checkedArchive(archive: ZipArchive): Uint8Array<ArrayBuffer> {
  const files: Record<string, Uint8Array> = {};
  for (const name of archive.names) {
    const isPicture = /\/media\//.test(name);
    if (!/^(?:\[Content_Types\]\.xml|_rels\/|word\/)/.test(name)) continue;
    if (isPicture && archive.compressedSize(name) > IMPORT_LIMITS.image) {
      files[name] = new Uint8Array();
      continue;
    }
    const bytes = archive.read(name);
    if (bytes) files[name] = bytes;
  }
  return new Uint8Array(zipSync(files, { level: 0 }));
}

function coreFacts(archive: ZipArchive) {
  const bytes = archive.read('docProps/core.xml');
  const core = bytes && parseXml(new TextDecoder().decode(bytes));
  const fact = (name: string) => {
    const found = core && findElement(core, name);
    return found ? oneLine(textOf(found)) : '';
  };
  const author = fact('creator');
  return {
    title: fact('title'),
    authors: author ? [author] : [],
    language: languageTag(fact('language')),
  };
}

/** The language that the styles set for all text. */
function styleLanguage(archive: ZipArchive): string | undefined {
  const bytes = archive.read('word/styles.xml');
  const styles = bytes && parseXml(new TextDecoder().decode(bytes));
  const defaults = styles && findElement(styles, 'docdefaults');
  return languageTag((defaults && findElement(defaults, 'lang'))?.attributes['w:val']);
}
