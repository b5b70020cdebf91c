import { expect, test } from 'vitest';
import { readBook } from '../../../../src/reader/import/read-book';
import { bookSource } from '../../../support/book-files';

const read = (content: string | Uint8Array, name = 'a_book.txt') =>
  readBook(bookSource(content, name), () => {});

test('a text without chapters is one', async () => {
  const book = await read('One line.\n\nAnother & <b>more</b>.');
  expect(book).toMatchObject({ title: 'a book', format: 'text', authors: [] });
  expect(book.chapters).toEqual([
    {
      title: '',
      level: 1,
      characters: 'One line.Another & <b>more</b>.'.length,
      html: '<p>One line.</p><p>Another &amp; &lt;b&gt;more&lt;/b&gt;.</p>',
    },
  ]);
});

test('chapters begin at their titles, and what stands before is kept', async () => {
  const book = await read('Before.\n\nCHAPTER I.\nThe Start\n\nOne.\n\nChapter 2\n\nTwo.');
  expect(book.chapters.map(({ title, level }) => [title, level])).toEqual([
    ['', 1],
    ['CHAPTER I. The Start', 1],
    ['Chapter 2', 1],
  ]);
  expect(book.chapters[2]?.html).toBe('<h1>Chapter 2</h1><p>Two.</p>');
});

test('chapters lie below parts', async () => {
  const part = (n: string) => `PART ${n}\n\nChapter 1\n\nText.\n\nChapter 2\n\nText.\n\n`;
  const book = await read(part('ONE') + part('TWO'));
  expect(book.chapters.map(({ title, level }) => `${level} ${title}`)).toEqual([
    ...['1 PART ONE', '2 Chapter 1', '2 Chapter 2'],
    ...['1 PART TWO', '2 Chapter 1', '2 Chapter 2'],
  ]);
});

test('a list of titles makes no chapters', async () => {
  const book = await read('Chapter 1\n\nChapter 2\n\nChapter 1\n\nText.\n\nChapter 2\n\nMore.');
  expect(book.chapters.map(({ title }) => title)).toEqual(['', 'Chapter 1', 'Chapter 2']);
});

test('broken lines are joined, verse is not', async () => {
  const prose =
    'It was the best of times, it was the worst of times, it was the well-\nknown age of wisdom.';
  const verse = 'Tyger Tyger, burning bright,\nIn the forests of the night;';
  const book = await read(`${prose}\n\n${verse}`);
  expect(book.chapters[0]?.html).toBe(
    `<p>${prose.replace('\n', '')}</p><p>${verse.replace('\n', '<br>')}</p>`,
  );
});

test('long lines are paragraphs', async () => {
  const line = 'word '.repeat(40).trim();
  const book = await read(`${line}\n${line}\nEnd.`);
  expect(book.chapters[0]?.html).toBe(`<p>${line}</p><p>${line}</p><p>End.</p>`);
});

test('lines that are set in begin paragraphs', async () => {
  const line = 'a line that is as long as those of a book are';
  const book = await read(`  ${line}\n${line}\n  ${line}\n${line}`);
  expect(book.chapters[0]?.html).toBe(`<p>${line} ${line}</p><p>${line} ${line}</p>`);
});

test.each([
  ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0xc3, 0xa9]],
  ['UTF-8', [0xc3, 0xa9]],
  ['windows-1252', [0xe9]],
  ['UTF-16 with a mark', [0xff, 0xfe, 0xe9, 0]],
  ['UTF-16, the other way', [0xfe, 0xff, 0, 0xe9]],
])('%s is understood', async (_, bytes) => {
  expect((await read(Uint8Array.from(bytes))).chapters[0]?.html).toBe('<p>é</p>');
});

test('UTF-16 without a mark is understood', async () => {
  const wide = Uint8Array.from([...'It is a text.'].flatMap((c) => [c.charCodeAt(0), 0]));
  expect((await read(wide)).chapters[0]?.html).toBe('<p>It is a text.</p>');
});

test('Project Gutenberg says what it is', async () => {
  const book = await read(
    'The eBook of X\n\nTitle: Moby Dick\n\nAuthor: Herman Melville\n\n*** START OF THE PROJECT\n\nCall me.',
  );
  expect(book).toMatchObject({ title: 'Moby Dick', authors: ['Herman Melville'] });
});

test('a text without a name is called by its first words', async () => {
  expect((await read('Call me Ishmael.\n\nSome years ago.', '')).title).toBe('Call me Ishmael.');
});
