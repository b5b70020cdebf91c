import { continuesSentence } from './continuation';
import { cutLongSentence, LONGEST_SENTENCE } from './cut-long-sentence';
import { classifyLineBreak } from './line-break';
import { proposedPieces } from './proposed-pieces';
import type { Break, Sentence } from './sentence';

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
  for (const { index, isContent, isCut } of proposedPieces(text)) {
    if (index > start) {
      const ending = isCut ? 'word' : breakBefore(text, start, index, hasContent, isContent);
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
