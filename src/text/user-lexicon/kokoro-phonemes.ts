import type { Language } from '../../contracts/text';
import { decompose, isKnownSymbol } from '../vocabulary/tokenize';

/** A pronunciation in Kokoro's symbols, and what of it has none. */
export interface KokoroPhonemes {
  readonly phonemes: string;
  /** Each symbol once, as it was written. */
  readonly unknown: readonly string[];
}

type Rule = readonly [pattern: RegExp, replacement: string];

/** Notation that is no sound, or the same sound written otherwise. */
const SPELLING: readonly Rule[] = [
  [/[\u0361\u035c\u203f|.]/g, ''],
  [/["'’ʼ´]/g, 'ˈ'],
  [/ˈˈ+/g, 'ˈ'],
  [/[,ˏ]/g, 'ˌ'],
  [/:/g, 'ː'],
  [/g/g, 'ɡ'],
  [/r/g, 'ɹ'],
  [/ɫ/g, 'l'],
  [/ʍ/g, 'w'],
  [/ɝː?/g, 'ɜɹ'],
  [/ɚ/g, 'əɹ'],
  [/\u026a\u032f/g, 'ɪ'],
  [/\u028a\u032f/g, 'ʊ'],
  [/ə?([lmn])[\u0329\u030d]/g, 'ᵊ$1'],
  [/tʃ/g, 'ʧ'],
  [/dʒ/g, 'ʤ'],
  [/eɪ/g, 'A'],
  [/aɪ/g, 'I'],
  [/aʊ/g, 'W'],
  [/ɔɪ/g, 'Y'],
  [/ɾ/g, 'T'],
];

/** British vowels in an American's mouth and the other way round, as Kokoro's front end has them. */
const BY_LANGUAGE: Readonly<Record<Language, readonly Rule[]>> = {
  'en-us': [
    [/oʊ|əʊ|Q/g, 'O'],
    [/ɜːɹ?/g, 'ɜɹ'],
    [/[ɛe]ə?ːɹ?|[ɛe]əɹ?/g, 'ɛɹ'],
    [/[ɪi]əɹ/g, 'ɪɹ'],
    [/ɪə/g, 'iə'],
    [/ʊəɹ?/g, 'ʊɹ'],
    [/ɒ/g, 'ɑ'],
    [/a/g, 'æ'],
    [/e/g, 'ɛ'],
    [/o/g, 'O'],
    [/ː/g, ''],
    [/ɹɹ+/g, 'ɹ'],
  ],
  'en-gb': [
    [/oʊ|əʊ|O/g, 'Q'],
    [/ɛə|eə/g, 'ɛː'],
    [/iə/g, 'ɪə'],
    [/æ/g, 'a'],
    [/ᵻ/g, 'ɪ'],
    [/T/g, 't'],
    [/e/g, 'ɛ'],
    [/o/g, 'ɔ'],
  ],
};

/** Consonants that a stress mark at the beginning of a syllable passes on its way to the vowel. */
const EARLY_STRESS =
  /([ˈˌ])([bdfhjklmnpstvwzŋɡɹʃʒðθʤʧxʔTʰʲ]+)(?=[AIOQWYaɐɑɒæəɛɜiɪɔuʊʌᵊᵻeoyøœɨɯɤ])/gu;

/**
 * A pronunciation in IPA, in Kokoro's symbols or in both at once, as Kokoro writes it for a language: `fəʊˈniːmz` → `fOnˈimz`
 * or `fQnˈiːmz`. What is in Kokoro's symbols already stays as it is.
 */
export function toKokoroPhonemes(written: string, language: Language): KokoroPhonemes {
  const inner = decompose(written.trim().replace(/^[/[]|[/\]]$/g, ''));
  let sounds = inner;
  for (const [pattern, replacement] of SPELLING) sounds = sounds.replace(pattern, replacement);
  for (const [pattern, replacement] of BY_LANGUAGE[language])
    sounds = sounds.replace(pattern, replacement);
  sounds = sounds.replace(EARLY_STRESS, '$2$1').replace(/\s+/g, ' ');
  let phonemes = '';
  const unknown = new Set<string>();
  for (const symbol of sounds) {
    if (isKnownSymbol(symbol)) phonemes += symbol;
    else unknown.add(symbol);
  }
  return { phonemes: phonemes.trim(), unknown: [...unknown] };
}

/** Whether phonemes hold any sound, not only stress and punctuation. */
export function hasSound(phonemes: string): boolean {
  return /\p{L}/u.test(phonemes.replace(/[ˈˌːʰʲ]/g, ''));
}
