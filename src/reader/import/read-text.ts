import { isChapterTitle } from '../../shared/chapter-title';
import type { ParsedBook } from '../library/book';
import { type BookSource, oneLine, titleOfName } from './book-source';
import { decodeText } from './decode-text';
import { headedChapters } from './headed-chapters';
import { ImageBudget } from './image-budget';
import { importError } from './import-failures';
import { element, type MarkupElement, type MarkupNode } from './markup';
import { singleDocument } from './single-document';

/** Lines at least so long, in characters, were broken by a program; shorter ones are verse or a list. */
const SHORTEST_FULL_LINE = 45;
/** A longer line is a paragraph. */
const LONGEST_WRAPPED_LINE = 120;
const LARGER_PARTS = /^\s*(?:part|book|volume|act)\b/i;

/** A plain text: chapters by lines such as “Chapter 1”, paragraphs by blank lines, broken lines joined. */
export async function readText(source: BookSource): Promise<ParsedBook> {
  const text = decodeText(source.bytes)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?|[\u2028\u2029\f\v]/g, '\n');
  if (text.trim() === '') throw importError('empty');
  const blocks = text.split(/\n[ \t]*(?:\n[ \t]*)+/).flatMap(paragraphsOf);
  const document = element('', {}, ...withHeadings(blocks));
  const chapters = headedChapters(document, singleDocument(document, new ImageBudget()));
  const facts = gutenbergFacts(text);
  return {
    title: source.title || facts.title || titleOfName(source.name) || firstWords(text),
    authors: facts.authors,
    language: undefined,
    format: 'text',
    chapters,
    cover: undefined,
  };
}

/** Lines of one paragraph. */
type Lines = readonly string[];

function paragraphsOf(block: string): Lines[] {
  const lines = block.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return [];
  if (lines.some((line) => line.trim().length > LONGEST_WRAPPED_LINE))
    return lines.map((line) => [line]);
  if (!isWrapped(lines)) return [lines];
  // A first line that is set in begins a paragraph where there are no blank lines between them.
  const paragraphs: string[][] = [];
  const isIndented = (line: string) => /^(?:\t| {2,})/.test(line);
  const hasIndents = !lines.every(isIndented);
  for (const line of lines) {
    const last = paragraphs.at(-1);
    if (last && !(hasIndents && isIndented(line))) last.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs;
}

function isWrapped(lines: Lines): boolean {
  const full = lines.filter((line) => line.trim().length >= SHORTEST_FULL_LINE).length;
  return full * 2 > lines.length - 1;
}

/** `<h1>` and `<h2>` for the titles of parts and chapters. Titles that follow each other, as in a table of contents, are one. */
function withHeadings(paragraphs: readonly Lines[]): MarkupElement[] {
  const titles = new Set(paragraphs.filter((lines) => isChapterTitle(lines.join('\n'))));
  const hasParts = [...titles].some(([line = '']) => LARGER_PARTS.test(line));
  return paragraphs.map((lines, at) => {
    const next = paragraphs[at + 1];
    const isFollowed = next !== undefined && !titles.has(next);
    if (!titles.has(lines) || !(isFollowed || isPartTitle(lines, next))) return paragraph(lines);
    const isLower = hasParts && !LARGER_PARTS.test(lines[0] ?? '');
    return element(isLower ? 'h2' : 'h1', {}, joined(lines));
  });
}

/** A part's title stands by itself before its first chapter's. */
function isPartTitle([line = '']: Lines, [next = '']: Lines = []): boolean {
  return LARGER_PARTS.test(line) && next !== '' && !LARGER_PARTS.test(next);
}

function paragraph(lines: Lines): MarkupElement {
  if (isWrapped(lines)) return element('p', {}, joined(lines));
  const children: MarkupNode[] = [];
  for (const line of lines) {
    if (children.length > 0) children.push(element('br', {}));
    children.push(line.trim());
  }
  return element('p', {}, ...children);
}

/** One line of several; a hyphen at a line's end is part of the word, and a soft one is not. */
function joined(lines: Lines): string {
  return lines
    .map((line) => line.trim())
    .join('\n')
    .replace(/\u00ad\n/g, '')
    .replace(/(?<=\p{L}-)\n(?=\p{L})/gu, '')
    .replaceAll('\n', ' ');
}

/** What Project Gutenberg's files say of themselves. */
function gutenbergFacts(text: string): { title: string; authors: string[] } {
  const [, head] = /^([\s\S]{0,6000}?)\*\*\* ?START OF TH/.exec(text) ?? [];
  const value = (name: string) =>
    oneLine(new RegExp(`^${name}: (.+)$`, 'm').exec(head ?? '')?.[1] ?? '');
  const author = value('Author');
  return { title: value('Title'), authors: author ? [author] : [] };
}

/** The beginning of a text that has no other name. */
function firstWords(text: string): string {
  const line = oneLine(text.trimStart().split('\n', 1)[0] ?? '');
  if (line.length <= 80) return line;
  return `${line.slice(0, 80).replace(/\s+\S*$/, '')}…`;
}
