import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { Book, Bookmark, ChapterContent, ReadingState } from './book';

/** The library's own database, which holds nothing else. */
export const LIBRARY_NAME = 'kokoro-speak-library';

/** A book as it is stored: its cover lies beside it, since Blobs in the database fail in some sessions of WebKit. */
export interface BookRecord extends Omit<Book, 'cover'> {
  /** Bytes that its text (UTF-8) and its cover take. */
  readonly storedBytes: number;
}

/** A cover as it is stored. */
export interface CoverRecord {
  readonly bookId: string;
  /** MIME type. */
  readonly type: string;
  readonly bytes: ArrayBuffer;
}

/** A chapter as it is stored, under its book and its place in it. */
export interface ChapterRecord extends ChapterContent {
  readonly bookId: string;
  /** From 0. */
  readonly index: number;
}

/** A state as it is stored. */
export interface StateRecord extends ReadingState {
  /** When it was saved last, in milliseconds since 1970; 0 for a state that nobody saved. */
  readonly savedAt: number;
}

/** The stores, by name. */
export interface LibrarySchema extends DBSchema {
  books: { key: string; value: BookRecord; indexes: { hash: string } };
  covers: { key: string; value: CoverRecord };
  chapters: { key: [string, number]; value: ChapterRecord };
  states: { key: string; value: StateRecord };
  bookmarks: { key: string; value: Bookmark; indexes: { bookId: string } };
}

/** A store's name. */
export type LibraryStoreName = StoreNames<LibrarySchema>;

/** A transaction over all stores. */
export type LibraryTransaction<Mode extends IDBTransactionMode = IDBTransactionMode> =
  IDBPTransaction<LibrarySchema, LibraryStoreName[], Mode>;

/** All stores. */
export const LIBRARY_STORES: LibraryStoreName[] = [
  'books',
  'covers',
  'chapters',
  'states',
  'bookmarks',
];

/** A step from one version of the database to the next, in the transaction that the browser opens for it. */
export type Migration = (
  database: IDBPDatabase<LibrarySchema>,
  transaction: LibraryTransaction<'versionchange'>,
) => void | Promise<void>;

/**
 * The steps to the newest version, which is their number. A step that was released is never changed: books are not dropped,
 * and a library of any age goes through all that it lacks. A step may await requests of its transaction and nothing else.
 */
export const MIGRATIONS: readonly Migration[] = [
  (database) => {
    database.createObjectStore('books', { keyPath: 'id' }).createIndex('hash', 'hash');
    database.createObjectStore('covers', { keyPath: 'bookId' });
    database.createObjectStore('chapters', { keyPath: ['bookId', 'index'] });
    database.createObjectStore('states', { keyPath: 'bookId' });
    database.createObjectStore('bookmarks', { keyPath: 'id' }).createIndex('bookId', 'bookId');
  },
];
