import { isVowel } from './sounds';

/** A vowel of an American word, and where it stands. */
export interface VowelPlace {
  readonly word: string;
  /** The vowel letters that it is written with; empty if it has none. */
  readonly spelling: string;
  /** The sounds before and after, without stress marks. */
  readonly before: string;
  readonly after: string;
  readonly isStressed: boolean;
  /** The first vowel of the word. */
  readonly isFirst: boolean;
  /** The primary stress came earlier. */
  readonly isAfterPrimary: boolean;
  readonly isBath: boolean;
}

/** American merged these with the vowel of `vary`: marry, character. */
const SHORT_A_BEFORE_R = /arr|char[ai]|para|cari|appar|arab|arid|ari[ts]/;
/** American merged these with the vowel of `story`: forest, sorry. */
const SHORT_O_BEFORE_R =
  /orr|forest|forei|orang|moral|coral|origin|istoric|orit(?:y|ies)|flori[sd]|oracle|orator|quarr|warr[aei]/;
/** Function words that have the vowel of `lot` in British. */
const SHORT_O_WORDS = /^(?:of|from|was|wasn't|what|what's|what'll|because)$/;
/** American merged these with the vowel of `bird`: hurry, worry. */
const SHORT_U_BEFORE_R = /(?:^|[chstm])urr[aeioy]|courag|worr|thorough|borough|[nl]ourish/;

/** A stressed or full vowel in British. */
export function fullVowel(symbol: string, place: VowelPlace): string {
  const { word, spelling, before, after, isBath } = place;
  if (after.startsWith('ɹ')) return beforeR(symbol, place);
  const afterW = before.endsWith('w');
  switch (symbol) {
    case 'O':
      return 'Q';
    case 'æ':
      return isBath ? 'ɑː' : 'a';
    case 'ɑ':
      return spelling.startsWith('o') || (afterW && spelling === 'a') ? 'ɒ' : 'ɑː';
    case 'ɔ':
      return spelling === 'o' || (afterW && /^[nʃʧ]/.test(after)) ? 'ɒ' : 'ɔː';
    case 'i':
      return 'iː';
    case 'u':
      return 'uː';
    case 'ʌ':
      return SHORT_O_WORDS.test(word) ? 'ɒ' : 'ʌ';
    default:
      return symbol;
  }
}

/** Before an r, which British drops unless a vowel follows. */
function beforeR(
  symbol: string,
  { word, spelling, after, isStressed, isAfterPrimary }: VowelPlace,
): string {
  const isHeard = isVowel(after.charAt(1));
  switch (symbol) {
    case 'ɑ':
      return spelling === 'o' ? 'ɒ' : 'ɑː';
    case 'ɔ':
      if (isAfterPrimary && /ory$|ories$/.test(word) && /^ɹ(?:i|iz)$/.test(after)) return 'ə';
      return isHeard && SHORT_O_BEFORE_R.test(word) ? 'ɒ' : 'ɔː';
    case 'ɜ':
      if (isHeard && SHORT_U_BEFORE_R.test(word)) return 'ʌ';
      return isAfterPrimary ? 'əː' : 'ɜː';
    case 'ɛ':
      if (isAfterPrimary && /^ɹ(?:i|iz)$/.test(after)) return 'ə';
      if (!isHeard) return 'ɛː';
      if (!spelling.startsWith('a')) return 'ɛ';
      return SHORT_A_BEFORE_R.test(word) ? 'a' : 'ɛː';
    case 'ɪ':
    case 'i':
      if (isHeard && !isStressed) return 'ɪ';
      return isHeard && /^[iy]$/.test(spelling) ? 'ɪ' : 'ɪə';
    case 'ʊ':
      return 'ʊə';
    case 'æ':
      return 'a';
    case 'O':
      return 'Q';
    default:
      return symbol;
  }
}

/** Written with these letters, a weak vowel is an i in British: -ity, -ible, de-, -et. */
export function weakVowel(symbol: string, place: VowelPlace): string {
  const { word, spelling, before, after, isFirst } = place;
  if (symbol === 'ᵻ') return 'ɪ';
  // He, we're: the only vowel of a word is long, but for `the`.
  if (symbol === 'i' && isFirst && word !== 'the' && !isVowel(after.charAt(0)))
    return fullVowel(symbol, place);
  if (symbol === 'i') return isFinalY(after, word) ? 'i' : 'ɪ';
  if (symbol === 'ᵊ') return syllabic(place);
  if (symbol === 'u' && isVowel(after.charAt(0))) return 'ʊ';
  if (symbol === 'ɪ') return after.startsWith('ɹ') && !isVowel(after.charAt(1)) ? 'ɪə' : symbol;
  if (symbol !== 'ə') return fullVowel(symbol, place);
  if (after.startsWith('ɹ')) return 'ə';
  if (before.endsWith('j') && spelling.startsWith('u') && after !== '') return 'ʊ';
  if (spelling === 'i' || spelling === 'y') return 'ɪ';
  if (spelling === 'e' && isFirst && after.length > 1) return 'ɪ';
  if (spelling === 'e' && /^ts?$/.test(after) && /ets?$/.test(word)) return 'ɪ';
  return syllabic(place);
}

/** Only the last letter of a word, or of its first part, is the short i of `happy`. */
function isFinalY(after: string, word: string): boolean {
  return after === '' || (after === 'z' && /[^i]es$|'s$/.test(word));
}

/** The schwa before l and n: melted into them after a consonant, in more words than in American. */
function syllabic({ word, spelling, before, after }: VowelPlace): string {
  const previous = before.at(-1) ?? '';
  const isClosed = !isVowel(after.charAt(1));
  if (previous === '' || isVowel(previous) || !isClosed) return 'ə';
  if (after.startsWith('l')) {
    if (/ful(?:ly|ness)?$/.test(word) && previous === 'f') return 'ʊ';
    if (/iles?$/.test(word) && spelling.startsWith('i')) return 'I';
    return previous === 'ʃ' ? '' : 'ᵊ';
  }
  return after.startsWith('n') && !'mnɹjw'.includes(previous) ? 'ᵊ' : 'ə';
}
