import type { Book, Bookmark, ChapterContent, ParsedBook, ReadingState, TextAnchor } from './book';
import { LibraryBookmarks } from './library-bookmarks';
import { type AddOptions, type BookSource, LibraryBooks } from './library-books';
import { type LibraryChange, LibraryChanges } from './library-changes';
import { LibraryDatabase, type LibraryDatabaseOptions } from './library-database';
import { LibraryStates, type StatePatch } from './library-states';

/** How a store is opened; every one has a default. */
export interface LibraryStoreOptions extends LibraryDatabaseOptions {
  /** Milliseconds since 1970; for tests. */
  readonly now?: () => number;
}

/**
 * The library of this browser: books, where somebody is in them, and what they marked. Every write is one transaction, done when
 * its promise resolves and undone as a whole otherwise. Every call rejects with a `LibraryError`.
 */
export class LibraryStore {
  /** The connection, for what goes through whole books. */
  readonly database: LibraryDatabase;
  /** The notices, for what goes through whole books. */
  readonly changes: LibraryChanges;
  readonly #books: LibraryBooks;
  readonly #states: LibraryStates;
  readonly #bookmarks: LibraryBookmarks;

  constructor({ now = Date.now, ...options }: LibraryStoreOptions = {}) {
    this.database = new LibraryDatabase(options);
    this.changes = new LibraryChanges(this.database.name);
    this.#books = new LibraryBooks(this.database, this.changes, now);
    this.#states = new LibraryStates(this.database, this.changes, now);
    this.#bookmarks = new LibraryBookmarks(this.database, this.changes, now);
  }

  /** See {@link LibraryBooks.add}. */
  add(parsed: ParsedBook, source: BookSource, options?: AddOptions): Promise<Book> {
    return this.#books.add(parsed, source, options);
  }

  /** See {@link LibraryBooks.list}. */
  list(): Promise<readonly Book[]> {
    return this.#books.list();
  }

  /** See {@link LibraryBooks.get}. */
  get(id: string): Promise<Book | undefined> {
    return this.#books.get(id);
  }

  /** See {@link LibraryBooks.chapter}. */
  chapter(id: string, index: number): Promise<ChapterContent> {
    return this.#books.chapter(id, index);
  }

  /** See {@link LibraryBooks.duplicates}. */
  duplicates(hash: string): Promise<readonly Book[]> {
    return this.#books.duplicates(hash);
  }

  /** See {@link LibraryBooks.sizes}. */
  sizes(): Promise<ReadonlyMap<string, number>> {
    return this.#books.sizes();
  }

  /** See {@link LibraryBooks.rename}. */
  rename(id: string, title: string): Promise<void> {
    return this.#books.rename(id, title);
  }

  /** See {@link LibraryBooks.remove}. */
  remove(id: string): Promise<void> {
    return this.#books.remove(id);
  }

  /** See {@link LibraryStates.get}. */
  state(bookId: string): Promise<ReadingState> {
    return this.#states.get(bookId);
  }

  /** See {@link LibraryStates.all}. */
  states(): Promise<ReadonlyMap<string, ReadingState>> {
    return this.#states.all();
  }

  /** See {@link LibraryStates.save}. */
  saveState(bookId: string, patch: StatePatch): Promise<ReadingState> {
    return this.#states.save(bookId, patch);
  }

  /** See {@link LibraryBookmarks.list}. */
  bookmarks(bookId: string): Promise<readonly Bookmark[]> {
    return this.#bookmarks.list(bookId);
  }

  /** See {@link LibraryBookmarks.add}. */
  addBookmark(bookId: string, anchor: TextAnchor, note?: string): Promise<Bookmark> {
    return this.#bookmarks.add(bookId, anchor, note);
  }

  /** See {@link LibraryBookmarks.change}. */
  changeBookmark(id: string, patch: Partial<Pick<Bookmark, 'anchor' | 'note'>>): Promise<Bookmark> {
    return this.#bookmarks.change(id, patch);
  }

  /** See {@link LibraryBookmarks.remove}. */
  removeBookmark(id: string): Promise<void> {
    return this.#bookmarks.remove(id);
  }

  /** Listens to what changes, here and in other tabs; returns the function that stops listening. */
  subscribe(listener: (change: LibraryChange) => void): () => void {
    return this.changes.subscribe(listener);
  }

  /** Ends the connection and the notices. */
  async close(): Promise<void> {
    this.changes.close();
    await this.database.close();
  }
}
