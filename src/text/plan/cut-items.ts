import type { Break } from '../segment/sentence';
import type { GraphemeEdges } from './grapheme-edges';
import type { SoundedItem } from './sounded-item';
import type { UnitLimits } from './unit-limits';

/** A clause end is preferred to a later word boundary only from this part of the limit on, so that no fragments arise. */
const LEAST_CLAUSE = 1 / 4;
/** In a short unit, so is a word that begins a phrase from this part on. */
const LEAST_PHRASE = 1 / 2;

/** Words that phrases begin with: a short pause before one sounds meant. */
const PHRASE_STARTS = new Set(
  `about after and as at because before but by for from if in into is on or over than that through to under was were when where
  which while who with`.split(/\s+/),
);

const CLAUSE_MARKS = new Set(',;:—…)”.!?');
const OPENING_MARKS = new Set('“(');

/** Items of one unit and what ends it. */
export interface ItemCut {
  readonly items: readonly SoundedItem[];
  readonly break: Break;
}

/**
 * Divides a sentence into units of limited length: after clause punctuation, else between words, else inside a giant word.
 * Nothing is left out.
 * @param ending what ends the last unit
 * @param limits how long the units may be; each that is given counts
 * @param edges where the characters of the text are that the items stand in
 */
export function* cutItems(
  items: readonly SoundedItem[],
  ending: Break,
  limits: UnitLimits,
  edges: GraphemeEdges,
): Generator<ItemCut> {
  const pieces = items.flatMap((item) => cutGiantWord(item, limits.unit, edges));
  let from = 0;
  while (from < pieces.length) {
    if (reach(pieces, from, limits.mostAtEnd) === pieces.length) {
      yield { items: pieces.slice(from), break: ending };
      limits.advance();
      return;
    }
    const to = findCut(pieces, from, limits);
    yield { items: pieces.slice(from, to), break: breakAt(pieces, to) };
    limits.advance();
    from = to;
  }
}

function lengthOf(item: SoundedItem): number {
  return item.phonemes.length + (item.spaced ? 1 : 0);
}

/** The first item that no longer fits. */
function reach(pieces: readonly SoundedItem[], from: number, most: number): number {
  let length = 0;
  let to = from;
  for (; to < pieces.length; to++) {
    const piece = pieces[to];
    length += piece ? lengthOf(piece) : 0;
    if (length > most) break;
  }
  // A lone item always fits: giant words were cut, and its own leading space is not spoken.
  return Math.max(to, from + 1);
}

/** The best cut behind `from` that keeps the limit: the last clause end, else the last beginning of a phrase, else of a word. */
function findCut(
  pieces: readonly SoundedItem[],
  from: number,
  { most, isLead }: UnitLimits,
): number {
  const limit = reach(pieces, from, most);
  let clause = 0;
  let phrase = 0;
  let word = 0;
  let length = 0;
  for (let at = from + 1; at <= limit; at++) {
    const before = pieces[at - 1];
    length += before ? lengthOf(before) : 0;
    const kind = breakAt(pieces, at);
    if (kind === 'clause' && length >= LEAST_CLAUSE * most) clause = at;
    if (kind === 'clause' || kind === 'word') word = at;
    const startsPhrase = PHRASE_STARTS.has(pieces[at]?.spoken ?? '');
    if (isLead && kind === 'word' && startsPhrase && length >= LEAST_PHRASE * most) phrase = at;
  }
  return clause || phrase || word || limit;
}

/** What a cut before item `at` would part. */
function breakAt(pieces: readonly SoundedItem[], at: number): Break {
  const before = pieces[at - 1];
  const next = pieces[at];
  const isNextMark = next?.spoken === undefined && !OPENING_MARKS.has(next?.phonemes ?? '');
  if (!before || !next || isNextMark) return 'none';
  if (before.spoken === undefined) return CLAUSE_MARKS.has(before.phonemes) ? 'clause' : 'none';
  return next.spaced ? 'word' : 'none';
}

/**
 * A word too long for any unit, in pieces that share out its span in proportion to their phonemes; cut at a space
 * where its spoken form has one.
 */
function cutGiantWord(item: SoundedItem, most: number, edges: GraphemeEdges): SoundedItem[] {
  const { phonemes, spoken, start, end } = item;
  if (phonemes.length <= most || spoken === undefined) return [item];
  const pieces: SoundedItem[] = [];
  let from = 0;
  let pieceStart = start;
  while (from < phonemes.length) {
    let to = Math.min(from + most, phonemes.length);
    if (to < phonemes.length) {
      const space = phonemes.lastIndexOf(' ', to);
      if (space > from) to = space;
    }
    const share = Math.round(((end - start) * to) / phonemes.length);
    // The last piece keeps a character of its own, however few of the phonemes are left for it.
    const pieceEnd = to === phonemes.length ? end : edges.before(Math.min(start + share, end - 1));
    pieces.push({
      start: pieceStart,
      end: pieceEnd,
      phonemes: phonemes.slice(from, to).trim(),
      spoken,
      spaced: from === 0 && item.spaced,
    });
    pieceStart = pieceEnd;
    from = phonemes.charAt(to) === ' ' ? to + 1 : to;
  }
  // A sound of many symbols for a letter or two: each piece stands for all of them.
  const isTooShort = pieces.some((piece) => piece.end <= piece.start);
  return isTooShort ? pieces.map((piece) => ({ ...piece, start, end })) : pieces;
}
