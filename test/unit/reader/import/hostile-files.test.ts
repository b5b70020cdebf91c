import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { IMPORT_FAILURE_TEXT } from '../../../../src/reader/import/import-failures';
import { IMPORT_LIMITS } from '../../../../src/reader/import/import-limits';
import { readBook } from '../../../../src/reader/import/read-book';
import { ZipArchive } from '../../../../src/reader/import/zip-archive';
import { bookSource, epubFile } from '../../../support/book-files';

const read = (content: string | Uint8Array, name = '', type = '') =>
  readBook(bookSource(content, name, type), () => {});
const MB = 1024 * 1024;

test('an archive that unpacks to too much is stopped on the way', async () => {
  const bomb = epubFile({
    texts: { 'a.xhtml': '<p>x</p>', 'b.xhtml': ' '.repeat(IMPORT_LIMITS.entry + MB) },
  });
  expect(bomb.length).toBeLessThan(MB);
  await expect(read(bomb)).rejects.toMatchObject({ code: 'too-complex' });
});

test('so is one of many entries, and what the archive says of its sizes does not matter', () => {
  const size = 2 * MB;
  const names = Array.from({ length: 10 }, (_, at) => `f${at}`);
  const content = new Uint8Array(size);
  const bytes = new Uint8Array(zipSync(Object.fromEntries(names.map((name) => [name, content]))));
  // Sizes in the directory that are lies.
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 46 < bytes.length; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1, true);
  const archive = new ZipArchive(bytes, { ...IMPORT_LIMITS, inflated: 9 * MB });
  let read = 0;
  expect(() => {
    for (const name of names) read += archive.read(name)?.length ?? 0;
  }).toThrow(IMPORT_FAILURE_TEXT['too-complex'].slice(0, 30));
  expect(read).toBe(8 * MB);
});

test('an archive in an archive is not unpacked', async () => {
  const inner = zipSync({ 'x.txt': new Uint8Array(MB) });
  await expect(read(zipSync({ 'a.zip': inner }))).rejects.toMatchObject({
    code: 'unknown-format',
    failure: { details: { found: 'a zip archive' } },
  });
});

test('names that climb lead nowhere', async () => {
  const book = await read(
    epubFile({
      texts: {
        '../../../etc/passwd.xhtml': '<p>x</p>',
        'a.xhtml': '<p>a<img src="../../../../etc/shadow" alt="s"/></p>',
      },
      hidden: { '../evil.xhtml': 'x' },
    }),
  );
  expect(book.chapters.map(({ html }) => html).join('')).toContain('<p>as</p>');
});

test('entities are not expanded', async () => {
  const lol = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`);
  const text = `<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "lol">${lol.join('')}<!ENTITY f SYSTEM "file:///etc/passwd">]>
    <html><body><p>Text &l9; &f; &eacute;</p></body></html>`;
  const book = await read(epubFile({ texts: { 'a.xhtml': text } }));
  expect(book.chapters[0]?.html).toContain('<p>Text &amp;l9; &amp;f; é</p>');
  expect(book.chapters[0]?.characters).toBeLessThan(100);
});

test('an EPUB that is cut off anywhere is damaged', async () => {
  const whole = epubFile({ texts: { 'a.xhtml': '<p>Text</p>' } });
  for (let length = 4; length < whole.length; length += 97)
    await expect(read(whole.slice(0, length), 'a.epub')).rejects.toMatchObject({ code: 'damaged' });
});

test('bytes that are wrong anywhere give a book or a failure, never anything else', async () => {
  const whole = epubFile({ texts: { 'a.xhtml': `<p>${'Text '.repeat(50)}</p>` } });
  const outcomes = new Set<string>();
  for (let at = 0; at < whole.length; at += 13) {
    const bytes = whole.slice();
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    const outcome = await read(bytes).then(
      () => 'book',
      (error: { code?: string }) => String(error.code),
    );
    outcomes.add(outcome);
  }
  const known = [...Object.keys(IMPORT_FAILURE_TEXT), 'book'];
  expect([...outcomes].filter((outcome) => !known.includes(outcome))).toEqual([]);
  expect(outcomes.size).toBeGreaterThan(1);
});

test.each([
  ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'a picture'],
  ['RTF', '{\\rtf1 hello}', 'an RTF document'],
  ['Kindle', `${'x'.repeat(60)}BOOKMOBI${'\0'.repeat(40)}`, 'a Kindle (MOBI) book'],
  ['anything', Uint8Array.from({ length: 500 }, (_, at) => at % 7), 'a file without text'],
  ['a table', zipSync({ 'xl/workbook.xml': strToU8('<x/>') }), 'a spreadsheet'],
  [
    'Word 97',
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]),
    'an older Office document (before 2007)',
  ],
])('%s is called what it is', async (_, content, found) => {
  const failure = await read(content, 'book.txt', 'text/plain').catch((error) => error.failure);
  expect(failure).toMatchObject({ code: 'unknown-format', details: { found } });
  expect(failure.message).toContain(found);
});

test('a renamed file is still recognised', async () => {
  const epub = epubFile({ texts: { 'a.xhtml': '<p>Text</p>' } });
  expect((await read(epub, 'book.txt', 'text/plain')).format).toBe('epub');
  expect((await read('<!doctype html><p>x', 'book.epub')).format).toBe('html');
  expect((await read('# x', 'README.md')).format).toBe('markdown');
});

test('an Office document with a password is encrypted', async () => {
  const name = [...'EncryptedPackage'].flatMap((c) => [c.charCodeAt(0), 0]);
  const bytes = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, ...name]);
  await expect(read(bytes, 'a.docx')).rejects.toMatchObject({ code: 'encrypted' });
});

test('an entry with a password is encrypted', async () => {
  const bytes = epubFile({ texts: { 'a.xhtml': '<p>x</p>' } }).slice();
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 46 < bytes.length; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
  await expect(read(bytes)).rejects.toMatchObject({ code: 'encrypted' });
});

test.each([
  ['nothing', ''],
  ['blanks', ' \n\n '],
  ['an empty page', '<!doctype html><body> </body>'],
  ['an empty EPUB', epubFile({ texts: { 'a.xhtml': '' } })],
])('%s is empty', async (_, content) => {
  await expect(read(content)).rejects.toMatchObject({ code: 'empty' });
});

test('a file that is too large is refused, and says how large it may be', async () => {
  const failure = await read(new Uint8Array(IMPORT_LIMITS.file + 1)).catch(
    (error) => error.failure,
  );
  expect(failure).toMatchObject({ code: 'too-large' });
  expect(failure.message).toContain('51 MB; 50 MB');
});
