import type { ChapterContent } from '../library/book';
import { oneLine } from './book-source';
import { IMPORT_LIMITS } from './import-limits';
import { elementsOf, type MarkupElement, textOf } from './markup';
import { placeNotes, takeNotes } from './place-notes';
import { type SanitiseContext, sanitise } from './sanitise';
import { splitMarkup } from './split-markup';

/** A chapter's heading. */
export interface ChapterStart {
  readonly title: string;
  /** From 1. */
  readonly level: number;
}

/** Cuts a document at its headings of the first and second level. */
export function headedChapters(
  document: MarkupElement,
  context: SanitiseContext,
): ChapterContent[] {
  const count = (wanted: string) =>
    [...elementsOf(document)].filter(({ name }) => name === wanted).length;
  const hasTitle = count('h1') === 1 && count('h2') > 0;
  const lower = count('h1') > 1 ? 2 : 1;
  const notes = takeNotes(document);
  const parts = splitMarkup(document, (element): ChapterStart | undefined => {
    if (element.name !== 'h1' && element.name !== 'h2') return undefined;
    const title = oneLine(textOf(element));
    return title === '' ? undefined : { title, level: element.name === 'h1' ? 1 : lower };
  });
  const [before, title, first, ...others] = parts;
  // A book's only heading of the first level is its title: with nothing below, it goes into the first chapter.
  if (hasTitle && before && title && first && oneLine(textOf(title.root)) === title.start?.title) {
    title.root.children.push(...first.root.children);
    parts.splice(0, parts.length, before, { ...first, root: title.root }, ...others);
  }
  placeNotes(
    parts.map(({ root }) => root),
    notes,
  );
  return writtenChapters(parts.map(({ start, root }) => ({ start, parts: [{ root, context }] })));
}

/** A part of a document, with what its reader knows. */
export interface ChapterPart {
  readonly root: MarkupElement;
  readonly context: SanitiseContext;
}

/** What becomes a chapter; undefined for what stands before the first heading. */
export interface ChapterParts {
  readonly start: ChapterStart | undefined;
  readonly parts: readonly ChapterPart[];
}

/** Sanitises chapters; empty ones are left out, and those that are too many joined to the last. */
export function writtenChapters(all: readonly ChapterParts[]): ChapterContent[] {
  const chapters: ChapterContent[] = [];
  const surplus: string[] = [];
  let surplusCharacters = 0;
  for (const { start, parts } of all) {
    const written = parts.map(({ root, context }) => sanitise(root, context));
    if (written.every(({ isEmpty }) => isEmpty)) continue;
    const html = written.map((part) => part.html).join('');
    const characters = written.reduce((sum, part) => sum + part.characters, 0);
    if (chapters.length < IMPORT_LIMITS.chapters) {
      chapters.push({ title: start?.title ?? '', level: start?.level ?? 1, characters, html });
    } else {
      surplus.push(html);
      surplusCharacters += characters;
    }
  }
  const last = chapters.at(-1);
  if (last && surplus.length > 0) {
    chapters[chapters.length - 1] = {
      ...last,
      html: [last.html, ...surplus].join(''),
      characters: last.characters + surplusCharacters,
    };
  }
  return chapters;
}
