import { expect, test } from 'vitest';
import { readBook } from '../../../../src/reader/import/read-book';
import { bookSource, type EpubParts, epubFile, TINY_PNG } from '../../../support/book-files';

const read = (parts: EpubParts) => readBook(bookSource(epubFile(parts), 'x.epub'), () => {});
const link = (href: string, title: string) => `<li><a href="${href}">${title}</a></li>`;
const point = (src: string, title: string, inner = '') =>
  `<navPoint><navLabel><text>${title}</text></navLabel><content src="${src}"/>${inner}</navPoint>`;

test('chapters are those of the navigation document; facts are those of the package', async () => {
  const book = await read({
    metadata:
      '<dc:title>Die  Zeit</dc:title><dc:creator>A. B.</dc:creator><dc:creator>C</dc:creator><dc:language>de_AT</dc:language>',
    texts: { 'a.xhtml': '<h1>x</h1><p>One&nbsp;&hellip;</p>', 'b b.xhtml': '<p>Two</p>' },
    nav: link('a.xhtml', 'First') + link('b%20b.xhtml', 'Second'),
  });
  expect(book).toMatchObject({
    title: 'Die Zeit',
    authors: ['A. B.', 'C'],
    language: 'de-AT',
    format: 'epub',
  });
  expect(book.chapters.map(({ title, level }) => [title, level])).toEqual([
    ['First', 1],
    ['Second', 1],
  ]);
  expect(book.chapters[0]?.html).toContain('<h1>x</h1><p>One\u00a0…</p>');
});

test('an NCX gives levels, and places inside of a file cut it', async () => {
  const book = await read({
    texts: {
      'title.xhtml': '<p>Title page</p>',
      'all.xhtml':
        '<div class="x"><h2 id="one">One</h2><p>1</p><div><h3 id="two">Two</h3><p>2</p></div></div>',
      'more.xhtml': '<p>goes on</p>',
    },
    ncx: point('all.xhtml', 'Part', point('all.xhtml#one', 'One') + point('all.xhtml#two', 'Two')),
  });
  expect(book.chapters.map(({ title, level }) => [title, level])).toEqual([
    ['', 1],
    ['Part – One', 1],
    ['Two', 2],
  ]);
  expect(book.chapters[1]?.html).toContain(
    '<span id="s1-"></span><div><h2 id="s1-one">One</h2><p>1</p>',
  );
  expect(book.chapters[2]?.html).toContain('<h3 id="s1-two">Two</h3><p>2</p></div>');
  expect(book.chapters[2]?.html).toContain('<p>goes on</p>');
});

test('without contents, headings are chapters', async () => {
  const book = await read({
    texts: { 'a.xhtml': '<h1>A</h1>a<h2>B</h2>b', 'c.xhtml': '<h1>C</h1>' },
  });
  expect(book.chapters.map(({ title, level }) => [title, level])).toEqual([
    ['A', 1],
    ['B', 2],
    ['C', 1],
  ]);
});

test('notes are links, raised, and stand at the end of their chapter', async () => {
  const book = await read({
    texts: {
      'a.xhtml':
        '<p>Word<a epub:type="noteref" href="#n1">1</a>, see <a href="b.xhtml#x">B</a>.</p><aside epub:type="footnote" id="n1">Note</aside><p>Rest</p>',
      'b.xhtml':
        '<p id="x">B <a href="http://example.com/">h</a> <a href="https://example.com/p">s</a> <a href="nowhere.xhtml">n</a></p>',
    },
    nav: link('a.xhtml', 'A') + link('b.xhtml', 'B'),
  });
  expect(book.chapters[0]?.html).toContain(
    '<p>Word<sup><a href="#s0-n1">1</a></sup>, see <a href="#s1-x">B</a>.</p><p>Rest</p></div><aside id="s0-n1">Note</aside>',
  );
  expect(book.chapters[1]?.html).toContain(
    '<p id="s1-x">B h <a href="https://example.com/p">s</a> n</p>',
  );
});

test('images become data, others their description', async () => {
  const book = await read({
    texts: {
      'a.xhtml':
        '<p>x<img src="i.png" alt="dot"/><img src="https://example.com/t.png" alt="far"/><img src="v.svg" alt="drawing"/><svg><image xlink:href="i.png"/></svg></p>',
    },
    files: {
      'i.png': ['image/png', TINY_PNG],
      'v.svg': ['image/svg+xml', '<svg onload="alert(1)"/>'],
    },
    metadata: '<dc:title>B</dc:title><meta name="cover" content="f0"/>',
  });
  const { html = '' } = book.chapters[0] ?? {};
  expect(html.match(/<img src="data:image\/png;base64,[\w+/=]+" alt="[^"]*">/g)).toHaveLength(2);
  expect(html).toContain('fardrawing');
  expect(html).not.toContain('example.com');
  expect(book.cover?.type).toBe('image/png');
});

test('what is not well-formed is read', async () => {
  const book = await read({
    texts: {
      'a.xhtml': '<html><body><p>One<br>two &uuml; & <i>three<p>Four<a id="x"/> five</body>',
    },
  });
  expect(book.chapters[0]?.html).toContain(
    '<p>One<br>two ü &amp; <i>three<p>Four<a id="s0-x"></a> five</p>',
  );
});

test('ten thousand chapters', async () => {
  const texts: Record<string, string> = {};
  const numbers = Array.from({ length: 10_000 }, (_, at) => at);
  for (const at of numbers) texts[`c${at}.xhtml`] = `<p>Text ${at}</p>`;
  const shares: number[] = [];
  const nav = numbers.map((at) => link(`c${at}.xhtml`, `Chapter ${at}`)).join('');
  const book = await readBook(bookSource(epubFile({ texts, nav })), (share) => shares.push(share));
  expect(book.chapters).toHaveLength(10_000);
  expect(book.chapters[9_999]).toMatchObject({ title: 'Chapter 9999', level: 1 });
  expect(shares.length).toBeGreaterThan(100);
  expect([...shares].sort((a, b) => a - b)).toEqual(shares);
});

test('a file with pictures of pages has no text', async () => {
  const parts: EpubParts = {
    texts: { 'a.xhtml': '<img src="i.png"/>' },
    files: { 'i.png': ['image/png', TINY_PNG] },
  };
  await expect(read(parts)).rejects.toMatchObject({ code: 'no-text' });
});

test('copy protection is told of, hidden fonts are none', async () => {
  const encryption = (method: string) => ({
    'META-INF/encryption.xml': `<encryption><enc:EncryptedData><enc:EncryptionMethod Algorithm="${method}"/></enc:EncryptedData></encryption>`,
  });
  const texts = { 'a.xhtml': '<p>Text</p>' };
  await expect(
    read({ texts, hidden: encryption('http://www.w3.org/2001/04/xmlenc#aes128-cbc') }),
  ).rejects.toMatchObject({ code: 'encrypted' });
  await expect(
    read({ texts, hidden: encryption('http://www.idpf.org/2008/embedding') }),
  ).resolves.toMatchObject({ format: 'epub' });
});
