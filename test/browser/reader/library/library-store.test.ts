import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LibraryChange } from '../../../../src/reader/library/library-changes';
import { LibraryStore } from '../../../../src/reader/library/library-store';
import { makeAnchor } from '../../../../src/reader/library/text-anchor';
import { parsedBook, sourceOf } from '../../../support/library-books';

const NAME = 'library-store-test';
const UNKNOWN = crypto.randomUUID();
let time = 1000;
let tabs: LibraryStore[] = [];

/** A tab of its own: another connection to the same library. */
function tab(): LibraryStore {
  const store = new LibraryStore({ name: NAME, now: () => time++ });
  tabs.push(store);
  return store;
}

let store: LibraryStore;
beforeEach(() => {
  store = tab();
});
afterEach(async () => {
  await Promise.all(tabs.map((each) => each.close()));
  tabs = [];
  await deleteDB(NAME);
});

/** How many records there are, by store. */
async function records(): Promise<Record<string, number>> {
  return await store.database.read(async (transaction) => {
    const names = Array.from(transaction.objectStoreNames);
    const counts = await Promise.all(names.map((name) => transaction.objectStore(name).count()));
    return Object.fromEntries(names.map((name, index) => [name, counts[index] ?? 0]));
  });
}

const NOTHING = { books: 0, covers: 0, chapters: 0, states: 0, bookmarks: 0 };

describe('a book', () => {
  test('comes back as it was given, with a state that nobody has touched', async () => {
    const cover = new Blob([new Uint8Array([1, 2, 3])], { type: 'image/png' });
    const parsed = parsedBook('Wuthering Heights', undefined, { cover });
    const added = await store.add(parsed, sourceOf('wuthering'));
    const found = await tab().get(added.id);
    expect(found).toEqual(added);
    expect(found).toMatchObject({
      title: 'Wuthering Heights',
      authors: ['Brontë, Emily'],
      fileName: 'wuthering.epub',
      hash: 'wuthering',
      bytes: 1000,
      chapters: [
        { title: 'Part 1', level: 1, characters: 34 },
        { title: 'Part 2', level: 1, characters: 16 },
      ],
    });
    expect(found?.chapters[0]).not.toHaveProperty('html');
    expect([...new Uint8Array(await found!.cover!.arrayBuffer())]).toEqual([1, 2, 3]);
    expect(found?.cover?.type).toBe('image/png');
    expect(await store.chapter(added.id, 1)).toEqual(parsed.chapters[1]);
    expect(await store.state(added.id)).toEqual({
      bookId: added.id,
      position: undefined,
      progress: 0,
      voice: undefined,
      rate: undefined,
      lexicon: [],
      listened: 0,
      openedAt: undefined,
    });
  });

  test('stands before older ones, and its size is known', async () => {
    const first = await store.add(parsedBook('First', ['é']), sourceOf('1'));
    const second = await store.add(parsedBook('Second', ['e']), sourceOf('2'));
    expect((await store.list()).map(({ title }) => title)).toEqual(['Second', 'First']);
    expect(await store.sizes()).toEqual(
      new Map([
        [first.id, 9],
        [second.id, 8],
      ]),
    );
  });

  test('is added a second time only if that is asked for', async () => {
    const { id } = await store.add(parsedBook('One'), sourceOf('same'));
    await expect(store.add(parsedBook('Two'), sourceOf('same'))).rejects.toMatchObject({
      failure: { code: 'duplicate', details: { title: 'One', bookId: id } },
    });
    expect(await records()).toMatchObject({ books: 1, chapters: 2, states: 1 });
    await store.add(parsedBook('Two'), sourceOf('same'), { again: true });
    expect((await store.duplicates('same')).map(({ title }) => title).sort()).toEqual([
      'One',
      'Two',
    ]);
    expect(await store.duplicates('other')).toEqual([]);
  });

  test('without text is refused', async () => {
    await expect(store.add(parsedBook('Empty', ['']), sourceOf('0'))).rejects.toMatchObject({
      code: 'empty',
    });
    expect(await records()).toEqual(NOTHING);
  });

  test('that fails in the middle leaves nothing', async () => {
    const parsed = parsedBook('Broken');
    // What cannot be cloned is found when the book itself is stored already.
    const chapters = [...parsed.chapters, { ...parsed.chapters[0]!, html: (() => '') as never }];
    await expect(store.add({ ...parsed, chapters }, sourceOf('b'))).rejects.toMatchObject({
      code: 'failed',
    });
    expect(await records()).toEqual(NOTHING);
  });

  test('is renamed', async () => {
    const { id } = await store.add(parsedBook('Old'), sourceOf('1'));
    await store.rename(id, '  A new\n title ');
    expect(await store.get(id)).toMatchObject({ title: 'A new title', hash: '1' });
    await expect(store.rename(id, ' ')).rejects.toMatchObject({ code: 'no-title' });
    await expect(store.rename(UNKNOWN, 'x')).rejects.toMatchObject({ code: 'unknown-book' });
  });

  test('goes with all that belongs to it, and nothing else', async () => {
    const cover = new Blob(['x'], { type: 'image/png' });
    const gone = await store.add(parsedBook('Gone', undefined, { cover }), sourceOf('1'));
    const kept = await store.add(parsedBook('Kept', undefined, { cover }), sourceOf('2'));
    for (const { id } of [gone, kept]) await store.addBookmark(id, makeAnchor('text', 0, 1));
    await store.remove(gone.id);
    expect(await records()).toEqual({ books: 1, covers: 1, chapters: 2, states: 1, bookmarks: 1 });
    expect((await store.list()).map(({ id }) => id)).toEqual([kept.id]);
    expect(await store.bookmarks(kept.id)).toHaveLength(1);
    await store.remove(kept.id);
    await store.remove(kept.id);
    expect(await records()).toEqual(NOTHING);
  });

  test('that is gone keeps nothing that comes late', async () => {
    const { id } = await store.add(parsedBook('Gone'), sourceOf('1'));
    await tab().remove(id);
    const late = { code: 'unknown-book' };
    await expect(store.saveState(id, { progress: 1 })).rejects.toMatchObject(late);
    await expect(store.addBookmark(id, makeAnchor('a', 0, 0))).rejects.toMatchObject(late);
    await expect(store.state(id)).rejects.toMatchObject(late);
    await expect(store.chapter(id, 0)).rejects.toMatchObject(late);
    expect(await store.get(id)).toBeUndefined();
    expect(await records()).toEqual(NOTHING);
  });

  test('has the chapters that it has', async () => {
    const { id } = await store.add(parsedBook('Two'), sourceOf('1'));
    await expect(store.chapter(id, 2)).rejects.toMatchObject({
      code: 'unknown-chapter',
      message: 'This book has no chapter 3. Choose another one.',
    });
  });
});

