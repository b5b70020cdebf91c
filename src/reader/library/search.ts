import type { Book, TextAnchor } from './book';
import { chapterText } from './chapter-text';
import { type Excerpt, excerptOf, findText, foldQuery } from './find-text';
import { type FoldedText, foldInSteps } from './fold-text';
import { LibraryError, libraryError, throwIfCancelled } from './library-error';
import type { LibraryStore } from './library-store';
import { pauses } from './pauses';
import { makeAnchor } from './text-anchor';

/** A place where what was looked for stands. */
export interface SearchHit {
  readonly anchor: TextAnchor;
  /** Characters of the chapter's text that it takes. */
  readonly length: number;
  readonly excerpt: Excerpt;
}

/** What was found in a chapter. */
export interface ChapterHits {
  readonly bookId: string;
  /** From 0. */
  readonly chapter: number;
  /** Chapters of this book; with {@link chapter} it tells how far the search is. */
  readonly chapters: number;
  /** In the order of the text; often none. */
  readonly hits: readonly SearchHit[];
  /** Whether there are more in this chapter than were asked for. */
  readonly more: boolean;
}

/** How the text is searched; every one has a default. */
export interface SearchOptions {
  /** Ends the search, which then rejects with `cancelled`. Whoever stops asking for chapters ends it too. */
  readonly signal?: AbortSignal | undefined;
  /** Most places of a chapter that are told; default 200. */
  readonly limit?: number;
}

/** What a search reads from. */
export type SearchedLibrary = Pick<LibraryStore, 'list' | 'get' | 'chapter'>;

/**
 * The books whose titles and authors hold every word of a query, however it is written: case and accents do not count. Those
 * whose titles begin with it stand first; an empty query finds all of them.
 */
export function searchTitles(books: readonly Book[], query: string): readonly Book[] {
  const whole = foldQuery(query);
  const words = whole.split(' ');
  const found = books
    .map((book) => ({ book, title: foldQuery(book.title) }))
    .filter(({ book, title }) => {
      const known = `${title} ${foldQuery(book.authors.join(' '))}`;
      return words.every((word) => known.includes(word));
    });
  const isFirst = ({ title }: { title: string }) => title.startsWith(whole);
  return [...found.filter(isFirst), ...found.filter((each) => !isFirst(each))].map(
    ({ book }) => book,
  );
}

/**
 * Searches a book's text, chapter by chapter, with pauses for the page. Case, accents, forms of quotation marks and white space do
 * not count. Rejects with `unknown-book`, `cancelled`.
 */
export async function* searchBook(
  library: SearchedLibrary,
  bookId: string,
  query: string,
  options: SearchOptions = {},
): AsyncGenerator<ChapterHits, void, undefined> {
  const book = await library.get(bookId);
  if (!book) throw libraryError('unknown-book');
  yield* searchChapters(library, book, foldQuery(query), options);
}

/** Searches the text of all books, in the order of the list, as {@link searchBook} does. Books that go meanwhile are passed over. */
export async function* searchLibrary(
  library: SearchedLibrary,
  query: string,
  options: SearchOptions = {},
): AsyncGenerator<ChapterHits, void, undefined> {
  const wanted = foldQuery(query);
  for (const book of await library.list()) {
    try {
      yield* searchChapters(library, book, wanted, options);
    } catch (error) {
      if (!(error instanceof LibraryError) || error.code !== 'unknown-book') throw error;
    }
  }
}

async function* searchChapters(
  library: SearchedLibrary,
  { id: bookId, chapters: { length: chapters } }: Book,
  query: string,
  { signal, limit = 200 }: SearchOptions,
): AsyncGenerator<ChapterHits, void, undefined> {
  if (query === '') return;
  const pause = pauses();
  for (let chapter = 0; chapter < chapters; chapter++) {
    throwIfCancelled(signal);
    const { html } = await library.chapter(bookId, chapter);
    const text = chapterText(html);
    const folded = await foldWithPauses(text, pause, signal);
    const hits: SearchHit[] = [];
    let more = false;
    for (const span of findText(folded, query)) {
      more = hits.length === limit;
      if (more) break;
      hits.push({
        anchor: makeAnchor(text, chapter, span.start),
        length: span.end - span.start,
        excerpt: excerptOf(text, span),
      });
    }
    await pause();
    throwIfCancelled(signal);
    yield { bookId, chapter, chapters, hits, more };
  }
}

async function foldWithPauses(
  text: string,
  pause: () => Promise<void> | undefined,
  signal: AbortSignal | undefined,
): Promise<FoldedText> {
  const steps = foldInSteps(text);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await pause();
    throwIfCancelled(signal);
  }
}
