import type { Bookmark } from './book';
import { libraryError } from './library-error';
import type {
  BookRecord,
  ChapterRecord,
  CoverRecord,
  LibraryTransaction,
  StateRecord,
} from './library-schema';

/** A book with all that belongs to it. */
export interface WholeBook {
  readonly book: BookRecord;
  readonly cover: CoverRecord | undefined;
  /** All of them, in order. */
  readonly chapters: readonly ChapterRecord[];
  readonly state: StateRecord;
  readonly bookmarks: readonly Bookmark[];
}

/** Keys of a book's chapters. */
export function chaptersOf(bookId: string): IDBKeyRange {
  return IDBKeyRange.bound([bookId, 0], [bookId, Number.POSITIVE_INFINITY]);
}

/** The state of a book that nobody has opened. */
export function initialState(bookId: string): StateRecord {
  return {
    bookId,
    position: undefined,
    progress: 0,
    voice: undefined,
    rate: undefined,
    lexicon: [],
    listened: 0,
    openedAt: undefined,
    savedAt: 0,
  };
}

/** A book's record. Rejects with `unknown-book`. */
export async function requireBook(
  transaction: LibraryTransaction,
  bookId: string,
): Promise<BookRecord> {
  const book = await transaction.objectStore('books').get(bookId);
  if (!book) throw libraryError('unknown-book');
  return book;
}

/** Stores a book with all that belongs to it. */
export async function putWholeBook(
  transaction: LibraryTransaction<'readwrite'>,
  { book, cover, chapters, state, bookmarks }: WholeBook,
): Promise<void> {
  const requests = [
    () => transaction.objectStore('books').add(book),
    () => cover && transaction.objectStore('covers').add(cover),
    ...chapters.map((chapter) => () => transaction.objectStore('chapters').add(chapter)),
    () => transaction.objectStore('states').add(state),
    ...bookmarks.map((bookmark) => () => transaction.objectStore('bookmarks').put(bookmark)),
  ];
  // What cannot be stored is thrown at once, while the requests before it still run: all are to be awaited.
  await Promise.all(requests.map(async (request) => request()));
}

/** Reads a book with all that belongs to it. Rejects with `unknown-book`. */
export async function getWholeBook(
  transaction: LibraryTransaction,
  bookId: string,
): Promise<WholeBook> {
  const [book, cover, chapters, state, bookmarks] = await Promise.all([
    requireBook(transaction, bookId),
    transaction.objectStore('covers').get(bookId),
    transaction.objectStore('chapters').getAll(chaptersOf(bookId)),
    transaction.objectStore('states').get(bookId),
    transaction.objectStore('bookmarks').index('bookId').getAll(bookId),
  ]);
  return { book, cover, chapters, state: state ?? initialState(bookId), bookmarks };
}

/** Removes a book with all that belongs to it. */
export async function deleteWholeBook(
  transaction: LibraryTransaction<'readwrite'>,
  bookId: string,
): Promise<void> {
  const bookmarks = transaction.objectStore('bookmarks');
  const marked = await bookmarks.index('bookId').getAllKeys(bookId);
  await Promise.all([
    transaction.objectStore('books').delete(bookId),
    transaction.objectStore('covers').delete(bookId),
    transaction.objectStore('chapters').delete(chaptersOf(bookId)),
    transaction.objectStore('states').delete(bookId),
    ...marked.map((id) => bookmarks.delete(id)),
  ]);
}