describe('a bookmark', () => {
  test('is changed and removed, and stands in the order of the text', async () => {
    const { id } = await store.add(parsedBook('Marked'), sourceOf('1'));
    const places = [makeAnchor('abc', 1, 0), makeAnchor('abc', 0, 2), makeAnchor('abc', 0, 1)];
    for (const anchor of places) await store.addBookmark(id, anchor, `at ${anchor.offset}`);
    const [first, second] = await store.bookmarks(id);
    expect([first?.note, second?.note]).toEqual(['at 1', 'at 2']);
    await store.changeBookmark(first!.id, { note: 'other' });
    await store.removeBookmark(second!.id);
    await store.removeBookmark(second!.id);
    const left = await store.bookmarks(id);
    expect(left.map(({ note, anchor }) => [note, anchor.chapter])).toEqual([
      ['other', 0],
      ['at 0', 1],
    ]);
    await expect(store.changeBookmark(second!.id, { note: 'x' })).rejects.toMatchObject({
      code: 'unknown-bookmark',
    });
  });
});

describe('two tabs with the same book', () => {
  test('lose neither fields nor seconds of each other', async () => {
    const other = tab();
    const { id } = await store.add(parsedBook('Both'), sourceOf('1'));
    const position = makeAnchor('The old man', 0, 4);
    const times = Array.from({ length: 20 }, (_, index) => index);
    await Promise.all([
      store.saveState(id, { voice: 'af_heart', lexicon: [{ word: 'Kokoro', ipa: 'k' }] }),
      other.saveState(id, { position, progress: 0.25, openedAt: 5 }),
      ...times.flatMap((n) => [
        store.saveState(id, { listened: 1, rate: 1 + n / 100 }),
        other.saveState(id, { listened: 0.5 }),
        store.addBookmark(id, makeAnchor('abc', 0, 0), `one ${n}`),
        other.addBookmark(id, makeAnchor('abc', 0, 1), `other ${n}`),
      ]),
    ]);
    expect(await other.state(id)).toEqual({
      bookId: id,
      position,
      progress: 0.25,
      voice: 'af_heart',
      rate: 1.19,
      lexicon: [{ word: 'Kokoro', ipa: 'k' }],
      listened: 30,
      openedAt: 5,
    });
    expect(await store.bookmarks(id)).toHaveLength(40);
    expect(await store.saveState(id, { voice: undefined })).toMatchObject({
      voice: undefined,
      rate: 1.19,
    });
    expect((await store.states()).get(id)).toMatchObject({ listened: 30 });
  });

  test('that add the same file at once keep one', async () => {
    const other = tab();
    const both = await Promise.allSettled([
      store.add(parsedBook('One'), sourceOf('same')),
      other.add(parsedBook('Two'), sourceOf('same')),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await records()).toMatchObject({ books: 1, chapters: 2, states: 1 });
  });

  test('tell each other what changed, when it is there to be read', async () => {
    const other = tab();
    const heard: LibraryChange[] = [];
    let told = () => {};
    const all = new Promise<void>((resolve) => {
      told = () => heard.length === 6 && resolve();
    });
    const readable: boolean[] = [];
    other.subscribe(async (change) => {
      heard.push(change);
      if (change.kind === 'added') readable.push((await other.get(change.bookId)) !== undefined);
      told();
    });
    const own: LibraryChange[] = [];
    const stop = store.subscribe((change) => own.push(change));
    // What a tab of another version may say is none of it.
    const stranger = new BroadcastChannel(NAME);
    for (const news of ['hello', null, { kind: 'moved', bookId: '1' }, { kind: 'added' }])
      stranger.postMessage(news);
    stranger.close();
    const { id } = await store.add(parsedBook('Told'), sourceOf('1'));
    await store.rename(id, 'Renamed');
    await store.saveState(id, { progress: 0.5 });
    const { id: mark } = await store.addBookmark(id, makeAnchor('a', 0, 0));
    await store.removeBookmark(mark);
    stop();
    await store.remove(id);
    await all;
    const kinds = ['added', 'renamed', 'state', 'bookmarks', 'bookmarks', 'removed'];
    expect(heard).toEqual(kinds.map((kind) => ({ kind, bookId: id, elsewhere: true })));
    expect(readable).toEqual([true]);
    expect(own).toEqual(kinds.slice(0, 5).map((kind) => ({ kind, bookId: id, elsewhere: false })));
  });
});
