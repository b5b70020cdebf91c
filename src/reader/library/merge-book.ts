import type { Bookmark } from './book';
import { newId } from './book-record';
import type { LibraryTransaction, StateRecord } from './library-schema';
import { initialState, putWholeBook, type WholeBook } from './whole-book';

/** What became of a book. */
export interface MergedBook {
  /** Its id in this library. */
  readonly bookId: string;
  readonly isNew: boolean;
}

/**
 * Stores a book from elsewhere, or adds what is known of it to the same book here: the one of the same id, else of the same file.
 * @param others ids of books that are not this one though their file may be the same: added twice on purpose
 */
export async function mergeBook(
  transaction: LibraryTransaction<'readwrite'>,
  whole: WholeBook,
  others: ReadonlySet<string>,
): Promise<MergedBook> {
  const books = transaction.objectStore('books');
  const { id, hash } = whole.book;
  const same = await books.index('hash').getAll(hash);
  const here = same.find((book) => book.id === id) ?? same.find((book) => !others.has(book.id));
  if (here) {
    await mergeState(transaction, here.id, whole.state);
    const bookmarks = await unknownBookmarks(transaction, here.id, whole.bookmarks);
    await Promise.all(bookmarks.map((mark) => transaction.objectStore('bookmarks').add(mark)));
    return { bookId: here.id, isNew: false };
  }
  // Taken, if at all, by a book of another file.
  const bookId = (await books.getKey(id)) === undefined ? id : newId();
  await putWholeBook(transaction, {
    book: { ...whole.book, id: bookId },
    cover: whole.cover && { ...whole.cover, bookId },
    chapters: whole.chapters.map((chapter) => ({ ...chapter, bookId })),
    state: { ...whole.state, bookId },
    bookmarks: await unknownBookmarks(transaction, bookId, whole.bookmarks),
  });
  return { bookId, isNew: true };
}

/** The newer one stays; of what only grows, the greater. */
async function mergeState(
  transaction: LibraryTransaction<'readwrite'>,
  bookId: string,
  other: StateRecord,
): Promise<void> {
  const states = transaction.objectStore('states');
  const here = (await states.get(bookId)) ?? initialState(bookId);
  const newer = other.savedAt > here.savedAt ? other : here;
  const opened = Math.max(here.openedAt ?? -1, other.openedAt ?? -1);
  await states.put({
    ...newer,
    bookId,
    listened: Math.max(here.listened, other.listened),
    openedAt: opened < 0 ? undefined : opened,
  });
}

/** Those bookmarks that are not here yet, as this book's. */
async function unknownBookmarks(
  transaction: LibraryTransaction<'readwrite'>,
  bookId: string,
  others: readonly Bookmark[],
): Promise<readonly Bookmark[]> {
  const bookmarks = transaction.objectStore('bookmarks');
  const unknown: Bookmark[] = [];
  for (const other of others) {
    const here = await bookmarks.get(other.id);
    if (here?.bookId === bookId) continue;
    unknown.push({ ...other, bookId, id: here ? newId() : other.id });
  }
  return unknown;
}
