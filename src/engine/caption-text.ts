import type { SpokenWord, TextType } from '../contracts/text';

/** What a word shows in a caption. */
export interface ShownWord {
  readonly text: string;
  /** Whether no space stands before it. */
  readonly glued: boolean;
}

/** Where a link of Markdown leads. */
const DESTINATION = /\]\([^)]*\)/g;
/** What Markdown puts around words. */
const EMPHASIS = /[*_`~\\]/g;
const BLANK_LINE = /\n[ \t\r]*\n/;
/** Where an item of a Markdown list begins. */
const ITEM = /\n[ \t]*(?:[-*+]|\d+[.)])[ \t]/;
/** Signs that are punctuation in Markdown too, and not structure. */
const NO_PUNCTUATION = /[^\s.,;:!?…—–"'“”‘’()-]/g;
/** Never after a space. */
const CLOSING = /^[.,;:!?…)”’\]]/;
/** A letter or a digit between two words is of something that is not read. */
const LEFT_OUT = /[\p{L}\p{N}]/u;
/** More signs than this in a row are a line and not punctuation. */
const MOST_SIGNS = 4;

/**
 * The words of a unit as they are written, each with the punctuation that touches it; a sign that stands alone goes to the word before it.
 * Mark-up, and what is not read, is left out.
 * @param text the author's
 * @param end of the unit in the text
 */
export function shownWords(
  text: string,
  type: TextType,
  words: readonly SpokenWord[],
  { start, end }: { readonly start: number; readonly end: number },
): ShownWord[] {
  const gap = (from: number, to: number) => signs(text.slice(from, Math.max(from, to)), type);
  const shown: { text: string; glued: boolean }[] = [];
  let pieces = gap(start, words[0]?.start ?? end);
  for (const [index, word] of words.entries()) {
    const before = shown.at(-1);
    // Without white space between, there is one piece only.
    const glued = before !== undefined && pieces.length === 1;
    if (before) {
      before.text = withSigns(before.text, glued ? pieces : pieces.slice(0, -1));
    }
    const lead = glued ? '' : (pieces.at(-1) ?? '');
    shown.push({ text: lead + plain(text.slice(word.start, word.end), type), glued });
    pieces = gap(word.end, words[index + 1]?.start ?? end);
  }
  const last = shown.at(-1);
  if (last) last.text = withSigns(last.text, pieces);
  return shown;
}

/** A word with the signs after it. The first touches it, and so does what closes after something was left out. */
function withSigns(word: string, pieces: readonly string[]): string {
  return pieces.reduce(
    (shown, piece, index) =>
      shown + (index > 0 && piece && !CLOSING.test(piece) ? ' ' : '') + piece,
    word,
  );
}

/** The words as one text. */
export function joinWords(words: readonly ShownWord[]): string {
  return words.map(({ text, glued }, index) => (index === 0 || glued ? '' : ' ') + text).join('');
}

/** Whether a paragraph ends in what stands between two units. @param between of the author's text */
export function endsParagraph(between: string, type: TextType): boolean {
  if (type === 'text/plain') return BLANK_LINE.test(between);
  if (type === 'text/markdown') return BLANK_LINE.test(between) || ITEM.test(between);
  return /<\/?(?:p|h[1-6]|li|div|blockquote|section|article|tr|table|speak)\b/i.test(between);
}

/** What stands between two words, parted where white space is. */
function signs(between: string, type: TextType): string[] {
  const bare =
    type === 'text/markdown'
      ? between.replace(DESTINATION, '').replace(NO_PUNCTUATION, '')
      : plain(between, type);
  return bare
    .split(/\s+/)
    .map((piece) => (LEFT_OUT.test(piece) || piece.length > MOST_SIGNS ? '' : piece));
}

function plain(written: string, type: TextType): string {
  if (type === 'text/plain') return written.replace(/\s+/g, ' ');
  if (type === 'text/markdown') return written.replace(EMPHASIS, '');
  if (!/[<&]/.test(written)) return written;
  // A document without a window: nothing of the mark-up is loaded or run.
  const place = document.implementation.createHTMLDocument('').createElement('div');
  place.innerHTML = written;
  return place.textContent ?? '';
}
