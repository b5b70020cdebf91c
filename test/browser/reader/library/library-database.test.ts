import { deleteDB, openDB } from 'idb';
import { afterEach, describe, expect, test } from 'vitest';
import { LIBRARY_FAILURE_TEXT } from '../../../../src/reader/library/library-failure-text';
import { MIGRATIONS, type Migration } from '../../../../src/reader/library/library-schema';
import { LibraryStore } from '../../../../src/reader/library/library-store';
import { makeAnchor } from '../../../../src/reader/library/text-anchor';
import { parsedBook, sourceOf } from '../../../support/library-books';
import { overrideQuota, startWithDisk } from '../../../support/storage-quota';

const NAME = 'library-database-test';
let stores: LibraryStore[] = [];

function open(options: { migrations?: readonly Migration[]; patience?: number } = {}) {
  const store = new LibraryStore({ name: NAME, ...options });
  stores.push(store);
  return store;
}

afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()));
  stores = [];
  await deleteDB(NAME);
});

/** A step to a second version: books are numbered. */
const NEXT: readonly Migration[] = [
  ...MIGRATIONS,
  async (_database, transaction) => {
    let number = 0;
    for await (const cursor of transaction.objectStore('books'))
      await cursor.update({ ...cursor.value, number: ++number } as typeof cursor.value);
    transaction.objectStore('books').createIndex('number' as never, 'number');
  },
];

describe('a newer version', () => {
  test('keeps what an older one stored', async () => {
    const old = open();
    const { id } = await old.add(parsedBook('Old'), sourceOf('1'));
    await old.saveState(id, { progress: 0.5, listened: 3 });
    await old.addBookmark(id, makeAnchor('abc', 0, 1), 'mine');
    await old.close();
    const next = open({ migrations: NEXT });
    expect(await next.get(id)).toMatchObject({ title: 'Old', number: 1 });
    expect(await next.state(id)).toMatchObject({ progress: 0.5, listened: 3 });
    expect(await next.bookmarks(id)).toMatchObject([{ note: 'mine' }]);
    expect(await next.chapter(id, 1)).toMatchObject({ title: 'Part 2' });
  });

  test('that cannot make its step leaves the library as it was', async () => {
    const old = open();
    const { id } = await old.add(parsedBook('Old'), sourceOf('1'));
    await old.close();
    const broken: readonly Migration[] = [
      ...MIGRATIONS,
      async (_database, transaction) => {
        await transaction.objectStore('books').clear();
        throw new Error('a fault');
      },
    ];
    await expect(open({ migrations: broken }).list()).rejects.toMatchObject({
      code: 'unavailable',
    });
    expect(await old.get(id)).toMatchObject({ title: 'Old' });
  });

  test('is not held up by an old tab, which is told to reload', async () => {
    const old = open();
    await old.add(parsedBook('Old'), sourceOf('1'));
    expect(await open({ migrations: NEXT }).list()).toHaveLength(1);
    await expect(old.list()).rejects.toMatchObject({
      code: 'newer',
      message: LIBRARY_FAILURE_TEXT.newer,
    });
  });

  test('says so when something does not let go, and goes on when it does', async () => {
    // A tab that does not listen, as one that the browser froze.
    const frozen = await openDB(NAME, 1, {
      upgrade: (database, _from, _to, transaction) =>
        void MIGRATIONS[0]?.(database as never, transaction as never),
    });
    const next = open({ migrations: NEXT, patience: 0 });
    await expect(next.list()).rejects.toMatchObject({ code: 'blocked' });
    frozen.close();
    expect(await next.list()).toEqual([]);
  });
});

test('a connection that the browser closed is opened again', async () => {
  const store = open();
  const { id } = await store.add(parsedBook('Kept'), sourceOf('1'));
  // Closed from outside, the store is not asked.
  await store.database.read(async (transaction) => transaction.db.close());
  expect(await store.get(id)).toMatchObject({ title: 'Kept' });
});

test('cleared data are an empty library, not a failure', async () => {
  const store = open();
  await store.add(parsedBook('Gone'), sourceOf('1'));
  await startWithDisk(undefined);
  expect(await store.list()).toEqual([]);
  await store.add(parsedBook('New'), sourceOf('2'));
  expect(await store.list()).toHaveLength(1);
});

describe('a browser', () => {
  const real = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB');
  afterEach(() => {
    if (real) Object.defineProperty(globalThis, 'indexedDB', real);
  });

  test.each([
    ['has no database', undefined],
    [
      'refuses it',
      {
        open() {
          throw new DOMException('Not here.', 'SecurityError');
        },
      },
    ],
  ])('that %s is told apart', async (_name, value) => {
    Object.defineProperty(globalThis, 'indexedDB', { configurable: true, value });
    await expect(open().list()).rejects.toMatchObject({
      code: 'unavailable',
      message: LIBRARY_FAILURE_TEXT.unavailable,
    });
  });
});

describe('a full disk', () => {
  afterEach(() => startWithDisk(undefined));

  test('is told, and nothing of the book is kept; what was there stays', async () => {
    await startWithDisk(2_000_000);
    const store = open();
    const { id } = await store.add(parsedBook('Small'), sourceOf('1'));
    // Letters that do not compress.
    const noise = Array.from({ length: 40 }, () =>
      Array.from(crypto.getRandomValues(new Uint32Array(16_000)), (n) => n.toString(36)).join(' '),
    );
    const large = parsedBook('Large', noise);
    await expect(store.add(large, sourceOf('2'))).rejects.toMatchObject({
      code: 'full',
      message: LIBRARY_FAILURE_TEXT.full,
    });
    expect((await store.list()).map(({ title }) => title)).toEqual(['Small']);
    const kept = await store.database.read((transaction) =>
      Promise.all([
        transaction.objectStore('chapters').count(),
        transaction.objectStore('states').count(),
      ]),
    );
    expect(kept).toEqual([2, 1]);
    await overrideQuota(undefined);
    expect(await store.saveState(id, { listened: 1 })).toMatchObject({ listened: 1 });
  });
});
