import { LibraryStore } from '../../../src/reader/library/library-store';
import { makeAnchor } from '../../../src/reader/library/text-anchor';
import { parsedBook, sourceOf } from '../../support/library-books';

// The page of the kill test: it writes without end, and says what it is about to do and what is done.

/** What is written: in a book, or the book itself. */
export interface Write {
  readonly kind: 'add' | 'remove' | 'listen' | 'mark';
  /** Hash of the book's file, which the test knows before the book is there. */
  readonly hash: string;
}

/** What is found of a book. */
export interface FoundBook {
  readonly listened: number;
  readonly bookmarks: number;
}

/** What is found in the library. */
export interface FoundLibrary {
  /** By the hash of its file. */
  readonly books: Readonly<Record<string, FoundBook>>;
  /** What is half there, in words. */
  readonly problems: readonly string[];
}

declare global {
  /** Given by the test. */
  function began(write: Write): Promise<void>;
  /** Given by the test. */
  function done(write: Write): Promise<void>;
  /** Writes until the end of the process. */
  var writeForEver: (prefix: string) => Promise<void>;
  /** Looks at everything. */
  var inspect: () => Promise<FoundLibrary>;
}

/** A chapter's text; no chapter of any book has the same. */
function textOf(hash: string, chapter: number): string {
  return `${hash} ${chapter} `.repeat(2000);
}

/** Chapters of a book. */
const CHAPTERS = 20;
const COVER_BYTES = 50_000;

const store = new LibraryStore();

globalThis.writeForEver = async (prefix) => {
  const write = async (kind: Write['kind'], hash: string, job: () => Promise<unknown>) => {
    // Not awaited: the test hears of it while it is going on.
    void began({ kind, hash });
    await job();
    await done({ kind, hash });
  };
  for (let number = 0; ; number++) {
    const hash = `${prefix}-${number}`;
    const texts = Array.from({ length: CHAPTERS }, (_, chapter) => textOf(hash, chapter));
    const cover = new Blob([new Uint8Array(COVER_BYTES)], { type: 'image/png' });
    await write('add', hash, () => store.add(parsedBook(hash, texts, { cover }), sourceOf(hash)));
    const [book] = await store.duplicates(hash);
    if (!book) throw new Error(`${hash} is gone.`);
    const anchor = makeAnchor(textOf(hash, 0), 0, number);
    await write('listen', hash, () => store.saveState(book.id, { listened: 1, position: anchor }));
    await write('mark', hash, () => store.addBookmark(book.id, anchor));
    if (number % 2 === 0) await write('remove', hash, () => store.remove(book.id));
  }
};

globalThis.inspect = async () => {
  const problems: string[] = [];
  const expect = (holds: boolean, problem: string) => {
    if (!holds) problems.push(problem);
  };
  const { books, covers, chapters, states, bookmarks } = await store.database.read(
    async (transaction) => ({
      books: await transaction.objectStore('books').getAll(),
      covers: await transaction.objectStore('covers').getAll(),
      chapters: await transaction.objectStore('chapters').getAll(),
      states: await transaction.objectStore('states').getAll(),
      bookmarks: await transaction.objectStore('bookmarks').getAll(),
    }),
  );
  const found: Record<string, FoundBook> = {};
  for (const { id, hash } of books) {
    const state = states.find(({ bookId }) => bookId === id);
    const own = chapters.filter(({ bookId }) => bookId === id);
    const cover = covers.find(({ bookId }) => bookId === id);
    expect(state !== undefined, `${hash} has no state`);
    expect(cover?.bytes.byteLength === COVER_BYTES, `${hash} has no whole cover`);
    expect(own.length === CHAPTERS, `${hash} has ${own.length} chapters`);
    for (const { index, html } of own)
      expect(html === `<p>${textOf(hash, index)}</p>`, `chapter ${index} of ${hash} is not whole`);
    expect((state?.listened ?? 0) === (state?.position ? 1 : 0), `the state of ${hash} is mixed`);
    found[hash] = {
      listened: state?.listened ?? 0,
      bookmarks: bookmarks.filter(({ bookId }) => bookId === id).length,
    };
  }
  const ids = new Set(books.map(({ id }) => id));
  for (const { bookId } of [...covers, ...chapters, ...states, ...bookmarks])
    expect(ids.has(bookId), `something of ${bookId} is left`);
  return { books: found, problems };
};
