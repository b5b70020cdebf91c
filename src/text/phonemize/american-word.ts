import type { Lexicon } from '../lexicon/lexicon';
import { isSpokenAcronym, isUnsayable } from './acronym';
import { compound } from './compound';
import { derive } from './derivation';
import { bySpelling } from './respelling';
import { spell } from './spelling';
import { inflect, withS } from './suffixes';

/** Longest word that is looked up or taken apart; anything longer is not a word, and is spelled. */
const LONGEST_WORD = 45;
/** Capitals that are letters, although the same letters make a small word. */
const SPELLED_CAPITALS = new Set('AI AM DVD EU ID IT ML PM TV UK UN US'.split(' '));
const PARTS = /[A-Z]*[^A-Z']+|[A-Z]+/g;
const POSSESSIVE = /^(.+)'s$/i;
const PLURAL_CAPITALS = /^([A-Z]{2,})s$/;

/**
 * How an American says a word on its own, never empty for a word with a letter: by the lexicon, by its stem, by its
 * parts, as an acronym, by its letters' usual sounds, or letter by letter.
 * @param word ASCII letters with inner apostrophes, in the author's case
 * @param shouting whether the whole sentence is in capitals, so that capitals mean nothing
 */
export function americanWord(word: string, lexicon: Lexicon, shouting: boolean): string {
  if (word.length > LONGEST_WORD) return spell(word);
  if (word.length === 1 || (!shouting && isSpelledCapitals(word))) return spell(word);
  const lower = word.toLowerCase();
  const known = lexicon.lookup(lower);
  if (known) return known;
  const stem = POSSESSIVE.exec(word)?.[1] ?? PLURAL_CAPITALS.exec(word)?.[1];
  if (stem) return withS(americanWord(stem, lexicon, shouting));
  return (
    wholeWord(lower, lexicon) ??
    partsOf(word, lexicon, shouting) ??
    compound(lower, word !== lower && !shouting, lexicon) ??
    unknownWord(word, lexicon, shouting)
  );
}

function unknownWord(word: string, lexicon: Lexicon, shouting: boolean): string {
  const isCapitals = !shouting && word === word.toUpperCase();
  if (isUnsayable(word) || (isCapitals && !isSpokenAcronym(word))) return spell(word);
  return lexicon.guess?.(word.toLowerCase()) || spell(word);
}

/** Whether a word is one of the few abbreviations that look like a small word in capitals: `US`, `IT`. */
export function isSpelledCapitals(word: string): boolean {
  return SPELLED_CAPITALS.has(word);
}

function wholeWord(word: string, lexicon: Lexicon): string | undefined {
  const lookup = (stem: string) => lexicon.lookup(stem);
  const inflected = (stem: string) => lookup(stem) ?? inflect(stem, lookup);
  const derived = (stem: string) => inflected(stem) ?? derive(stem, lookup);
  const whole = (stem: string) => lookup(stem) ?? inflect(stem, derived) ?? derive(stem, inflected);
  return whole(word) ?? bySpelling(word, whole);
}

/** `JavaScript`, `WebGPU`, `d'Artagnan`: a word in each hump and on each side of an apostrophe. */
function partsOf(word: string, lexicon: Lexicon, shouting: boolean): string | undefined {
  const parts = word.match(PARTS) ?? [];
  if (parts.length < 2) return undefined;
  return parts.map((part) => americanWord(part, lexicon, shouting)).join('');
}
