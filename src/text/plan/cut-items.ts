import type { Break } from '../segment/sentence';
import type { SoundedItem } from './sounded-item';

/**
 * Most phonemes in one unit. The model takes 510, but its prosody flattens and the wait for the sound grows long
 * before that; a sentence above this is cut where a reader would breathe.
 */
export const UNIT_PHONEMES = 300;

/** A clause end is preferred to a later word boundary only from this fill on, so that no fragments arise. */
const LEAST_FILL = UNIT_PHONEMES / 4;

const CLAUSE_MARKS = new Set(',;:—…)”.!?');
const OPENING_MARKS = new Set('“(');

/** Items of one unit and what ends it. */
export interface ItemCut {
  readonly items: readonly SoundedItem[];
  readonly break: Break;
}

/**
 * Divides a sentence into units of at most {@link UNIT_PHONEMES}: after clause punctuation, else between words,
 * else inside a giant word. Nothing is left out.
 * @param ending what ends the last unit
 */
export function* cutItems(items: readonly SoundedItem[], ending: Break): Generator<ItemCut> {
  const pieces = items.flatMap(cutGiantWord);
  let from = 0;
  while (from < pieces.length) {
    const limit = reach(pieces, from);
    if (limit === pieces.length) {
      yield { items: pieces.slice(from), break: ending };
      return;
    }
    const to = findCut(pieces, from, limit);
    yield { items: pieces.slice(from, to), break: breakAt(pieces, to) };
    from = to;
  }
}

function lengthOf(item: SoundedItem): number {
  return item.phonemes.length + (item.spaced ? 1 : 0);
}

/** The first item that no longer fits. */
function reach(pieces: readonly SoundedItem[], from: number): number {
  let length = 0;
  let to = from;
  for (; to < pieces.length; to++) {
    const piece = pieces[to];
    length += piece ? lengthOf(piece) : 0;
    if (length > UNIT_PHONEMES) break;
  }
  // A lone item always fits: giant words were cut, and its own leading space is not spoken.
  return Math.max(to, from + 1);
}

/** The best cut in `from < cut <= limit`. */
function findCut(pieces: readonly SoundedItem[], from: number, limit: number): number {
  let clause = 0;
  let word = 0;
  let length = 0;
  for (let at = from + 1; at <= limit; at++) {
    const before = pieces[at - 1];
    length += before ? lengthOf(before) : 0;
    const kind = breakAt(pieces, at);
    if (kind === 'clause' && length >= LEAST_FILL) clause = at;
    if (kind === 'clause' || kind === 'word') word = at;
  }
  return clause || word || limit;
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
function cutGiantWord(item: SoundedItem): SoundedItem[] {
  const { phonemes, spoken, start, end } = item;
  if (phonemes.length <= UNIT_PHONEMES || spoken === undefined) return [item];
  const pieces: SoundedItem[] = [];
  let from = 0;
  let pieceStart = start;
  while (from < phonemes.length) {
    let to = Math.min(from + UNIT_PHONEMES, phonemes.length);
    if (to < phonemes.length) {
      const space = phonemes.lastIndexOf(' ', to);
      if (space > from) to = space;
    }
    const share = Math.round(((end - start) * to) / phonemes.length);
    const pieceEnd = to === phonemes.length ? end : start + share;
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
  return pieces;
}
