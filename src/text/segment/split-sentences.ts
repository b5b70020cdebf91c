import { continuesSentence } from './continuation';
import { cutLongSentence, LONGEST_SENTENCE } from './cut-long-sentence';
import { classifyLineBreak } from './line-break';
import type { Break, Sentence } from './sentence';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
/** A line end with all white space after it: segmenting thousands of empty lines one by one is slow. */
const LINE_ENDS = /[\n\r\u0085\u2028\u2029][\s\u0085]*/g;
const HAS_LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * Divides a text into sentences, lazily: the first one costs no more than itself. The pieces cover the text
 * exactly, white space included; none is longer than {@link LONGEST_SENTENCE}, white space at its end aside.
 *
 * `Intl.Segmenter` alone ends a sentence after "Dr." or an initial, and at every line end; its pieces are
 * joined where the sentence goes on.
 */
export function* splitSentences(text: string): Generator<Sentence> {
  for (const sentence of joinPieces(text)) yield* cutLongSentence(text, sentence);
}

function* joinPieces(text: string): Generator<Sentence> {
  let start = 0;
  let hasContent = false;
  for (const { index, isContent } of proposedPieces(text)) {
    if (index > start) {
      const ending = breakBefore(text, start, index, hasContent, isContent);
      if (ending) {
        yield { start, end: index, break: ending };
        start = index;
        hasContent = false;
      }
    }
    hasContent ||= isContent;
  }
  if (start < text.length) {
    const ending = classifyLineBreak(text, start, text.length);
    const ends = ending === 'paragraph' || ending === 'line' ? ending : 'sentence';
    yield { start, end: text.length, break: ends };
  }
}

interface Piece {
  readonly index: number;
  /** Whether it holds any letter or digit. */
  readonly isContent: boolean;
}

/** What Unicode's rules propose. Every line end is a boundary to them, so lines are segmented one by one. */
function* proposedPieces(text: string): Generator<Piece> {
  let start = 0;
  while (start < text.length) {
    LINE_ENDS.lastIndex = start;
    const end = LINE_ENDS.test(text) ? LINE_ENDS.lastIndex : text.length;
    for (const { index, segment } of segmenter.segment(text.slice(start, end).trimEnd())) {
      yield* furtherPieces(segment, start + index);
    }
    start = end;
  }
}

/**
 * Boundaries that Unicode's rules do not see: after an ellipsis of one character, and before a number or a name
 * like iPhone, which do not look like the beginning of a sentence to them.
 */
const FURTHER =
  /(?<=…["'”’)\]]{0,3}\s{1,8})(?=["'“‘(]{0,3}\p{Lu})|(?<=(?:\p{Ll}{4}|\d|["'”’)\]])[.!?]["'”’)\]]{0,3}\s{1,8})(?=["'“‘(]{0,3}(?:\d|[a-z]\p{Lu}\p{L}))/gu;

function* furtherPieces(segment: string, offset: number): Generator<Piece> {
  let at = 0;
  for (const { index } of segment.matchAll(FURTHER)) {
    if (index === at) continue;
    yield { index: offset + at, isContent: HAS_LETTER_OR_DIGIT.test(segment.slice(at, index)) };
    at = index;
  }
  yield { index: offset + at, isContent: HAS_LETTER_OR_DIGIT.test(segment.slice(at)) };
}

/** What divides the sentence so far from the next piece; undefined if the piece still belongs to it. */
function breakBefore(
  text: string,
  start: number,
  boundary: number,
  hasContent: boolean,
  nextHasContent: boolean,
): Break | undefined {
  const line = hasContent ? classifyLineBreak(text, start, boundary) : 'none';
  if (line === 'paragraph' || line === 'line') return line;
  // Joining must end somewhere: what is longer is cut again.
  if (boundary - start > LONGEST_SENTENCE) return 'sentence';
  if (!hasContent || !nextHasContent) return undefined;
  if (line === 'wrap' && !endsSentence(text, boundary)) return undefined;
  return continuesSentence(text, start, boundary) ? undefined : 'sentence';
}

function endsSentence(text: string, boundary: number): boolean {
  return /[.!?…。！？]["'”’)\]]*\s*$/u.test(text.slice(Math.max(0, boundary - 16), boundary));
}
