import { deleteDB } from 'idb';
import { afterAll, expect, test } from 'vitest';
import { importBook } from '../../../../src/reader/import/book-importer';
import { chapterText } from '../../../../src/reader/library/chapter-text';
import { cleanHtml } from '../../../../src/reader/library/clean-html';
import { exportLibrary } from '../../../../src/reader/library/export-library';
import { importLibrary } from '../../../../src/reader/library/import-library';
import { LibraryStore } from '../../../../src/reader/library/library-store';

const BOOKS = import.meta.glob<string>('../../../fixtures/books/*.{epub,pdf,docx,html,md,txt}', {
  query: '?url',
  import: 'default',
  eager: true,
});
const NAMES = ['imported-books-here', 'imported-books-there'] as const;
const [here, there] = NAMES.map((name) => new LibraryStore({ name })) as [
  LibraryStore,
  LibraryStore,
];

afterAll(async () => {
  await Promise.all([here.close(), there.close()]);
  await Promise.all(NAMES.map((name) => deleteDB(name)));
});

test('there are books to be tried', () => {
  expect(Object.keys(BOOKS).length).toBeGreaterThan(3);
});

test.each(Object.entries(BOOKS))(
  '%s goes through the library and its file as it is',
  async (path, url) => {
    const file = new File([await (await fetch(url)).blob()], path.split('/').pop() ?? '');
    const imported = await importBook(file);
    for (const { html, characters } of imported.chapters) {
      // Whatever an importer lets through, a library's file has to let through, too.
      expect(cleanHtml(html)).toBe(html);
      expect(chapterText(html)).toHaveLength(characters);
    }
    const book = await here.add(imported, imported);
    await importLibrary(there, await exportLibrary(here));
    expect(await there.get(book.id)).toEqual(book);
    for (const [index, chapter] of imported.chapters.entries())
      expect(await there.chapter(book.id, index)).toEqual(chapter);
  },
);
