import { expect, test } from 'vitest';
import { readBook } from '../../../../src/reader/import/read-book';
import { bookSource } from '../../../support/book-files';
import { type PdfParts, pdfFile, pdfLines } from '../../../support/pdf-file';

const read = (parts: PdfParts) => readBook(bookSource(pdfFile(parts), 'a.pdf'), () => {});
const htmlOf = async (parts: PdfParts) =>
  (await read(parts)).chapters.map(({ html }) => html).join('|');

test('lines become paragraphs, words that were cut become whole', async () => {
  const html = await htmlOf({
    pages: [
      pdfLines(
        [
          'This is the first line of a paragraph, and it is contin-',
          'ued on the second one, which has a well-known word.',
          'It ends here.',
          '  ',
          'The second paragraph has the same word, and it is well-',
          'known; so the hyphen stays.',
        ],
        60,
        700,
      ),
    ],
  });
  expect(html).toBe(
    '<p>This is the first line of a paragraph, and it is continued on the second one, which has a well-known word. It ends here.</p><p>The second paragraph has the same word, and it is well-known; so the hyphen stays.</p>',
  );
});

test('a line that is set in begins a paragraph', async () => {
  const line = 'words that fill a line of the page to its end';
  const [a, b, c, d] = pdfLines([line, line, line, line], 60, 700);
  const html = await htmlOf({ pages: [[a!, b!, { ...c!, x: 75 }, d!]] });
  expect(html).toBe(`<p>${line} ${line}</p><p>${line} ${line}</p>`);
});

test('columns are read one after the other, below what goes across them', async () => {
  const left = Array.from({ length: 8 }, (_, at) => `left column line number ${at + 1} of it`);
  const right = Array.from({ length: 8 }, (_, at) => `right column line number ${at + 1} of it`);
  const wide = 'A title that goes across both of the columns, from one edge to the other of it';
  const html = await htmlOf({
    pages: [
      [
        { text: wide, x: 60, y: 720, size: 11 },
        // As programs write them: row by row.
        ...pdfLines(left, 60, 690).flatMap((line, at) => [line, pdfLines(right, 320, 690)[at]!]),
      ],
    ],
  });
  expect(html.replace(/<\/p><p>/g, ' ')).toBe(`<p>${[wide, ...left, ...right].join(' ')}</p>`);
});

test('running headers, footers and page numbers are left out', async () => {
  const pages = Array.from({ length: 6 }, (_, page) => [
    { text: page % 2 ? 'Somebody' : `A BOOK ${page}`, x: 60, y: 770 },
    ...pdfLines([`Page ${page} says something here.`, `And more of ${page} at its end.`], 60, 700),
    { text: String(page + 1), x: 300, y: 30 },
  ]);
  const html = await htmlOf({ pages });
  expect(html).not.toMatch(/BOOK|Somebody|>\d/);
  expect(html).toContain('Page 5 says something here. And more of 5 at its end.');
});

test('a sentence goes on over the page', async () => {
  const html = await htmlOf({
    pages: [
      pdfLines(['The sentence begins on this page and then it goes'], 60, 700),
      pdfLines(['on upon the next page, where it ends.'], 60, 700),
    ],
  });
  expect(html).toBe(
    '<p>The sentence begins on this page and then it goes on upon the next page, where it ends.</p>',
  );
});

const CHAPTER = (name: string, size = 20) => [
  { text: name, x: 60, y: 740, size },
  ...pdfLines(['This is the text of a chapter that is long enough.', 'It has two lines.'], 60, 700),
];

test('chapters by the outline', async () => {
  const book = await read({
    title: 'The Book',
    pages: [CHAPTER('One'), CHAPTER('More', 12), CHAPTER('Two')],
    outline: [
      ['One', 0],
      ['Two', 2],
    ],
  });
  expect(book.title).toBe('The Book');
  expect(book.chapters.map(({ title }) => title)).toEqual(['One', 'Two']);
  expect(book.chapters[1]?.html).toContain('<h2>Two</h2><p>This is the text');
});

test('chapters by large headings, and the title by the largest', async () => {
  const book = await read({ pages: [CHAPTER('My Book', 30), CHAPTER('One'), CHAPTER('Two')] });
  expect(book.title).toBe('My Book');
  expect(book.chapters.map(({ title }) => title)).toEqual(['My Book', 'One', 'Two']);
});

test('chapters by pages, where nothing else says', async () => {
  const page = (at: number) => {
    const word = String.fromCharCode(97 + (at % 26), 97 + (at >> 4));
    return pdfLines([`The text ${word} of a page.`, `Its end ${word}.`], 60, 700);
  };
  const book = await read({ pages: Array.from({ length: 45 }, (_, at) => page(at)) });
  expect(book.chapters.map(({ title }) => title)).toEqual([
    'Pages 1–20',
    'Pages 21–40',
    'Pages 41–45',
  ]);
});

test('pictures of pages have no text', async () => {
  await expect(read({ pages: [[], [], []] })).rejects.toMatchObject({ code: 'no-text' });
});

test('a password is told of', async () => {
  const encrypt =
    '/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /Length 40 /O <' +
    `${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`;
  await expect(read({ pages: [CHAPTER('One')], trailer: encrypt })).rejects.toMatchObject({
    code: 'encrypted',
  });
});

test('a file that is cut off or wrong is damaged, or what is left of it is read', async () => {
  const whole = pdfFile({ pages: [CHAPTER('One'), CHAPTER('Two')] });
  for (let length = 10; length < whole.length; length += 331) {
    const outcome = await readBook(bookSource(whole.slice(0, length)), () => {}).then(
      () => 'book',
      (error: { code?: string }) => error.code,
    );
    expect(['book', 'damaged', 'no-text']).toContain(outcome);
  }
  await expect(
    readBook(bookSource('%PDF-1.7\nnothing of the kind'), () => {}),
  ).rejects.toMatchObject({ code: 'damaged' });
});
