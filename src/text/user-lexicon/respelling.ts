import type { Language } from '../../contracts/text';

/** A pronunciation in plain letters as Kokoro hears it, and what of it could not be read. */
export interface Respelling {
  readonly phonemes: string;
  /** The letters that nothing is known for. */
  readonly unknown: readonly string[];
}

interface Vowel {
  readonly us: string;
  readonly gb: string;
  /** Where the syllable has no stress, if it is another sound. */
  readonly weak?: string;
}

const vowel = (us: string, gb = us, weak?: string): Vowel =>
  weak === undefined ? { us, gb } : { us, gb, weak };

/** Spellings of vowels as newspapers use them; the longest that fits counts. */
const VOWELS: ReadonlyMap<string, Vowel> = new Map([
  ['eye', vowel('I')],
  ['igh', vowel('I')],
  ['air', vowel('ɛɹ', 'ɛː')],
  ['eer', vowel('ɪɹ', 'ɪə')],
  ['oor', vowel('ʊɹ', 'ʊə')],
  ['yoo', vowel('ju', 'juː')],
  ['ahr', vowel('ɑɹ', 'ɑː')],
  ['awr', vowel('ɔɹ', 'ɔː')],
  ['uhr', vowel('ɜɹ', 'ɜː', 'əɹ')],
  ['ah', vowel('ɑ', 'ɑː')],
  ['ay', vowel('A')],
  ['aw', vowel('ɔ', 'ɔː')],
  ['ar', vowel('ɑɹ', 'ɑː')],
  ['ai', vowel('A')],
  ['ee', vowel('i', 'iː', 'i')],
  ['eh', vowel('ɛ')],
  ['er', vowel('ɜɹ', 'ɜː', 'əɹ')],
  ['ih', vowel('ɪ')],
  ['ir', vowel('ɜɹ', 'ɜː', 'əɹ')],
  ['oh', vowel('O', 'Q')],
  ['oo', vowel('u', 'uː', 'u')],
  ['or', vowel('ɔɹ', 'ɔː')],
  ['ow', vowel('W')],
  ['oy', vowel('Y')],
  ['oi', vowel('Y')],
  ['uh', vowel('ʌ', 'ʌ', 'ə')],
  ['ur', vowel('ɜɹ', 'ɜː', 'əɹ')],
  ['uu', vowel('ʊ')],
  ['a', vowel('æ', 'a')],
  ['e', vowel('ɛ')],
  ['i', vowel('ɪ')],
  ['o', vowel('ɑ', 'ɒ')],
  ['u', vowel('ʌ', 'ʌ', 'ə')],
  // A y that no vowel follows: "sky".
  ['y', vowel('I')],
]);

const CONSONANTS: Readonly<Record<string, string>> = {
  tch: 'ʧ',
  ch: 'ʧ',
  ck: 'k',
  dh: 'ð',
  gh: 'ɡ',
  hw: 'w',
  kh: 'k',
  ng: 'ŋ',
  ph: 'f',
  sh: 'ʃ',
  ss: 's',
  th: 'θ',
  wh: 'w',
  zh: 'ʒ',
  b: 'b',
  c: 'k',
  d: 'd',
  f: 'f',
  g: 'ɡ',
  h: 'h',
  j: 'ʤ',
  k: 'k',
  l: 'l',
  m: 'm',
  n: 'n',
  p: 'p',
  q: 'k',
  r: 'ɹ',
  s: 's',
  t: 't',
  v: 'v',
  w: 'w',
  x: 'ks',
  y: 'j',
  z: 'z',
};

const LONGEST = 3;
const VOWEL_LETTER = /[aeiou]/;

/**
 * Reads a respelling: syllables with hyphens between, words with spaces. The stressed syllable is in capitals; without one it is
 * the first of two or more. `nuh-VAH-duh` → `nəvˈɑdə`.
 */
export function readRespelling(written: string, language: Language): Respelling {
  const unknown = new Set<string>();
  const words = written
    .trim()
    .split(/\s+/)
    .map((word) => {
      const syllables = word.split(/[-·.]/).filter((syllable) => syllable !== '');
      const stressed = syllables.findIndex(isCapitals);
      const primary = stressed < 0 ? 0 : stressed;
      return syllables
        .map((syllable, i) => {
          const stress = i === primary ? 'ˈ' : isCapitals(syllable) ? 'ˌ' : '';
          return readSyllable(syllable.toLowerCase(), stress, language, unknown);
        })
        .join('');
    });
  return { phonemes: words.join(' ').trim(), unknown: [...unknown] };
}

function isCapitals(syllable: string): boolean {
  return syllable === syllable.toUpperCase() && syllable !== syllable.toLowerCase();
}

function readSyllable(
  syllable: string,
  stress: string,
  language: Language,
  unknown: Set<string>,
): string {
  let out = '';
  let hasVowel = false;
  let at = 0;
  while (at < syllable.length) {
    const [letters, sound, isVowel] = soundAt(syllable, at, stress !== '', language);
    if (sound === undefined) unknown.add(letters);
    else out += isVowel && !hasVowel ? stress + sound : sound;
    hasVowel ||= isVowel;
    at += letters.length;
  }
  return out;
}

function soundAt(
  syllable: string,
  at: number,
  isStressed: boolean,
  language: Language,
): readonly [letters: string, sound: string | undefined, isVowel: boolean] {
  for (let length = LONGEST; length > 0; length--) {
    const letters = syllable.slice(at, at + length);
    if (letters.length < length) continue;
    const consonant = CONSONANTS[letters];
    const startsVowel = letters === 'y' && !VOWEL_LETTER.test(syllable.charAt(at + 1));
    if (consonant !== undefined && !startsVowel) return [letters, consonant, false];
    const found = VOWELS.get(letters);
    if (!found) continue;
    const strong = language === 'en-gb' ? found.gb : found.us;
    return [letters, isStressed ? strong : (found.weak ?? strong), true];
  }
  return [String.fromCodePoint(syllable.codePointAt(at) ?? 0), undefined, false];
}
