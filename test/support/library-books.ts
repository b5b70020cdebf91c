import type { ChapterContent, ParsedBook } from '../../src/reader/library/book';
import type { BookSource } from '../../src/reader/library/library-books';

/** A chapter that says this. */
export function chapterOf(title: string, text: string): ChapterContent {
  return { title, level: 1, characters: text.length, html: `<p>${text}</p>` };
}

/** A book of these chapters, each its text. */
export function parsedBook(
  title: string,
  texts: readonly string[] = ['The old man sat down by the river.', 'He got up again.'],
  more: Partial<ParsedBook> = {},
): ParsedBook {
  return {
    title,
    authors: ['Brontë, Emily'],
    language: 'en-GB',
    format: 'epub',
    chapters: texts.map((text, index) => chapterOf(`Part ${index + 1}`, text)),
    cover: undefined,
    ...more,
  };
}

/** Where a book of this name comes from: the name is its hash as well. */
export function sourceOf(name: string): BookSource {
  return { fileName: `${name}.epub`, hash: name, bytes: 1000 };
}
