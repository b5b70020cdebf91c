import { fullVowel, weakVowel } from './british-vowels';
import { BRITISH_WORDS, isBathWord } from './british-words';
import { isStress, isVowel } from './sounds';
import { inflect } from './suffixes';
import { vowelSpellings } from './vowel-spellings';

/** Longest word whose letters are compared with its sounds: that takes the product of their numbers. */
const LONGEST_WORD = 45;
const YOD_LETTERS = /^(?:u|ew|eu|ue|ui)/;
/** What is said otherwise as a whole: American sounds, spelling, British sounds. */
const ENDINGS: readonly (readonly [RegExp, RegExp, string])[] = [
  [/əz(?=ˈAʃᵊ?ə?n)/, /i[sz]ation/, 'Iz'],
  [/(?<!ˈ)(?:ˌA|A)[tT]ɪv(?=li|nəs|z|$)/, /ative/, 'ətɪv'],
  [/ˌOni(?=z?$)/, /mon(?:y|ies)$/, 'əni'],
  [/[əɪ]kᵊli$/, /ically$/, 'ɪkli'],
  [/əw(?=[əᵊ])/, /u/, 'ʊ'],
];

/**
 * An American pronunciation in Kokoro's British phone set, by rule: O → Q, æ → a (ɑː in the BATH set), ɑ → ɒ or
 * ɑː and ɔ → ɒ or ɔː by the spelling, long marks, no flap, centring diphthongs before r, j kept after t, d, n, weak i
 * where an i is written, no secondary stress after the primary one. Final and preconsonantal r stay;
 * {@link dropSilentR} takes them when the next sound is known.
 * @param word its spelling, lower case
 */
export function toBritish(american: string, word: string): string {
  const exception = word.length > LONGEST_WORD ? undefined : exceptionFor(word);
  if (exception) return exception;
  const source = ENDINGS.reduce(
    (sounds, [from, spelling, to]) => (spelling.test(word) ? sounds.replace(from, to) : sounds),
    american,
  );
  return convert(source, word);
}

function exceptionFor(word: string): string | undefined {
  const lookup = (stem: string) => BRITISH_WORDS.get(stem);
  return lookup(word) ?? inflect(word, lookup)?.replace('T', 't').replace('ᵻ', 'ɪ');
}

function convert(american: string, word: string): string {
  const sounds = american.replace(/[ˈˌ]/g, '');
  // Anything longer is no word, and is spelled.
  const spellings = word.length > LONGEST_WORD ? [] : vowelSpellings(word, sounds);
  const isBath = isBathWord(word);
  let out = '';
  let at = 0;
  let isFirst = true;
  let isAfterPrimary = false;
  let stress = '';
  for (const symbol of american) {
    if (isStress(symbol)) {
      stress = symbol;
      continue;
    }
    if (!isVowel(symbol)) {
      out += symbol === 'T' ? 't' : symbol;
      at++;
      continue;
    }
    const spelling = spellings[at] ?? '';
    if ((symbol === 'u' || symbol === 'ʊ') && YOD_LETTERS.test(spelling)) out = withYod(out);
    const place = {
      word,
      spelling,
      before: sounds.slice(0, at),
      after: sounds.slice(at + 1),
      isStressed: stress !== '',
      isFirst,
      isAfterPrimary,
      isBath,
    };
    out += stress === 'ˌ' && isAfterPrimary ? '' : stress;
    out += stress === '' ? weakVowel(symbol, place) : fullVowel(symbol, place);
    isAfterPrimary ||= stress === 'ˈ';
    isFirst = false;
    stress = '';
    at++;
  }
  return out;
}

/** `nu` → `nju`: British keeps the j that American lost after t, d and n. */
function withYod(before: string): string {
  const last = before.at(-1) ?? '';
  const isKept = 'tdn'.includes(last) || (last === 'z' && before.at(-2) === 'ɡ');
  return isKept && last !== '' ? `${before}j` : before;
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
