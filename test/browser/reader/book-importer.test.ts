import { expect, test } from 'vitest';
import { importBook } from '../../../src/reader/import/book-importer';
import { IMPORT_LIMITS } from '../../../src/reader/import/import-limits';
import { pageLedger } from '../../../src/shared/page-ledger';
import { epubFile } from '../../support/book-files';
import { docxFile } from '../../support/docx-file';
import { pdfFile } from '../../support/pdf-file';

const file = (content: string | Uint8Array, name: string) =>
  new File([typeof content === 'string' ? content : new Uint8Array(content)], name);
const threads = () => pageLedger.live('worker');

test.each([
  ['text', file('Chapter 1\n\nSome text.', 'a.txt')],
  ['markdown', file('# Chapter 1\n\nSome *text*.', 'a.md')],
  [
    'html',
    file('<html><body><nav>n</nav><h1>Chapter 1</h1><p>Some text.</p><script>1</script>', 'a.html'),
  ],
  [
    'epub',
    file(epubFile({ texts: { 'a.xhtml': '<h1>Chapter 1</h1><p>Some text.</p>' } }), 'a.epub'),
  ],
  [
    'pdf',
    file(
      pdfFile({
        pages: [
          [
            { text: 'Chapter 1', x: 60, y: 700, size: 20 },
            { text: 'Some text.', x: 60, y: 600 },
          ],
        ],
      }),
      'a.pdf',
    ),
  ],
  ['docx', file(docxFile('Chapter 1', 'Some text.'), 'a.docx')],
])('%s is read in a thread of its own', async (format, source) => {
  const before = threads();
  const book = await importBook(source);
  expect(book).toMatchObject({ format, fileName: source.name, bytes: source.size });
  expect(book.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(book.chapters).toHaveLength(1);
  expect(book.chapters[0]?.html).toMatch(/<h[1-3]>Chapter 1/);
  expect(book.chapters[0]?.html.replace(/<[^>]*>/g, '')).toBe('Chapter 1Some text.');
  expect(threads()).toBe(before);
});

test('a text that was pasted', async () => {
  const book = await importBook({ text: 'Some text.', title: 'Mine' });
  expect(book).toMatchObject({ title: 'Mine', fileName: undefined, format: 'text' });
});

test('what is written is what the browser makes of it', async () => {
  const texts = {
    'a.xhtml': '<p>One <b>two</b> &amp; <i>x &lt;y&gt;</i></p><ul><li>a</li><li>b</li></ul>',
  };
  const [chapter] = (await importBook(file(epubFile({ texts }), 'a.epub'))).chapters;
  const page = new DOMParser().parseFromString(chapter?.html ?? '', 'text/html');
  expect(page.body.textContent).toHaveLength(chapter?.characters ?? 0);
  expect(page.body.innerHTML).toBe(chapter?.html);
});

test('a failure crosses as data', async () => {
  const failed = importBook(file('{\\rtf1 x}', 'a.txt'));
  await expect(failed).rejects.toMatchObject({
    name: 'ImportError',
    code: 'unknown-format',
    failure: { details: { found: 'an RTF document' } },
  });
});

test('a file that is too large is refused before anything is read', async () => {
  const large = new File([new Uint8Array(IMPORT_LIMITS.file + 1)], 'a.txt');
  await expect(importBook(large)).rejects.toMatchObject({ code: 'too-large' });
});

test('progress is told, and cancelling ends the thread at once', async () => {
  const texts: Record<string, string> = {};
  for (let at = 0; at < 2000; at++) texts[`c${at}.xhtml`] = `<p>${'Text '.repeat(200)}</p>`;
  const source = file(epubFile({ texts }), 'a.epub');
  const before = threads();
  const controller = new AbortController();
  const shares: number[] = [];
  const cancelled = importBook(source, {
    signal: controller.signal,
    onProgress: (share) => {
      shares.push(share);
      controller.abort();
    },
  });
  await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
  expect(shares).toHaveLength(1);
  expect(threads()).toBe(before);
  await expect(importBook(source, { signal: controller.signal })).rejects.toMatchObject({
    code: 'cancelled',
  });
});
