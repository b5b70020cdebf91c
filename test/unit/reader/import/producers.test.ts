import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readBook } from '../../../../src/reader/import/read-book';
import type { ParsedBook } from '../../../../src/reader/library/book';
import { bookSource } from '../../../support/book-files';

const FILES = [
  'lighthouse.md',
  'pandoc-3.epub',
  'pandoc-2.epub',
  'pandoc.docx',
  'pandoc.html',
  'libreoffice.docx',
  'libreoffice.epub',
  'libreoffice.html',
  'libreoffice.pdf',
  'chromium.pdf',
];

function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`../../../fixtures/books/${name}`, import.meta.url));
}

/** The text as a reader hears it: without marks of notes. */
function textOf({ chapters }: ParsedBook): string {
  return chapters
    .map(({ html }) => html.replace(/<sup[^>]*>.*?<\/sup>|<a [^>]*><sup>.*?<\/sup><\/a>/g, ''))
    .join(' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/(?<=\.)¹/g, '')
    .replace(/\s+/g, ' ');
}

test.each(FILES)('%s', async (name) => {
  // A wrong name and type do no harm, but for Markdown, which is a text like any other.
  const source = name.endsWith('.md') ? name : 'file.bin';
  const book = await readBook(bookSource(fixture(name), source), () => {});
  expect(book.title).toBe('The Lighthouse');
  const titles = book.chapters.map(({ title }) => title);
  // LibreOffice's EPUB has no entry for the heading of the second level.
  const wanted = ['The Keeper', 'The Stairs', 'The Storm'].filter(
    (title) => name !== 'libreoffice.epub' || title !== 'The Stairs',
  );
  expect(titles.slice(-wanted.length)).toEqual(wanted);

  const text = textOf(book);
  expect(text).toContain(
    'and lit the lamp before the sun had gone. He had done so for thirty years, and he did not mean to stop because of a letter.',
  );
  expect(text).toContain('once, twice — and then nothing more. Überall war Nacht.');
  expect(text).toMatch(/in the well-?known book on the table; and he waited\./);
  expect(text.split('The lamp burned oil until 1911.')).toHaveLength(2);
});

test.each([
  'pandoc-3.epub',
  'pandoc-2.epub',
  'pandoc.docx',
  'pandoc.html',
  'libreoffice.docx',
  'libreoffice.epub',
  'libreoffice.html',
])('links to the note of %s lead to it', async (name) => {
  const book = await readBook(bookSource(fixture(name), name), () => {});
  const html = book.chapters.map((chapter) => chapter.html).join('');
  const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(links.length).toBeGreaterThan(0);
  for (const id of links) expect(html.split(` id="${id}"`)).toHaveLength(2);
});

test.each(['lighthouse.md', 'pandoc.docx', 'pandoc.html', 'libreoffice.docx', 'libreoffice.html'])(
  'the note of %s stands in the chapter that has its mark',
  async (name) => {
    const book = await readBook(bookSource(fixture(name), name), () => {});
    const chapter = book.chapters.find(({ html }) => html.includes('The lamp burned oil'));
    expect(chapter?.title).toBe('The Keeper');
  },
);
