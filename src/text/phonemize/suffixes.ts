import { isVowel } from './sounds';

/** How a stem is said; undefined if it is not known. */
export type StemLookup = (stem: string) => string | undefined;

const SIBILANTS = new Set('szʃʒʧʤ');
const VOICELESS_BEFORE_S = new Set('ptkfθ');
const VOICELESS_BEFORE_D = new Set('pkfθʃsʧ');

/** Adds -s, -es or 's: `s`, `z` or a syllable of its own, by the last sound. */
export function withS(stem: string): string {
  const last = stem.at(-1) ?? '';
  if (SIBILANTS.has(last)) return `${stem}ᵻz`;
  return stem + (VOICELESS_BEFORE_S.has(last) ? 's' : 'z');
}

/** Adds -ed: `t`, `d` or a syllable of its own, by the last sound. */
export function withEd(stem: string): string {
  const last = stem.at(-1) ?? '';
  if (last === 't' || last === 'd') return `${flapped(stem)}ᵻd`;
  return stem + (VOICELESS_BEFORE_D.has(last) ? 't' : 'd');
}

/** Adds -ing. */
export function withIng(stem: string): string {
  return `${flapped(stem)}ɪŋ`;
}

/** A stem whose final t, between vowels, becomes the American flap before a vowel of the suffix. */
export function flapped(stem: string): string {
  const before = stem.at(-2) ?? '';
  return stem.endsWith('t') && (isVowel(before) || before === 'ɹ') ? `${stem.slice(0, -1)}T` : stem;
}

/**
 * An inflected word by its stem: `'s`, `s'`, -s, -es, -ies, -ed, -ied, -ing, with a doubled consonant or a lost e.
 * @param word lower-case ASCII letters and apostrophes
 */
export function inflect(word: string, lookup: StemLookup): string | undefined {
  if (word.endsWith("'s")) return attach(withS, lookup(word.slice(0, -2)));
  if (word.endsWith("s'")) return lookup(word.slice(0, -1));
  if (word.length < 4) return undefined;
  if (word.endsWith('s') && !word.endsWith('ss')) {
    return attach(withS, firstKnown(stemsBeforeS(word.slice(0, -1)), lookup));
  }
  if (word.endsWith('ed')) {
    return attach(withEd, firstKnown(stemsBeforeVowel(word.slice(0, -2), true), lookup));
  }
  if (word.endsWith('ing')) {
    return attach(withIng, firstKnown(stemsBeforeVowel(word.slice(0, -3), false), lookup));
  }
  return undefined;
}

function attach(suffix: (stem: string) => string, stem: string | undefined): string | undefined {
  return stem === undefined ? undefined : suffix(stem);
}

function stemsBeforeS(base: string): string[] {
  if (base.endsWith('ie')) return [`${base.slice(0, -2)}y`, base];
  return base.endsWith('e') ? [base, base.slice(0, -1)] : [base];
}

/** How a stem before -ed, -ing, -er may be written: as it is, with a lost e, with y for i, with one consonant for two. */
export function stemsBeforeVowel(base: string, mayEndInI: boolean): string[] {
  // Hoping is of hope, composing of compose: a single consonant would have been doubled, and s is not left alone.
  const lostE = /[scvzg]$|^[^aeiouy]*[aeiouy][^aeiouwxy]$/.test(base);
  const stems = lostE ? [`${base}e`, base] : [base, `${base}e`];
  if (mayEndInI && base.endsWith('i')) stems.push(`${base.slice(0, -1)}y`);
  if (base.length > 2 && base.at(-1) === base.at(-2)) stems.push(base.slice(0, -1));
  return stems.filter((stem) => /[aeiouy]/.test(stem));
}

function firstKnown(stems: readonly string[], lookup: StemLookup): string | undefined {
  for (const stem of stems) {
    const known = stem.length > 1 ? lookup(stem) : undefined;
    if (known) return known;
  }
  return undefined;
}
