import { BRITISH_WORDS, isBathWord } from './british-words';
import { isStress, isVowel } from './sounds';

const VOWEL_LETTERS = /[aeiou]+(?:[wy](?![aeiou]))?|(?!^)y/g;
/** American merged these with the vowel of `vary`: marry, character. */
const SHORT_A_BEFORE_R = /arr|char[ai]/;
const YOD_LETTERS = /^(?:u|ew|eu|ue|ui)/;

/**
 * An American pronunciation in Kokoro's British phone set, by rule: O → Q, æ → a (ɑː in the BATH set), ɑ → ɒ or
 * ɑː and ɔ → ɒ or ɔː by the spelling, long marks, no flap, centring diphthongs before r, j kept after t, d, n.
 * Final and preconsonantal r stay; {@link dropSilentR} takes them when the next sound is known.
 * @param word its spelling, lower case
 */
export function toBritish(american: string, word: string): string {
  const exception = BRITISH_WORDS.get(word);
  if (exception) return exception;
  const letters = word.match(VOWEL_LETTERS) ?? [];
  const isBath = isBathWord(word);
  let out = '';
  let vowel = 0;
  for (let i = 0; i < american.length; i++) {
    const symbol = american.charAt(i);
    if (!isVowel(symbol)) {
      out += symbol === 'T' ? 't' : symbol;
      continue;
    }
    const group = letters[Math.min(vowel, letters.length - 1)] ?? '';
    vowel++;
    if (symbol === 'u' && YOD_LETTERS.test(group)) out = withYod(out);
    const before = american.charAt(i - 1);
    const isStressed = isStress(before);
    const consonant = isStressed ? american.charAt(i - 2) : before;
    const after = american.slice(i + 1, i + 4);
    out += britishVowel(symbol, {
      word,
      group,
      after,
      isStressed,
      isBath,
      afterW: consonant === 'w',
    });
  }
  return out;
}

interface VowelPlace {
  readonly word: string;
  /** The vowel letters that stand for it. */
  readonly group: string;
  /** The next symbols. */
  readonly after: string;
  readonly isStressed: boolean;
  readonly isBath: boolean;
  readonly afterW: boolean;
}

function britishVowel(symbol: string, place: VowelPlace): string {
  if (place.after.startsWith('ɹ')) return beforeR(symbol, place);
  const { group, after, isStressed, isBath, afterW } = place;
  switch (symbol) {
    case 'O':
      return 'Q';
    case 'ᵻ':
      return 'ɪ';
    case 'æ':
      return isBath ? 'ɑː' : 'a';
    case 'ɑ':
      return group.startsWith('o') || afterW ? 'ɒ' : 'ɑː';
    case 'ɔ':
      return group === 'o' || (afterW && after.startsWith('n')) ? 'ɒ' : 'ɔː';
    case 'i':
      if (after.startsWith('ə') && !isStressed) return 'ɪ';
      return isStressed ? 'iː' : 'i';
    case 'u':
      return isStressed ? 'uː' : 'u';
    default:
      return symbol;
  }
}

function beforeR(symbol: string, { word, group, after, isStressed }: VowelPlace): string {
  const isBetweenVowels =
    /^ɹ[ˈˌ]?[^ˈˌ]/.test(after) && isVowel(after.replace(/^ɹ[ˈˌ]?/, '').charAt(0));
  switch (symbol) {
    case 'ɑ':
      return group === 'o' ? 'ɒ' : 'ɑː';
    case 'ɔ':
      return 'ɔː';
    case 'ɜ':
      return 'ɜː';
    case 'ɛ':
      if (!isBetweenVowels) return 'ɛː';
      if (!group.startsWith('a')) return 'ɛ';
      return SHORT_A_BEFORE_R.test(word) ? 'a' : 'ɛː';
    case 'ɪ':
    case 'i':
      if (isBetweenVowels && !isStressed) return symbol;
      return isBetweenVowels && /^[iy]/.test(group) ? 'ɪ' : 'ɪə';
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

/** `nˈu` → `njˈu`: British keeps the j that American lost after t, d and n. */
function withYod(before: string): string {
  const stress = isStress(before.at(-1) ?? '') ? (before.at(-1) ?? '') : '';
  const base = before.slice(0, before.length - stress.length);
  return /[tdn]$/.test(base) ? `${base}j${stress}` : before;
}

/**
 * Takes every r that no vowel follows: British is non-rhotic. A final r is heard only before a vowel of the next
 * word (linking r).
 */
export function dropSilentR(phonemes: string, followedByVowel: boolean): string {
  let out = '';
  for (let i = 0; i < phonemes.length; i++) {
    const symbol = phonemes.charAt(i);
    const next = isStress(phonemes.charAt(i + 1)) ? phonemes.charAt(i + 2) : phonemes.charAt(i + 1);
    const isHeard = next === '' ? followedByVowel : isVowel(next);
    if (symbol !== 'ɹ' || isHeard) out += symbol;
  }
  return out;
}
