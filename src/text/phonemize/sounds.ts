const VOWELS = new Set('AIOQWYaæɐɑɒəɛɜiɪɔuʊʌᵊᵻ');
const STRESSES = new Set('ˈˌ');

/** What follows a word, as far as its pronunciation depends on it. */
export type Following = 'vowel' | 'consonant' | 'pause';

/** Whether a symbol of Kokoro's English phone sets is a vowel (diphthongs and syllabic schwas included). */
export function isVowel(symbol: string): boolean {
  return VOWELS.has(symbol);
}

/** Whether a symbol is a stress mark. */
export function isStress(symbol: string): boolean {
  return STRESSES.has(symbol);
}

/** The first sound of a word that has one. */
export function firstSound(phonemes: string): Following {
  const first = isStress(phonemes.charAt(0)) ? phonemes.charAt(1) : phonemes.charAt(0);
  return isVowel(first) ? 'vowel' : 'consonant';
}

/** A word with primary stress: a secondary mark becomes primary, else the first vowel takes one. */
export function stressed(phonemes: string): string {
  if (phonemes.includes('ˈ')) return phonemes;
  if (phonemes.includes('ˌ')) return phonemes.replace('ˌ', 'ˈ');
  for (let i = 0; i < phonemes.length; i++) {
    if (isVowel(phonemes.charAt(i))) return `${phonemes.slice(0, i)}ˈ${phonemes.slice(i)}`;
  }
  return phonemes;
}
