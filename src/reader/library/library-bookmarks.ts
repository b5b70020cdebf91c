import type { Bookmark, TextAnchor } from './book';
import { newId } from './book-record';
import type { LibraryChanges } from './library-changes';
import type { LibraryDatabase } from './library-database';
import { libraryError } from './library-error';
import { requireBook } from './whole-book';

/** The places that somebody marked. Every call rejects with a `LibraryError`. */
export class LibraryBookmarks {
  constructor(
    private readonly database: LibraryDatabase,
    private readonly changes: LibraryChanges,
    private readonly now: () => number,
  ) {}

  /** A book's bookmarks, in the order of its text. */
  async list(bookId: string): Promise<readonly Bookmark[]> {
    const found = await this.database.read((transaction) =>
      transaction.objectStore('bookmarks').index('bookId').getAll(bookId),
    );
    return found.sort(
      (one, other) =>
        one.anchor.chapter - other.anchor.chapter || one.anchor.offset - other.anchor.offset,
    );
  }

  /** Marks a place. Rejects with `unknown-book`. */
  async add(bookId: string, anchor: TextAnchor, note = ''): Promise<Bookmark> {
    const bookmark: Bookmark = { id: newId(), bookId, anchor, note, createdAt: this.now() };
    await this.database.write(async (transaction) => {
      await requireBook(transaction, bookId);
      await transaction.objectStore('bookmarks').add(bookmark);
    });
    this.changes.post('bookmarks', bookId);
    return bookmark;
  }

  /** Changes a bookmark's note or place. Rejects with `unknown-bookmark`. */
  async change(id: string, patch: Partial<Pick<Bookmark, 'anchor' | 'note'>>): Promise<Bookmark> {
    const changed = await this.database.write(async (transaction) => {
      const bookmarks = transaction.objectStore('bookmarks');
      const before = await bookmarks.get(id);
      if (!before) throw libraryError('unknown-bookmark');
      const { anchor = before.anchor, note = before.note } = patch;
      const after = { ...before, anchor, note };
      await bookmarks.put(after);
      return after;
    });
    this.changes.post('bookmarks', changed.bookId);
    return changed;
  }

  /** Removes a bookmark; nothing if it is gone already. */
  async remove(id: string): Promise<void> {
    const bookId = await this.database.write(async (transaction) => {
      const bookmarks = transaction.objectStore('bookmarks');
      const bookmark = await bookmarks.get(id);
      await bookmarks.delete(id);
      return bookmark?.bookId;
    });
    if (bookId !== undefined) this.changes.post('bookmarks', bookId);
  }
}
