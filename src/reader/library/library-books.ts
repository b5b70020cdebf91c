import type { Book, ChapterContent, ParsedBook } from './book';
import { bookOf, coverRecord, newId, storedBytes } from './book-record';
import type { LibraryChanges } from './library-changes';
import type { LibraryDatabase } from './library-database';
import { libraryError } from './library-error';
import type { BookRecord } from './library-schema';
import { deleteWholeBook, initialState, putWholeBook, requireBook } from './whole-book';

/** Where a book comes from. */
export interface BookSource {
  /** Name of the file; undefined for a text that was pasted or shared. */
  readonly fileName: string | undefined;
  /** SHA-256 of the file, hexadecimal. */
  readonly hash: string;
  /** Of the file. */
  readonly bytes: number;
}

/** How a book is added. */
export interface AddOptions {
  /** Whether it is added although its file is in the library; default false. */
  readonly again?: boolean;
}

/** The books of a library and what they say. Every call rejects with a `LibraryError`. */
export class LibraryBooks {
  constructor(
    private readonly database: LibraryDatabase,
    private readonly changes: LibraryChanges,
    private readonly now: () => number,
  ) {}

  /**
   * Adds a book with its chapters and a state that nobody has touched, all or nothing. Rejects with `duplicate` where its file
   * is in the library and `again` is not set, `empty` for a book without text, `full`.
   */
  async add(
    { chapters, ...parsed }: ParsedBook,
    { fileName, hash, bytes }: BookSource,
    { again = false }: AddOptions = {},
  ): Promise<Book> {
    if (!chapters.some(({ characters }) => characters > 0)) throw libraryError('empty');
    const id = newId();
    const cover = await coverRecord(id, parsed.cover);
    const book = {
      id,
      title: parsed.title,
      authors: [...parsed.authors],
      language: parsed.language,
      format: parsed.format,
      fileName,
      hash,
      bytes,
      addedAt: this.now(),
      chapters: chapters.map(({ title, level, characters }) => ({ title, level, characters })),
      storedBytes: storedBytes(chapters, cover),
    };
    await this.database.write(async (transaction) => {
      const same = await transaction.objectStore('books').index('hash').get(hash);
      if (same && !again) throw libraryError('duplicate', { title: same.title, bookId: same.id });
      await putWholeBook(transaction, {
        book,
        cover,
        chapters: chapters.map(({ title, level, characters, html }, index) => ({
          bookId: id,
          index,
          title,
          level,
          characters,
          html,
        })),
        state: initialState(id),
        bookmarks: [],
      });
    });
    this.changes.post('added', id);
    return bookOf(book, cover);
  }

  /** All books, the newest first. */
  async list(): Promise<readonly Book[]> {
    const [books, covers] = await this.database.read((transaction) =>
      Promise.all([
        transaction.objectStore('books').getAll(),
        transaction.objectStore('covers').getAll(),
      ]),
    );
    const coverOf = new Map(covers.map((cover) => [cover.bookId, cover]));
    return newestFirst(books).map((book) => bookOf(book, coverOf.get(book.id)));
  }

  /** A book; undefined if there is none with this id. */
  async get(id: string): Promise<Book | undefined> {
    const [book, cover] = await this.database.read((transaction) =>
      Promise.all([
        transaction.objectStore('books').get(id),
        transaction.objectStore('covers').get(id),
      ]),
    );
    return book && bookOf(book, cover);
  }

  /** What a chapter says. Rejects with `unknown-book`, `unknown-chapter`. @param index from 0 */
  async chapter(id: string, index: number): Promise<ChapterContent> {
    const chapter = await this.database.read(async (transaction) => {
      await requireBook(transaction, id);
      return await transaction.objectStore('chapters').get([id, index]);
    });
    if (!chapter) throw libraryError('unknown-chapter', { chapter: index + 1 });
    const { title, level, characters, html } = chapter;
    return { title, level, characters, html };
  }

  /** Books that were made of the same file. @param hash SHA-256, hexadecimal */
  async duplicates(hash: string): Promise<readonly Book[]> {
    return await this.database.read(async (transaction) => {
      const books = await transaction.objectStore('books').index('hash').getAll(hash);
      const covers = await Promise.all(
        books.map(({ id }) => transaction.objectStore('covers').get(id)),
      );
      return books.map((book, index) => bookOf(book, covers[index]));
    });
  }

  /** Bytes that each book takes (its text and cover), by its id, in the order of the list. */
  async sizes(): Promise<ReadonlyMap<string, number>> {
    const books = await this.database.read((transaction) =>
      transaction.objectStore('books').getAll(),
    );
    return new Map(newestFirst(books).map(({ id, storedBytes }) => [id, storedBytes]));
  }

  /** Gives a book another title. Rejects with `unknown-book`, `no-title`. */
  async rename(id: string, title: string): Promise<void> {
    const trimmed = title.replace(/\s+/g, ' ').trim();
    if (trimmed === '') throw libraryError('no-title');
    await this.database.write(async (transaction) => {
      const book = await requireBook(transaction, id);
      await transaction.objectStore('books').put({ ...book, title: trimmed });
    });
    this.changes.post('renamed', id);
  }

  /** Removes a book with all that belongs to it; nothing if it is gone already. */
  async remove(id: string): Promise<void> {
    await this.database.write((transaction) => deleteWholeBook(transaction, id));
    this.changes.post('removed', id);
  }
}

function newestFirst(books: readonly BookRecord[]): readonly BookRecord[] {
  return [...books].sort((one, other) => other.addedAt - one.addedAt);
}
