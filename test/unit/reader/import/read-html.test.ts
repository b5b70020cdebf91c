import { expect, test } from 'vitest';
import { readBook } from '../../../../src/reader/import/read-book';
import { bookSource } from '../../../support/book-files';

const read = (text: string | Uint8Array) => readBook(bookSource(text, 'page.html'), () => {});
const SENTENCES =
  '<p>This is a sentence of the article, and it is long enough, as such things go.</p>'.repeat(12);

test('of a page of a site, the article alone is read', async () => {
  const book = await read(
    `<!doctype html><html lang="en-gb"><head><title>The News</title><meta name="author" content="A B"></head><body>
    <nav><a href="/">Home</a></nav><script>alert(1)</script><main><article><h1>The News</h1>${SENTENCES}</article></main>
    <aside>Buy this</aside><footer>Imprint</footer></body></html>`,
  );
  expect(book).toMatchObject({ title: 'The News', authors: ['A B'], language: 'en-GB' });
  const html = book.chapters.map((chapter) => chapter.html).join('');
  expect(html).toContain('This is a sentence');
  expect(html).not.toMatch(/Home|Buy this|Imprint|alert/);
});

test('a document is read whole, by chapters', async () => {
  const book = await read(
    '<title>T</title><h1>A</h1><p>a</p><div><h1>B</h1><p lang=fr>b</p></div>',
  );
  expect(book.chapters.map(({ title, html }) => [title, html])).toEqual([
    ['A', '<h1>A</h1><p>a</p>'],
    ['B', '<div><h1>B</h1><p lang="fr">b</p></div>'],
  ]);
});

test('a book that a site shows keeps its chapters', async () => {
  const chapters = Array.from(
    { length: 8 },
    (_, at) => `<div><h2>Chapter ${at}</h2>${SENTENCES}</div>`,
  );
  const book = await read(`<body><nav>menu</nav>${chapters.join('')}<footer>f</footer></body>`);
  expect(book.chapters).toHaveLength(8);
});

test('the encoding that a page names is used', async () => {
  const bytes = Uint8Array.from([
    ...new TextEncoder().encode('<html><meta charset="koi8-r"><p>'),
    ...[0xcd, 0xc9, 0xd2],
  ]);
  expect((await read(bytes)).chapters[0]?.html).toBe('<p>мир</p>');
});

const HOSTILE = [
  '<script>alert(1)</script>',
  '<scr<script>ipt>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><script>alert(1)</script><a xlink:href="javascript:alert(1)">x</a></svg>',
  '<a href="javascript:alert(1)">x</a><a href=" java\nscript:alert(1)">x</a><a href="data:text/html,<script>">x</a>',
  '<iframe src="https://evil.example/"></iframe><object data="https://evil.example/"></object><embed src=x>',
  '<style>@import "https://evil.example/"</style><link rel=stylesheet href="https://evil.example/"><p style="background:url(https://evil.example)">x',
  '<img src="https://evil.example/t.gif"><img srcset="https://evil.example/t.gif"><video poster="https://evil.example/"></video>',
  '<img src="data:image/svg+xml;base64,PHN2Zz4="><img src="data:image/png;base64,PHN2Zz4=">',
  '<form action="https://evil.example/"><input onfocus=alert(1) autofocus><button formaction="javascript:alert(1)">x</button></form>',
  '<base href="https://evil.example/"><meta http-equiv=refresh content="0;url=https://evil.example/">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<textarea></textarea><img src=x onerror=alert(1)></textarea><title><img src=x onerror=alert(1)></title>',
  '<p id="x&quot; onclick=&quot;alert(1)" lang="en&quot; onclick=&quot;alert(1)" title="a">x',
  '<a href="https://evil.example/&quot; onclick=&quot;alert(1)">x</a>',
  '<template><script>alert(1)</script></template><plaintext><script>alert(1)</script>',
];

test.each(HOSTILE)('nothing runs or loads: %s', async (html) => {
  const book = await read(`<body><p>Text</p>${html}<p>After</p></body>`);
  const written = book.chapters.map((chapter) => chapter.html).join('');
  expect(written).toContain('Text');
  const tags = written.match(/<[^>]*>/g) ?? [];
  for (const tag of tags) {
    expect(tag).toMatch(
      /^<\/?(?:p|a|div|img|sup|span|table|br)(?: (?:id|lang|dir|title|alt)="[^"<>]*"| href="(?:#[\w.-]*|https:[^"<>]*)"| src="data:image\/(?:png|jpeg|gif|webp|avif);base64,[^"]*")*>$/,
    );
    expect(tag).not.toMatch(/\son\w+\s*=\s*[^"]*$/);
  }
});

test('deep nesting is lifted and read', async () => {
  const deep = '<div>'.repeat(5000);
  const book = await read(`<body><p>Before</p>${deep}deep${'</div>'.repeat(5000)}<p>After</p>`);
  expect(book.chapters[0]?.html).toMatch(/Before.*deep.*After/);
});

test('nesting without end is refused', async () => {
  const deep = read(`<body>${'<b>'.repeat(1_000_000)}deep`);
  await expect(deep).rejects.toMatchObject({ code: 'too-complex' });
});
