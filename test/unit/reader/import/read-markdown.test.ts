import { expect, test } from 'vitest';
import { readBook } from '../../../../src/reader/import/read-book';
import { bookSource } from '../../../support/book-files';

const read = (text: string) => readBook(bookSource(text, 'notes.md'), () => {});

test('chapters, front matter and language', async () => {
  const book = await read(
    '---\ntitle: "My Book"\nauthor: Somebody\nlang: de-de\n---\n# One\n\nA *b*.\n\n# Two\n\n- c\n- d\n',
  );
  expect(book).toMatchObject({ title: 'My Book', authors: ['Somebody'], language: 'de-DE' });
  expect(book.chapters.map(({ title, html }) => [title, html])).toEqual([
    ['One', '<h1>One</h1><p>A <em>b</em>.</p>'],
    ['Two', '<h1>Two</h1><ul><li>c</li><li>d</li></ul>'],
  ]);
});

test('the only heading of the first level is the title', async () => {
  const book = await read('# Book\n\n## One\n\nText.\n\n## Two\n\nMore.');
  expect(book.title).toBe('Book');
  expect(book.chapters.map(({ title, level }) => [title, level])).toEqual([
    ['One', 1],
    ['Two', 1],
  ]);
  expect(book.chapters[0]?.html).toBe('<h1>Book</h1><h2>One</h2><p>Text.</p>');
});

test('a note is a link, and its text stands once, at the end', async () => {
  const book = await read('A word[^1] more.\n\n[^1]: The note.\n\nEnd.');
  expect(book.chapters[0]?.html).toBe(
    '<p>A word<sup><a id="b-fnref-1" href="#b-fn-1">1</a></sup> more.</p><p>End.</p><aside id="b-fn-1"><p>The note.</p></aside>',
  );
});

test('HTML inside is sanitised', async () => {
  const book = await read('Hi <script>alert(1)</script><img src=x onerror=alert(1) alt="a cat">');
  expect(book.chapters[0]?.html).toBe('<p>Hi a cat</p>');
});

test('many marks and brackets end', async () => {
  const text = `${'*a **b '.repeat(3000)}\n\n${'['.repeat(20_000)}\n\n${'> '.repeat(500)}x`;
  expect((await read(text)).chapters).toHaveLength(1);
});
