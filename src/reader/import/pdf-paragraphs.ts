import type { PdfLine } from './pdf-lines';

/** A paragraph or a heading. */
export interface PdfBlock {
  readonly text: string;
  readonly isHeading: boolean;
  readonly size: number;
  /** Where it begins. */
  readonly page: number;
  readonly top: number;
}

/** A heading's letters are at least so much larger than the text's. */
const LARGER = 1.15;
/** A longer line is none. */
const LONGEST_HEADING = 120;

/** The size of most letters. */
export function bodySize(lines: readonly PdfLine[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  let most = 0;
  let found = 0;
  for (const [size, count] of letters) if (count > most) [most, found] = [count, size];
  return found;
}

/** Joins lines to paragraphs and headings, also across columns and pages, and puts words together that a line's end cut. */
export function paragraphsOf(lines: readonly PdfLine[]): PdfBlock[] {
  const size = bodySize(lines);
  const leading = usualLeading(lines);
  const words = wordsOf(lines);
  const margins = marginsOf(lines);
  const groups: PdfLine[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && isSameBlock(last, line, { leading, margins, size })) group.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => {
    const [first] = group as [PdfLine];
    const text = joinedText(group, words);
    const isHeading = first.size > size * LARGER && text.length <= LONGEST_HEADING * 2;
    return { text, isHeading, size: first.size, page: first.page, top: first.base + first.size };
  });
}

const BULLET = /^[•◦▪‣●○■]/;

interface Layout {
  readonly leading: number;
  readonly margins: ReadonlyMap<string, Margin>;
  readonly size: number;
}

interface Margin {
  readonly left: number;
  readonly right: number;
}

function isSameBlock(last: PdfLine, line: PdfLine, { leading, margins, size }: Layout): boolean {
  if (Math.abs(last.size - line.size) > Math.max(last.size, line.size) * 0.08) return false;
  if (BULLET.test(line.text)) return false;
  const margin = margins.get(columnKey(line)) ?? { left: line.left, right: line.right };
  const before = margins.get(columnKey(last)) ?? { left: last.left, right: last.right };
  const isIndented = line.left - margin.left > line.size * 0.7;
  const wasIndented = last.left - before.left > last.size * 0.7;
  const isShort = last.right < before.right - (before.right - before.left) * 0.12;
  const isEnded = /[.!?…:。！？]["'”’»)\]]*$/.test(last.text);
  if (columnKey(line) !== columnKey(last))
    // A sentence goes on in the next column or on the next page; a heading does not.
    return line.size <= size * LARGER && !isIndented && (!isEnded || /^\p{Ll}/u.test(line.text));
  const gap = last.base - line.base;
  const usual = (leading * Math.max(line.size, size)) / size;
  if (gap > usual * 1.4 || gap < 0) return false;
  if (line.size > size * LARGER) return true;
  if (isIndented && !wasIndented) return false;
  return !(isShort && isEnded);
}

function columnKey({ page, column }: PdfLine): string {
  return `${page}/${column}`;
}

/** Edges of the columns: where most of their lines begin, and the farthest end. */
function marginsOf(lines: readonly PdfLine[]): Map<string, Margin> {
  const columns = new Map<string, PdfLine[]>();
  for (const line of lines) {
    const own = columns.get(columnKey(line));
    if (own) own.push(line);
    else columns.set(columnKey(line), [line]);
  }
  const margins = new Map<string, Margin>();
  for (const [key, own] of columns) {
    const right = Math.max(...own.map((line) => line.right));
    margins.set(key, { left: mostCommon(own.map((line) => Math.round(line.left))), right });
  }
  return margins;
}

function mostCommon(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const each of numbers) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}

/** Distance of lines, in points, as most have it. */
function usualLeading(lines: readonly PdfLine[]): number {
  const gaps: number[] = [];
  for (const [at, line] of lines.entries()) {
    const last = lines[at - 1];
    const gap = last && columnKey(last) === columnKey(line) ? last.base - line.base : 0;
    if (gap > line.size * 0.5 && gap < line.size * 4) gaps.push(Math.round(gap * 2) / 2);
  }
  return gaps.length > 0 ? mostCommon(gaps) : 14;
}

/** Words that are written within lines: they tell whether a hyphen at a line's end belongs to the word. */
function wordsOf(lines: readonly PdfLine[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { text } of lines)
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}-]+(?=[^\p{L}-])/gu)) words.add(word);
  return words;
}

function joinedText(lines: readonly PdfLine[], words: ReadonlySet<string>): string {
  const parts: string[] = [];
  for (const { text: next } of lines) {
    // Each line by itself: looking through a text that grows would take the square of its length.
    const last = parts.at(-1) ?? '';
    const [, start] = /(\p{L}+)[-‐\u00ad]$/u.exec(last) ?? [];
    const [rest] = /^\p{Ll}\p{L}*/u.exec(next) ?? [];
    if (start && rest) {
      const whole = (start + rest).toLowerCase();
      const isHyphen = words.has(`${start}-${rest}`.toLowerCase()) && !words.has(whole);
      if (!isHyphen || last.endsWith('\u00ad')) parts[parts.length - 1] = last.slice(0, -1);
    } else if (last !== '' && !(CJK_END.test(last) && CJK_START.test(next))) {
      parts.push(' ');
    }
    parts.push(next);
  }
  return parts.join('').trim();
}

/** Languages that are written without blanks. */
const CJK_END = /[\u3040-\u9fff]$/;
const CJK_START = /^[\u3040-\u9fff]/;
