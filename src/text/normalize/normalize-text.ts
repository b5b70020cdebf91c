import type { Language, TextSpan } from '../../contracts/text';
import { splitSentences } from '../segment/split-sentences';
import { type ReadingOptions, readSentence } from './read-sentence';
import type { SentenceItem } from './sentence-item';
import type { WrittenForm } from './written-form';

/** One written word and where its reading stands. Offsets are UTF-16 code units, ends are exclusive. */
export interface NormalizedSpan extends TextSpan {
  readonly normalizedStart: number;
  readonly normalizedEnd: number;
  /** What the writing is; absent for a plain word. */
  readonly kind?: WrittenForm;
}

/** A text as it will be spoken. */
export interface NormalizedText {
  /** Words and marks; symbols that nothing is said for are not in it. */
  readonly text: string;
  /** Every spoken word, in order and without overlap, in the author's text and in this one. */
  readonly spans: readonly NormalizedSpan[];
}

/** Marks that open something keep the space before them; all others follow their word directly. */
const OPENING = new Set('—“(');

/** A whole text in the words and marks that will be spoken. Never fails; costs time in proportion to the text. */
export function normalizeText(
  text: string,
  language: Language,
  options: ReadingOptions = {},
): NormalizedText {
  const pieces: string[] = [];
  const spans: NormalizedSpan[] = [];
  let length = 0;
  const add = (piece: string) => {
    pieces.push(piece);
    length += piece.length;
  };
  for (const sentence of splitSentences(text)) {
    const { items } = readSentence(text, sentence, language, options);
    items.forEach((item, i) => {
      const isFirst = i === 0;
      if (length > 0 && (isFirst || isSpaced(item, items[i - 1]))) add(' ');
      const normalizedStart = length;
      add(item.kind === 'word' ? item.spoken : item.mark);
      if (item.kind === 'mark') return;
      const { start, end, form } = item;
      const span = { start, end, normalizedStart, normalizedEnd: length };
      spans.push(form ? { ...span, kind: form } : span);
    });
  }
  return { text: pieces.join(''), spans };
}

function isSpaced(item: SentenceItem, previous: SentenceItem | undefined): boolean {
  if (item.kind === 'mark') return item.spaceBefore && OPENING.has(item.mark);
  return item.spaceBefore || previous?.kind === 'word';
}
