/** A line at least this long (UTF-16 code units) was wrapped by its editor, not ended by its author. */
const WRAPPED_LINE = 45;

const LINE_END = /\r\n|[\n\r\u0085\u2028]/gu;
const ENDS_PARAGRAPH =
  /(?:\r\n|[\n\r\u0085\u2028])[^\S\n\r\u0085\u2028\u2029]*[\n\r\u0085\u2028]|[\u2029\f\v]/u;
const ENDS_LINE = /[\n\r\u0085\u2028]/u;
const LIST_ITEM = /^\s*(?:[-*•‣–—+]\s|\(?\d{1,3}[.)]\s|#)/u;

/** How a run of white space at the end of a line divides a text. */
export type LineBreak = 'paragraph' | 'line' | 'wrap' | 'none';

/**
 * Classifies the white space before `boundary`. A blank line ends a paragraph. A single line end only wraps a
 * sentence (or parts two) when the next line goes on in small letters, or when the line was long; otherwise the
 * line was a heading, a verse or a list item.
 * @param start where the sentence so far begins
 */
export function classifyLineBreak(text: string, start: number, boundary: number): LineBreak {
  let end = boundary;
  while (end > start && /\s/u.test(text.charAt(end - 1))) end--;
  const space = text.slice(end, boundary);
  if (ENDS_PARAGRAPH.test(space)) return 'paragraph';
  if (!ENDS_LINE.test(space)) return 'none';
  const next = text.slice(boundary, boundary + 8);
  if (LIST_ITEM.test(next)) return 'line';
  const line = lastLine(text.slice(Math.max(start, end - 2 * WRAPPED_LINE), end));
  if (/^\p{Ll}/u.test(next)) return 'wrap';
  return line.length >= WRAPPED_LINE ? 'wrap' : 'line';
}

function lastLine(text: string): string {
  return text.split(LINE_END).at(-1) ?? '';
}
