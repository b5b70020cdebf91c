import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { IMPORT_LIMITS } from '../../../../src/reader/import/import-limits';
import { readBook } from '../../../../src/reader/import/read-book';
import { bookSource } from '../../../support/book-files';
import { docxOf as docx, docxParagraph as paragraph } from '../../../support/docx-file';

const read = (content: Uint8Array) => readBook(bookSource(content, 'a.docx'), () => {});

test('chapters by headings', async () => {
  const book = await read(
    docx(
      paragraph('One', 'Heading1') +
        paragraph('a &lt;script&gt;') +
        paragraph('Two', 'Heading1') +
        paragraph('b'),
    ),
  );
  expect(book).toMatchObject({ format: 'docx', title: 'One' });
  expect(book.chapters.map(({ title, html }) => [title, html])).toEqual([
    ['One', '<h1>One</h1><p>a &lt;script&gt;</p>'],
    ['Two', '<h1>Two</h1><p>b</p>'],
  ]);
});

test('a document without text is empty', async () => {
  await expect(read(docx('<w:p/>'))).rejects.toMatchObject({ code: 'empty' });
});

test('entities are not expanded', async () => {
  const doctype = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
  const book = await read(docx(paragraph('x &b; y'), {}, doctype)).catch((error) => error.code);
  expect(JSON.stringify(book)).not.toContain('aaaa');
});

test('what unpacks to too much is stopped', async () => {
  const bomb = docx(paragraph('x'), { 'word/other.xml': new Uint8Array(IMPORT_LIMITS.entry + 1) });
  await expect(read(bomb)).rejects.toMatchObject({ code: 'too-complex' });
});

test('a document that is not one is damaged', async () => {
  await expect(read(zipSync({ 'word/document.xml': strToU8('nothing') }))).rejects.toMatchObject({
    code: 'damaged',
  });
});
