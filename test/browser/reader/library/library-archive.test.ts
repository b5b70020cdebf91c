import { deleteDB } from 'idb';
import { packTar, unpackTar } from 'modern-tar';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sumLine } from '../../../../src/reader/library/archive-entries';
import type { Book } from '../../../../src/reader/library/book';
import { cleanHtml } from '../../../../src/reader/library/clean-html';
import { type ArchiveProgress, exportLibrary } from '../../../../src/reader/library/export-library';
import { importLibrary } from '../../../../src/reader/library/import-library';
import { LibraryStore } from '../../../../src/reader/library/library-store';
import { makeAnchor } from '../../../../src/reader/library/text-anchor';
import { parsedBook, sourceOf } from '../../../support/library-books';
import { startWithDisk } from '../../../support/storage-quota';

const NAMES = ['library-archive-here', 'library-archive-there'] as const;
let here: LibraryStore;
let there: LibraryStore;
let time = 1;

beforeEach(() => {
  const now = () => time++;
  here = new LibraryStore({ name: NAMES[0], now });
  there = new LibraryStore({ name: NAMES[1], now });
});
afterEach(async () => {
  await Promise.all([here.close(), there.close()]);
  await Promise.all(NAMES.map((name) => deleteDB(name)));
});

const PREFERENCES = { voice: 'af_heart', theme: { dark: true } };

/** Two books, of which one has everything. */
async function fill(store: LibraryStore): Promise<[Book, Book]> {
  const cover = new Blob([Uint8Array.from({ length: 3000 }, (_, n) => n)], { type: 'image/png' });
  const texts = ['The old man 😀 sat down.', '\ufeffÉtude', ''];
  const full = await store.add(parsedBook('Full', texts, { cover }), sourceOf('full'));
  const plain = await store.add(
    parsedBook('Plain', ['x'.repeat(5000)], { language: undefined, format: 'text', authors: [] }),
    { ...sourceOf('plain'), fileName: undefined },
  );
  await store.saveState(full.id, {
    position: makeAnchor('The old man', 0, 4),
    progress: 0.5,
    voice: 'bf_emma',
    rate: 1.25,
    lexicon: [{ word: 'Kokoro', ipa: 'kokoɾo' }],
    listened: 12.5,
    openedAt: 77,
  });
  await store.addBookmark(full.id, makeAnchor('Étude', 1, 2), 'a note');
  return [full, plain];
}

/** All that is in a library, without what is a browser's own. */
async function contentOf(store: LibraryStore): Promise<unknown> {
  return await store.database.read(async (transaction) => {
    const names = Array.from(transaction.objectStoreNames);
    const all = await Promise.all(names.map((name) => transaction.objectStore(name).getAll()));
    return Object.fromEntries(names.map((name, index) => [name, all[index]]));
  });
}

type Files = Map<string, Uint8Array>;

async function filesOf(archive: Blob): Promise<Files> {
  const entries = await unpackTar(await archive.arrayBuffer());
  return new Map(entries.map(({ header, data }) => [header.name, data ?? new Uint8Array()]));
}

/** An archive of these files, with their right sums. */
async function archiveOf(files: Files): Promise<Blob> {
  let sums = '';
  files.delete('SHA256SUMS');
  for (const [path, bytes] of files) {
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice().buffer));
    sums += sumLine(path, Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join(''));
  }
  files.set('SHA256SUMS', new TextEncoder().encode(sums));
  const entries = Array.from(files, ([name, data]) => ({
    header: { name, size: data.length },
    body: data,
  }));
  return new Blob([await packTar(entries)]);
}

/** The same archive, with a file that says something else. */
async function rewritten(
  archive: Blob,
  path: string,
  change: (text: string) => string,
): Promise<Blob> {
  const files = await filesOf(archive);
  const before = new TextDecoder().decode(files.get(path));
  const after = change(before);
  expect(after).not.toBe(before);
  files.set(path, new TextEncoder().encode(after));
  return await archiveOf(files);
}

test('everything comes back in another browser', async () => {
  await fill(here);
  const archive = await exportLibrary(here, PREFERENCES);
  expect(await importLibrary(there, archive)).toEqual({
    added: 2,
    merged: 0,
    preferences: PREFERENCES,
  });
  expect(await contentOf(there)).toEqual(await contentOf(here));
});

test('an empty library goes into a file, too', async () => {
  const archive = await exportLibrary(here);
  expect(await importLibrary(there, archive)).toEqual({ added: 0, merged: 0, preferences: {} });
});

test('any tool can look into it and check it', async () => {
  await fill(here);
  const files = await filesOf(await exportLibrary(here, PREFERENCES));
  expect([...files.keys()]).toEqual([
    'library.json',
    'books/0001/book.json',
    'books/0001/chapter-0001.html',
    'books/0002/book.json',
    'books/0002/chapter-0001.html',
    'books/0002/chapter-0002.html',
    'books/0002/chapter-0003.html',
    'books/0002/cover',
    'SHA256SUMS',
  ]);
  const sums = files.get('SHA256SUMS');
  const again = await filesOf(await archiveOf(files));
  expect(again.get('SHA256SUMS')).toEqual(sums);
});

