import type { BookFormat, ParsedBook } from '../library/book';
import type { BookReader, BookSource, OnShare } from './book-source';
import { detectFormat } from './detect-format';
import { ImportError, importError } from './import-failures';
import { IMPORT_LIMITS } from './import-limits';

/** Each format's reader comes with the first file of its format. */
const READERS: Readonly<Record<BookFormat, () => Promise<BookReader>>> = {
  text: async () => (await import('./read-text')).readText,
  markdown: async () => (await import('./read-markdown')).readMarkdown,
  html: async () => (await import('./read-html')).readHtml,
  epub: async () => (await import('./read-epub')).readEpub,
  pdf: async () => (await import('./read-pdf')).readPdf,
  docx: async () => (await import('./read-docx')).readDocx,
};

/** Makes a book of a file, whatever its format. Throws {@link ImportError} alone. */
export async function readBook(source: BookSource, onShare: OnShare): Promise<ParsedBook> {
  const { length } = source.bytes;
  if (length === 0) throw importError('empty');
  if (length > IMPORT_LIMITS.file) throw tooLarge(length);
  const format = await formatOf(source);
  const read = await READERS[format]().catch((cause: unknown) => {
    throw importError('not-loaded', {}, cause);
  });
  try {
    return await read(source, onShare);
  } catch (error) {
    throw error instanceof ImportError ? error : importError('damaged', {}, error);
  }
}

/** The failure of a file of so many bytes. */
export function tooLarge(bytes: number): ImportError {
  const MB = 1024 * 1024;
  const details = { megabytes: Math.ceil(bytes / MB), limit: IMPORT_LIMITS.file / MB };
  return importError('too-large', details);
}

async function formatOf(source: BookSource): Promise<BookFormat> {
  const [first, second] = source.bytes;
  const isArchive = first === 0x50 && second === 0x4b;
  if (!isArchive) return detectFormat(source);
  const { ZipArchive } = await import('./zip-archive').catch((cause: unknown) => {
    throw importError('not-loaded', {}, cause);
  });
  return detectFormat(source, () => new ZipArchive(source.bytes).names);
}
