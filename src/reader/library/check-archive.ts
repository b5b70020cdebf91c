import {
  damaged,
  newHasher,
  readEntries,
  type StoredEntry,
  SUMS,
  sumLine,
} from './archive-entries';
import { BOOK, bookFolder, COVER, chapterFile, HEAD } from './archive-paths';
import { type ArchiveHead, parseBook, parseHead } from './archive-records';
import { libraryError, throwIfCancelled } from './library-error';

/** What an archive is found to hold. */
export interface CheckedArchive {
  readonly head: ArchiveHead;
  /** Ids of its books. */
  readonly bookIds: ReadonlySet<string>;
}

/** Longest text that is read as JSON, in bytes. */
const LONGEST_JSON = 64 * 1024 * 1024;

/**
 * Reads a whole archive and finds out whether it is as it was written: every entry in its place and with its sum, every field what it
 * has to be. Rejects with `not-a-library`, `newer-archive`, `damaged-archive`, `cancelled`.
 * @param onBytes told of bytes that were read
 */
export async function checkArchive(
  file: Blob,
  signal: AbortSignal | undefined,
  onBytes: (bytes: number) => void,
): Promise<CheckedArchive> {
  const hasher = await newHasher();
  let head: ArchiveHead | undefined;
  let sums = '';
  let isComplete = false;
  let books = 0;
  const bookIds = new Set<string>();
  /** What has to come next, of the book that was begun. */
  let awaited: string[] = [];
  for await (const entry of readEntries(file)) {
    throwIfCancelled(signal);
    const { path, size } = entry;
    if (!head && path !== HEAD)
      throw libraryError('not-a-library', { problem: `it does not begin with ${HEAD}` });
    if (isComplete) throw damaged(`${path} stands behind its end`);
    const isBook = path === bookFolder(books) + BOOK && awaited.length === 0;
    const isJson = !head || isBook || path === SUMS;
    if (isJson && size > LONGEST_JSON) throw damaged(`${path} is too long`);
    hasher.init();
    const text = await hashed(entry, isJson, (piece) => {
      throwIfCancelled(signal);
      hasher.update(piece);
      onBytes(piece.byteLength);
    });
    if (!head) head = parseHead(text);
    else if (path === SUMS) {
      if (text !== sums) throw damaged('its checksums differ');
      isComplete = true;
    } else if (isBook) {
      const { book, coverType } = parseBook(text);
      if (bookIds.has(book.id)) throw damaged(`it holds “${book.title}” twice`);
      bookIds.add(book.id);
      const folder = bookFolder(books++);
      awaited = book.chapters.map((_, index) => folder + chapterFile(index));
      if (coverType !== undefined) awaited.push(folder + COVER);
    } else if (path !== awaited.shift()) throw damaged(`${path} is not in its place`);
    sums += sumLine(path, hasher.digest());
  }
  if (!head) throw libraryError('not-a-library', { problem: 'it is empty' });
  const [missing] = awaited;
  if (missing !== undefined) throw damaged(`it lacks ${missing}`);
  if (!isComplete) throw damaged('its end is missing');
  return { head, bookIds };
}

/** Goes through an entry, and keeps its text if that is wanted. */
async function hashed(
  entry: StoredEntry,
  keep: boolean,
  onPiece: (piece: Uint8Array) => void,
): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of entry.pieces()) {
    onPiece(piece);
    if (keep) text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}