describe('a book that is there already', () => {
  test('keeps the newer state, the longer time and the bookmarks of both', async () => {
    const [full] = await fill(here);
    const archive = await exportLibrary(here);
    const mine = await there.add(parsedBook('Mine'), sourceOf('full'));
    await there.saveState(mine.id, { progress: 0.1, voice: 'am_adam', listened: 99, openedAt: 5 });
    await there.addBookmark(mine.id, makeAnchor('abc', 0, 0), 'my own');
    // Saved later than what is in the file.
    await importLibrary(there, archive);
    expect(await there.list()).toHaveLength(2);
    expect(await there.get(mine.id)).toMatchObject({ title: 'Mine' });
    expect(await there.state(mine.id)).toMatchObject({
      progress: 0.1,
      voice: 'am_adam',
      listened: 99,
      openedAt: 77,
    });
    const notes = (await there.bookmarks(mine.id)).map(({ note }) => note);
    expect(notes).toEqual(['my own', 'a note']);

    await here.saveState(full.id, { progress: 0.75 });
    const later = await exportLibrary(here);
    expect(await importLibrary(there, later)).toMatchObject({ added: 0, merged: 2 });
    expect(await there.state(mine.id)).toMatchObject({
      progress: 0.75,
      voice: 'bf_emma',
      listened: 99,
      bookId: mine.id,
    });
    expect(await there.bookmarks(mine.id)).toHaveLength(2);
  });

  test('is not doubled by its own file, however often that comes', async () => {
    await fill(here);
    await here.add(parsedBook('Full'), sourceOf('full'), { again: true });
    const before = await contentOf(here);
    const archive = await exportLibrary(here);
    await importLibrary(here, archive);
    await importLibrary(here, archive);
    expect(await contentOf(here)).toEqual(before);
    // Nor does it take the place of its twin.
    await importLibrary(there, archive);
    expect(await contentOf(there)).toEqual(before);
    await there.remove((await there.duplicates('full'))[0]!.id);
    await importLibrary(there, archive);
    expect(await contentOf(there)).toEqual(before);
  });
});

describe('a file that is not whole', () => {
  test.each([
    ['of nothing', new Blob([])],
    ['of text', new Blob(['Not a library at all.'.repeat(100)])],
    ['of zeros', new Blob([new Uint8Array(4096)])],
  ])('%s is refused', async (_name, file) => {
    await expect(importLibrary(there, file)).rejects.toMatchObject({ code: 'not-a-library' });
  });

  test('is refused wherever it was cut or changed, and nothing is different', async () => {
    await fill(here);
    const bytes = new Uint8Array(await (await exportLibrary(here)).arrayBuffer());
    await there.add(parsedBook('Mine'), sourceOf('full'));
    const before = await contentOf(there);
    const refused = { code: expect.stringMatching(/^(damaged-archive|not-a-library)$/) };
    for (let at = 100; at < bytes.length - 2048; at += 1234) {
      await expect(importLibrary(there, new Blob([bytes.slice(0, at)]))).rejects.toMatchObject(
        refused,
      );
    }
    // Each file's first and last byte, and a name.
    let at = 0;
    for (const { header, data } of await unpackTar(bytes)) {
      const places = data?.length ? [at, at + 512, at + 511 + data.length] : [at];
      for (const place of places) {
        const changed = bytes.slice();
        changed[place] = (changed[place] ?? 0) ^ 1;
        await expect(
          importLibrary(there, new Blob([changed])),
          `${header.name} ${place}`,
        ).rejects.toMatchObject(refused);
      }
      at += 512 + Math.ceil((data?.length ?? 0) / 512) * 512;
    }
    expect(await contentOf(there)).toEqual(before);
  });

  test('or was made by others is refused by what is wrong with it', async () => {
    await fill(here);
    const archive = await exportLibrary(here);
    const book = 'books/0002/book.json';
    const wrong: [Promise<Blob>, string, string][] = [
      [
        rewritten(archive, 'library.json', (text) => text.replace('"version": 1', '"version": 2')),
        'newer-archive',
        '(2)',
      ],
      [
        rewritten(archive, 'library.json', (text) => text.replace('-library', '-model')),
        'not-a-library',
        'something else',
      ],
      [
        rewritten(archive, book, (text) => text.replace('"title": "Full"', '"title": 1')),
        'damaged-archive',
        '“title”',
      ],
      [
        rewritten(archive, book, (text) => text.replace('image/png', 'image/svg+xml')),
        'damaged-archive',
        '“coverType”',
      ],
      [
        rewritten(archive, book, (text) => text.replace('"progress": 0.5', '"progress": -1')),
        'damaged-archive',
        '“progress”',
      ],
      [rewritten(archive, book, (text) => text.slice(1)), 'damaged-archive', 'no JSON'],
    ];
    const files = await filesOf(archive);
    files.delete('books/0002/chapter-0002.html');
    wrong.push([archiveOf(files), 'damaged-archive', 'chapter-0003.html is not in its place']);
    const short = await filesOf(archive);
    short.delete('books/0002/cover');
    wrong.push([archiveOf(short), 'damaged-archive', 'it lacks books/0002/cover']);
    for (const [file, code, words] of wrong)
      await expect(importLibrary(there, await file)).rejects.toMatchObject({
        code,
        message: expect.stringContaining(words),
      });
    expect(await there.list()).toEqual([]);
  });
});

