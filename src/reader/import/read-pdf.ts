import { isChapterTitle } from '../../shared/chapter-title';
import type { ParsedBook } from '../library/book';
import { type BookSource, languageTag, type OnShare, oneLine, titleOfName } from './book-source';
import { type ChapterParts, type ChapterStart, writtenChapters } from './headed-chapters';
import { importError } from './import-failures';
import { IMPORT_LIMITS } from './import-limits';
import { element, type MarkupElement } from './markup';
import { openPdf, type PdfFile, type PdfOutlineEntry } from './pdf-document';
import { withoutFurniture } from './pdf-furniture';
import { linesOf, type PdfLine } from './pdf-lines';
import { bodySize, type PdfBlock, paragraphsOf } from './pdf-paragraphs';
import type { SanitiseContext } from './sanitise';

/** Pages of a chapter where nothing says where chapters begin. */
const PAGES_OF_CHAPTER = 20;
/** Letters of a chapter's heading are at least so much larger than the text's. */
const CHAPTER_SIZE = 1.25;
/** Fewer characters on a page, as a mean, are those of a stamp on scanned pages. */
const FEWEST_CHARACTERS = 12;

/** A PDF: its text in reading order, without running headers, footers and page numbers. */
export async function readPdf(source: BookSource, onShare: OnShare): Promise<ParsedBook> {
  const file = await openPdf(source.bytes);
  try {
    const lines = withoutFurniture(await readLines(file, onShare)).flat();
    const characters = lines.reduce((sum, { text }) => sum + text.length, 0);
    if (characters < file.pageCount * FEWEST_CHARACTERS) throw importError('no-text');
    const blocks = paragraphsOf(lines);
    const chapters = writtenChapters(chaptersOf(blocks, file.outline, bodySize(lines)));
    const largest = titleOnFirstPage(blocks);
    const title = oneLine(file.title);
    const author = oneLine(file.author);
    return {
      title:
        source.title || (isRealTitle(title) ? title : '') || largest || titleOfName(source.name),
      authors: author ? [author] : [],
      language: languageTag(file.language),
      format: 'pdf',
      chapters,
      cover: undefined,
    };
  } finally {
    await file.close();
  }
}

async function readLines(file: PdfFile, onShare: OnShare): Promise<PdfLine[][]> {
  if (file.pageCount > IMPORT_LIMITS.pages)
    throw importError('too-complex', { what: 'too many pages' });
  const pages: PdfLine[][] = [];
  for (let page = 0; page < file.pageCount; page++) {
    pages.push(linesOf(await file.page(page), page));
    onShare((page + 1) / file.pageCount);
  }
  return pages;
}

/** Programs put names of files where a title belongs. */
function isRealTitle(title: string): boolean {
  return (
    title !== '' &&
    !/^(?:untitled|microsoft word -|.*\.(?:docx?|pdf|tex|indd|odt|qxd)$)/i.test(title)
  );
}

function titleOnFirstPage(blocks: readonly PdfBlock[]): string {
  const headings = blocks.filter(({ page, isHeading }) => page === 0 && isHeading);
  const [first, ...others] = headings;
  if (!first) return '';
  return oneLine(others.reduce((most, next) => (next.size > most.size ? next : most), first).text);
}

function chaptersOf(
  blocks: readonly PdfBlock[],
  outline: readonly PdfOutlineEntry[],
  size: number,
): ChapterParts[] {
  const starts =
    outline.length > 1 ? startsByOutline(blocks, outline) : startsByHeadings(blocks, size);
  const found = starts.size > 1 ? starts : startsByPages(blocks);
  const chapters: { start: ChapterStart | undefined; children: MarkupElement[] }[] = [];
  for (const block of blocks) {
    const start = found.get(block);
    if (start || chapters.length === 0) chapters.push({ start, children: [] });
    const isTitle = start !== undefined && oneLine(block.text) === start.title;
    const name = block.isHeading || isTitle ? (start ? 'h2' : 'h3') : 'p';
    chapters.at(-1)?.children.push(element(name, {}, block.text));
  }
  return chapters.map(({ start, children }) => ({
    start,
    parts: [{ root: element('', {}, ...children), context: PLAIN }],
  }));
}

type Starts = ReadonlyMap<PdfBlock, ChapterStart>;

function startsByOutline(blocks: readonly PdfBlock[], outline: readonly PdfOutlineEntry[]): Starts {
  const starts = new Map<PdfBlock, ChapterStart>();
  const entries = [...outline].sort((one, other) => one.page - other.page);
  let from = 0;
  for (const { title, level, page, top } of entries) {
    const written = oneLine(title);
    // The place is a little above the heading, or a little into it.
    const isAfter = (block: PdfBlock) =>
      block.page > page ||
      (block.page === page && (top === undefined || block.top <= top + block.size));
    const isNamed = (block: PdfBlock) => block.page === page && isSameTitle(block.text, written);
    const named = blocks.findIndex((block, at) => at >= from && isNamed(block));
    const at =
      named >= 0 ? named : blocks.findIndex((block, index) => index >= from && isAfter(block));
    const block = blocks[at];
    if (!block) continue;
    from = at;
    // Some programs lose the blanks of outlines.
    const name = named >= 0 ? oneLine(block.text) : written;
    const same = starts.get(block);
    starts.set(
      block,
      same ? { ...same, title: `${same.title} – ${name}` } : { title: name, level },
    );
  }
  return starts;
}

function isSameTitle(text: string, title: string): boolean {
  const bare = (written: string) => written.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return bare(text) === bare(title);
}

function startsByHeadings(blocks: readonly PdfBlock[], size: number): Starts {
  const starts = new Map<PdfBlock, ChapterStart>();
  const titled = blocks.filter(({ text }) => text.length < 100 && isChapterTitle(text));
  const large = blocks.filter((block) => block.isHeading && block.size >= size * CHAPTER_SIZE);
  for (const block of titled.length > 1 ? titled : large)
    starts.set(block, { title: oneLine(block.text), level: 1 });
  return starts;
}

function startsByPages(blocks: readonly PdfBlock[]): Starts {
  const starts = new Map<PdfBlock, ChapterStart>();
  const last = blocks.at(-1)?.page ?? 0;
  if (last < PAGES_OF_CHAPTER) return starts;
  let next = 0;
  for (const block of blocks) {
    if (block.page < next) continue;
    const from = block.page - (block.page % PAGES_OF_CHAPTER);
    next = from + PAGES_OF_CHAPTER;
    starts.set(block, { title: `Pages ${from + 1}–${Math.min(next, last + 1)}`, level: 1 });
  }
  return starts;
}

/** A PDF's text has no links, images or identifiers. */
const PLAIN: SanitiseContext = {
  id: () => undefined,
  target: () => undefined,
  image: () => undefined,
};
