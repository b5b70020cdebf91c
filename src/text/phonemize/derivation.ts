import { isStress, isVowel } from './sounds';
import { shift } from './stress-shift';
import type { StemLookup } from './suffixes';
import { flapped, stemsBeforeVowel } from './suffixes';

interface Suffix {
  readonly letters: string;
  readonly sound: string;
  /** How the word without the suffix may be written. */
  readonly stems: (base: string) => readonly string[];
}

/** `happi` is `happy` before a suffix. */
const withY = (base: string) => (base.endsWith('i') ? [`${base.slice(0, -1)}y`] : [base]);
const asItIs = (base: string) => [base];
const beforeVowel = (base: string) => stemsBeforeVowel(base, true);

/** Longest first, so that -iest is not read as -st. They leave the stem's stress where it is. */
const SUFFIXES = (
  [
    { letters: 'fulness', sound: 'fᵊlnəs', stems: withY },
    { letters: 'lessness', sound: 'ləsnəs', stems: withY },
    { letters: 'fully', sound: 'fəli', stems: withY },
    { letters: 'lessly', sound: 'ləsli', stems: withY },
    { letters: 'able', sound: 'əbᵊl', stems: beforeVowel },
    { letters: 'ably', sound: 'əbli', stems: beforeVowel },
    { letters: 'hood', sound: 'hˌʊd', stems: withY },
    { letters: 'ingly', sound: 'ɪŋli', stems: beforeVowel },
    { letters: 'isms', sound: 'ˌɪzəmz', stems: beforeVowel },
    { letters: 'ism', sound: 'ˌɪzəm', stems: beforeVowel },
    { letters: 'ists', sound: 'ɪsts', stems: beforeVowel },
    { letters: 'ist', sound: 'ɪst', stems: beforeVowel },
    { letters: 'ize', sound: 'ˌIz', stems: beforeVowel },
    { letters: 'ise', sound: 'ˌIz', stems: beforeVowel },
    { letters: 'izes', sound: 'ˌIzᵻz', stems: beforeVowel },
    { letters: 'ized', sound: 'ˌIzd', stems: beforeVowel },
    { letters: 'izing', sound: 'ˌIzɪŋ', stems: beforeVowel },
    { letters: 'less', sound: 'ləs', stems: withY },
    { letters: 'like', sound: 'lˌIk', stems: asItIs },
    { letters: 'ment', sound: 'mᵊnt', stems: withY },
    { letters: 'ness', sound: 'nəs', stems: withY },
    { letters: 'ship', sound: 'ʃˌɪp', stems: asItIs },
    { letters: 'wise', sound: 'wˌIz', stems: asItIs },
    { letters: 'est', sound: 'ᵻst', stems: beforeVowel },
    { letters: 'ful', sound: 'fᵊl', stems: withY },
    { letters: 'ish', sound: 'ɪʃ', stems: beforeVowel },
    { letters: 'er', sound: 'əɹ', stems: beforeVowel },
    { letters: 'ers', sound: 'əɹz', stems: beforeVowel },
    { letters: 'ly', sound: 'li', stems: withY },
  ] satisfies Suffix[]
).sort((a, b) => b.letters.length - a.letters.length);

/** What may stand before a known word without changing it. */
const PREFIXES: readonly (readonly [string, string])[] = Object.entries({
  anti: 'ˌæntI',
  auto: 'ˌɔTO',
  bio: 'bˌIO',
  co: 'kˌO',
  counter: 'kˌWntəɹ',
  cyber: 'sˌIbəɹ',
  de: 'di',
  dis: 'dɪs',
  eco: 'ˌikO',
  electro: 'ɪlˌɛktɹO',
  geo: 'ʤˌiO',
  hyper: 'hˌIpəɹ',
  in: 'ɪn',
  inter: 'ˌɪntəɹ',
  macro: 'mˌækɹO',
  mega: 'mˌɛɡə',
  meta: 'mˌɛTə',
  micro: 'mˌIkɹO',
  mini: 'mˌɪni',
  mis: 'mɪs',
  mono: 'mˌɑnO',
  multi: 'mˌʌlti',
  nano: 'nˌænO',
  neo: 'nˌiO',
  neuro: 'nˌʊɹO',
  non: 'nˌɑn',
  photo: 'fˌOTO',
  poly: 'pˌɑli',
  post: 'pˌOst',
  pre: 'pɹi',
  proto: 'pɹˌOTO',
  pseudo: 'sˌudO',
  psycho: 'sˌIkO',
  re: 'ɹi',
  semi: 'sˌɛmi',
  socio: 'sˌOsiO',
  sub: 'sˌʌb',
  super: 'sˌupəɹ',
  tele: 'tˌɛlə',
  trans: 'tɹænz',
  tri: 'tɹˌI',
  ultra: 'ˌʌltɹə',
  un: 'ʌn',
}).sort(([a], [b]) => b.length - a.length);

/** Prefixes that are nothing else when a hyphen follows: re-elect, co-worker. */
const HYPHENED = new Map<string, string>([...PREFIXES, ['ex', 'ˈɛks'], ['vice', 'vˈIs']]);

/** How a prefix is said before a hyphen; undefined if the word is none. */
export function prefixSound(word: string): string | undefined {
  const sound = word === 'in' || word === 'post' ? undefined : HYPHENED.get(word);
  return sound && withRhythm(sound, 'ə');
}

/** A stem this short is known by accident. */
const SHORTEST_STEM = 3;
const SHORTEST_AFTER_PREFIX = 4;

/**
 * A word by its stem and a suffix or prefix that does not move the stress: -ness, -less, -able, un-, micro-.
 * @param word lower-case ASCII letters
 */
export function derive(word: string, lookup: StemLookup): string | undefined {
  return shift(word, lookup) ?? bySuffix(word, lookup) ?? byPrefix(word, lookup);
}

function bySuffix(word: string, lookup: StemLookup): string | undefined {
  for (const { letters, sound, stems } of SUFFIXES) {
    if (!word.endsWith(letters)) continue;
    const base = word.slice(0, -letters.length);
    for (const stem of stems(base)) {
      const known = stem.length >= SHORTEST_STEM ? lookup(stem) : undefined;
      if (known) return (/^[aeiouyᵻəɪˌ]/.test(sound) ? flapped(known) : known) + sound;
    }
  }
  return undefined;
}

function byPrefix(word: string, lookup: StemLookup): string | undefined {
  for (const [letters, sound] of PREFIXES) {
    if (!word.startsWith(letters) || word.length < letters.length + SHORTEST_AFTER_PREFIX) continue;
    const known = lookup(word.slice(letters.length));
    if (known) return withRhythm(sound, known) + known;
  }
  return undefined;
}

/** A prefix without stress takes a secondary one if the syllable after it has none: decompile, but declutter. */
function withRhythm(prefix: string, stem: string): string {
  const isMarked = /[ˈˌ]/.test(prefix);
  const first = [...stem].findIndex(isVowel);
  if (isMarked || first < 0 || isStress(stem.charAt(first - 1))) return prefix;
  return prefix.replace(/[iɪʌæ]/, 'ˌ$&');
}