test('what a file smuggles into a chapter stays outside', async () => {
  await here.add(parsedBook('Trap'), sourceOf('1'));
  const archive = await rewritten(
    await exportLibrary(here),
    'books/0001/chapter-0001.html',
    (text) => `${text}<img src=x onerror="alert(1)"><script>alert(2)</script>`,
  );
  await importLibrary(there, archive);
  const [book] = await there.list();
  expect((await there.chapter(book!.id, 0)).html).toBe(
    '<p>The old man sat down by the river.</p><img>',
  );
});

test.each([
  [
    '<p lang="fr" id="a">Où <a href="#b">là</a> <img alt="x" src="data:image/png;base64,AA=="></p>',
    undefined,
  ],
  ['<p>&nbsp;a &amp; b<br>c', undefined],
  ['<p onclick="x()" style="color:red" class="c">a</p>', '<p>a</p>'],
  ['<a href="javascript:x()">a</a><a href=" #x">b</a>', '<a>a</a><a>b</a>'],
  ['<img src="https://elsewhere/pixel.gif"><img src="data:text/html,x">', '<img><img>'],
  ['<custom-thing><b>a</b></custom-thing>', '<b>a</b>'],
  ['<svg><a href="#x"><style><img src=x></style></a></svg>b', '<img>b'],
  [
    '<math><mi><script>x</script></mi></math><iframe src="x"></iframe><form><p>a</p></form>',
    '<p>a</p>',
  ],
  ['<template><p>a</p></template><noscript><p>b</p></noscript>c', 'c'],
])('%s is cleaned', (html, clean) => {
  expect(cleanHtml(html)).toBe(clean ?? html);
});

test('progress grows to its end, both ways', async () => {
  await fill(here);
  const told: ArchiveProgress[] = [];
  const onProgress = (progress: ArchiveProgress) => told.push(progress);
  const archive = await exportLibrary(here, {}, { onProgress });
  expect(told.map(({ done, total }) => done / total)).toEqual([expect.any(Number), 1]);
  told.length = 0;
  await importLibrary(there, archive, { onProgress });
  const shares = told.map(({ done, total }) => done / total);
  expect(shares).toEqual([...shares].sort((one, other) => one - other));
  expect([shares[0]! > 0, shares.at(-1)]).toEqual([true, 1]);
  expect(shares.length).toBeGreaterThan(10);
});

describe('what is cancelled', () => {
  test('before it begins or while the file is checked changes nothing', async () => {
    await fill(here);
    const archive = await exportLibrary(here);
    const stopped = { code: 'cancelled' };
    const signal = AbortSignal.abort();
    await expect(exportLibrary(here, {}, { signal })).rejects.toMatchObject(stopped);
    await expect(importLibrary(there, archive, { signal })).rejects.toMatchObject(stopped);
    const controller = new AbortController();
    const early = { signal: controller.signal, onProgress: () => controller.abort() };
    await expect(importLibrary(there, archive, early)).rejects.toMatchObject(stopped);
    expect(await there.list()).toEqual([]);
  });

  test('between two books leaves the first one whole', async () => {
    await fill(here);
    const archive = await exportLibrary(here);
    const controller = new AbortController();
    there.subscribe(() => controller.abort());
    await expect(
      importLibrary(there, archive, { signal: controller.signal }),
    ).rejects.toMatchObject({ code: 'cancelled' });
    const [book] = await there.list();
    expect(await there.list()).toHaveLength(1);
    await there.chapter(book!.id, book!.chapters.length - 1);
    expect(await importLibrary(there, archive)).toMatchObject({ added: 1, merged: 1 });
    expect(await contentOf(there)).toEqual(await contentOf(here));
  });
});

describe('a full disk', () => {
  afterEach(() => startWithDisk(undefined));

  test('ends the import behind the last book that had room', async () => {
    await fill(here);
    const noise = Array.from({ length: 40 }, () =>
      Array.from(crypto.getRandomValues(new Uint32Array(16_000)), (n) => n.toString(36)).join(' '),
    );
    await here.add(parsedBook('Large', noise), sourceOf('large'));
    const bytes = await (await exportLibrary(here)).arrayBuffer();
    await here.close();
    await startWithDisk(2_000_000);
    const archive = new Blob([bytes]);
    await expect(importLibrary(there, archive)).rejects.toMatchObject({ code: 'full' });
    const titles = (await there.list()).map(({ title }) => title);
    expect(titles).not.toContain('Large');
    const sums = await there.database.read((transaction) =>
      transaction.objectStore('chapters').count(),
    );
    expect(sums).toBe((await there.list()).reduce((sum, { chapters }) => sum + chapters.length, 0));
  });
});
