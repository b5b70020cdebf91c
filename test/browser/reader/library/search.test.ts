import { deleteDB } from 'idb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Book, ParsedBook } from '../../../../src/reader/library/book';
import { chapterText } from '../../../../src/reader/library/chapter-text';
import { LibraryStore } from '../../../../src/reader/library/library-store';
import {
  type ChapterHits,
  type SearchedLibrary,
  searchBook,
  searchLibrary,
  searchTitles,
} from '../../../../src/reader/library/search';
import { findAnchor } from '../../../../src/reader/library/text-anchor';
import { parsedBook, sourceOf } from '../../../support/library-books';

const NAME = 'library-search-test';
const store = new LibraryStore({ name: NAME });
let river: Book;
let sea: Book;

beforeAll(async () => {
  river = await store.add(
    parsedBook('Am Fluß', [
      'The old man sat down by the river. <em>The Riv</em>er rose.',
      'Nobody.',
      'Señor García &amp; the RIVER &lt;b>',
    ]),
    sourceOf('1'),
  );
  sea = await store.add(
    parsedBook('The Old Man', ['He was an old man who fished alone.'], {
      authors: ['Ernest Hemingway'],
    }),
    sourceOf('2'),
  );
});
afterAll(async () => {
  await store.close();
  await deleteDB(NAME);
});

async function all(search: AsyncIterable<ChapterHits>): Promise<ChapterHits[]> {
  const found: ChapterHits[] = [];
  for await (const hits of search) found.push(hits);
  return found;
}

test('titles and authors are found however they are written', async () => {
  const books = await store.list();
  const titles = (query: string) => searchTitles(books, query).map(({ title }) => title);
  expect(titles('FLUSS')).toEqual(['Am Fluß']);
  expect(titles('bronte am')).toEqual(['Am Fluß']);
  expect(titles('old hemingway')).toEqual(['The Old Man']);
  expect(titles('m')).toEqual(['The Old Man', 'Am Fluß']);
  expect(titles('am')).toEqual(['Am Fluß']);
  expect(titles('a')).toEqual(['Am Fluß', 'The Old Man']);
  expect(titles('')).toHaveLength(2);
  expect(titles('sea')).toEqual([]);
});

test('each place is told with what stands around it, and found again in the text', async () => {
  const found = await all(searchBook(store, river.id, 'the river'));
  expect(found.map(({ chapter, hits }) => [chapter, hits.length])).toEqual([
    [0, 2],
    [1, 0],
    [2, 1],
  ]);
  for (const { chapter, hits } of found) {
    const text = chapterText((await store.chapter(river.id, chapter)).html);
    for (const { anchor, length, excerpt } of hits) {
      const { offset, by } = findAnchor(text, anchor);
      const words = text.slice(offset, offset + length);
      expect([words.toLowerCase(), by]).toEqual(['the river', 'exact']);
      expect(excerpt.text.slice(excerpt.start, excerpt.end)).toBe(words);
    }
  }
  expect(found[2]?.hits[0]?.excerpt.text).toBe('Señor García & the RIVER <b>');
});

test('all books are searched, the first in the list first', async () => {
  const found = await all(searchLibrary(store, 'old man'));
  expect(found.map(({ bookId, hits }) => [bookId, hits.length])).toEqual([
    [sea.id, 1],
    [river.id, 1],
    [river.id, 0],
    [river.id, 0],
  ]);
  expect(await all(searchLibrary(store, ' '))).toEqual([]);
});

test('a book that goes meanwhile is passed over, and one that is gone is told', async () => {
  const { id } = await store.add(parsedBook('Short-lived', ['a', 'b']), sourceOf('3'));
  const found: string[] = [];
  for await (const { bookId } of searchLibrary(store, 'man')) {
    found.push(bookId);
    if (bookId === id) await store.remove(id);
  }
  expect(found).toEqual([id, sea.id, river.id, river.id, river.id]);
  await expect(all(searchBook(store, id, 'man'))).rejects.toMatchObject({ code: 'unknown-book' });
});

test('a limit is kept and told', async () => {
  const [first, second] = await all(searchBook(store, river.id, 'o', { limit: 2 }));
  expect([first?.hits.length, first?.more]).toEqual([2, true]);
  expect([second?.hits.length, second?.more]).toEqual([2, false]);
  const [exact] = await all(searchBook(store, sea.id, 'old man', { limit: 1 }));
  expect([exact?.hits.length, exact?.more]).toEqual([1, false]);
});

describe('a megabyte in one chapter', () => {
  const line = 'The old man sat down by the river to rest, and “nobody” saw him — not even José.\n';
  const text = `${line.repeat(12_500)}The end.`;
  const parsed: ParsedBook = parsedBook('Long', [text]);
  /** In memory, so that nothing but the search's own pauses lets others have the thread. */
  const library = {
    get: async () => ({ ...parsed, id: 'long' }) as unknown as Book,
    chapter: async () => parsed.chapters[0],
  } as unknown as SearchedLibrary;

  test('leaves the thread to others meanwhile', async () => {
    let turns = 0;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      turns++;
      port2.postMessage(undefined);
    };
    port2.postMessage(undefined);
    const [found] = await all(searchBook(library, 'long', 'the END'));
    port1.close();
    expect(found?.hits.map(({ anchor }) => anchor.offset)).toEqual([text.length - 8]);
    expect(turns).toBeGreaterThan(1);
  });

  test('is left in the middle of a chapter', async () => {
    const controller = new AbortController();
    const { port1, port2 } = new MessageChannel();
    // Heard in the first pause: the chapter never comes to its end.
    port1.onmessage = () => controller.abort();
    port2.postMessage(undefined);
    const search = all(searchBook(library, 'long', 'the end', { signal: controller.signal }));
    await expect(search).rejects.toMatchObject({ code: 'cancelled' });
    port1.close();
  });
});
