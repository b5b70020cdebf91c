import { wholeCharacters } from './cut-long-sentence';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
/** A line end with all white space after it: segmenting thousands of empty lines one by one is slow. */
const LINE_ENDS = /[\n\r\u0085\u2028\u2029][\s\u0085]*/g;
const HAS_LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/**
 * Most code units that are given to the segmenter at once: in a line of 200,000 each of its steps takes as long as
 * the line (measured with ICU in Node 20).
 */
const WINDOW = 8192;

/** Where a sentence may begin. */
export interface Piece {
  readonly index: number;
  /** Whether it holds any letter or digit. */
  readonly isContent: boolean;
  /** Whether only the length of what stands before it parts them. */
  readonly isCut?: true;
}

/** What Unicode's rules propose, and more. Every line end is a boundary to them, so lines are segmented one by one. */
export function* proposedPieces(text: string): Generator<Piece> {
  let start = 0;
  while (start < text.length) {
    LINE_ENDS.lastIndex = start;
    const end = LINE_ENDS.test(text) ? LINE_ENDS.lastIndex : text.length;
    yield* piecesOfLine(text, start, start + text.slice(start, end).trimEnd().length);
    start = end;
  }
}

/** Window by window; the last piece of a window may go on, and begins the next one. */
function* piecesOfLine(text: string, start: number, end: number): Generator<Piece> {
  let from = start;
  let isCut = false;
  while (from < end) {
    const windowEnd = Math.min(from + WINDOW, end);
    let last = { index: 0, segment: '' };
    for (const { index, segment } of segmenter.segment(text.slice(from, windowEnd))) {
      if (index > 0) {
        yield* furtherPieces(last.segment, from + last.index, isCut);
        isCut = false;
      }
      last = { index, segment };
    }
    if (last.index > 0 && windowEnd < end) {
      from += last.index;
      continue;
    }
    const length = windowEnd === end ? end - from : wholeCharacters(text, from, WINDOW);
    yield* furtherPieces(text.slice(from + last.index, from + length), from + last.index, isCut);
    isCut = true;
    from += length;
  }
}

/**
 * Boundaries that Unicode's rules do not see: after an ellipsis of one character, and before a number or a name
 * like iPhone, which do not look like the beginning of a sentence to them.
 */
const FURTHER =
  /(?<=…["'”’)\]]{0,3}\s{1,8})(?=["'“‘(]{0,3}\p{Lu})|(?<=(?:\p{Ll}{4}|\d|["'”’)\]])[.!?]["'”’)\]]{0,3}\s{1,8})(?=["'“‘(]{0,3}(?:\d|[a-z]\p{Lu}\p{L}))/gu;

function* furtherPieces(segment: string, offset: number, isCut: boolean): Generator<Piece> {
  let at = 0;
  for (const { index } of segment.matchAll(FURTHER)) {
    if (index === at) continue;
    yield pieceOf(segment.slice(at, index), offset + at, isCut && at === 0);
    at = index;
  }
  yield pieceOf(segment.slice(at), offset + at, isCut && at === 0);
}

function pieceOf(segment: string, index: number, isCut: boolean): Piece {
  const isContent = HAS_LETTER_OR_DIGIT.test(segment);
  return isCut ? { index, isContent, isCut } : { index, isContent };
}
