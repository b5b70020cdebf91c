import type { ChapterInfo } from '../library/book';
import { type BookSource, oneLine, titleOfName } from './book-source';
import { findElement, type MarkupElement, textOf } from './markup';

/**
 * What a document is called: as whoever brings it says, or the document itself, or its first heading of the first level, or its file, or
 * its first chapter; `''` if none of them says.
 * @param stated the title that the document states of itself, `''` if it states none
 */
export function titleOfDocument(
  source: Pick<BookSource, 'title' | 'name'>,
  stated: string | undefined,
  document: MarkupElement,
  chapters: readonly Pick<ChapterInfo, 'title'>[],
): string {
  const heading = findElement(document, 'h1');
  return (
    source.title ||
    stated ||
    oneLine(heading ? textOf(heading) : '') ||
    titleOfName(source.name) ||
    (chapters[0]?.title ?? '')
  );
}
