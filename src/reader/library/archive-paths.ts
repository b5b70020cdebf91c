/** The first entry: what the file is, and the app's preferences. */
export const HEAD = 'library.json';

/** Where a book lies in an archive: `books/0001/`. @param number from 0 */
export function bookFolder(number: number): string {
  return `books/${digits(number)}/`;
}

/** What is known of a book, in its folder. */
export const BOOK = 'book.json';
/** Its cover, in its folder. */
export const COVER = 'cover';

/** A chapter's HTML, in its book's folder. @param index from 0 */
export function chapterFile(index: number): string {
  return `chapter-${digits(index)}.html`;
}

/** From 1, and so long that files stand in the order of the text. */
function digits(number: number): string {
  return `${number + 1}`.padStart(4, '0');
}
