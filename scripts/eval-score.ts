/** How far pronunciations are from those of a reference, over all symbols of the reference. */
export interface Score {
  readonly words: number;
  /** Percent of symbols to be changed, added or removed, stress marks included. */
  readonly errors: number;
  /** Percent of the words that are the same. */
  readonly exact: number;
  /** As `errors`, without stress marks and with the weak vowels taken as one. */
  readonly lenient: number;
}

/** One word: what is right, and what was said. */
export interface Said {
  readonly right: string;
  readonly said: string;
}

/** Scores what was said; no words give zeros. */
export function score(words: readonly Said[]): Score {
  let symbols = 0;
  let wrong = 0;
  let exact = 0;
  let lenientSymbols = 0;
  let lenientWrong = 0;
  for (const { right, said } of words) {
    const distance = editDistance(right, said);
    wrong += distance;
    symbols += right.length;
    if (distance === 0) exact++;
    lenientWrong += editDistance(lenient(right), lenient(said));
    lenientSymbols += lenient(right).length;
  }
  return {
    words: words.length,
    errors: percent(wrong, symbols),
    exact: percent(exact, words.length),
    lenient: percent(lenientWrong, lenientSymbols),
  };
}

/** Without stress; unstressed ɪ, ᵻ, ᵊ and ʌ as ə, the flap as t. */
function lenient(phonemes: string): string {
  return phonemes
    .replace(/([ˈˌ]?)([ɪᵻᵊʌɐ])/g, (_, stress: string, vowel: string) => (stress ? vowel : 'ə'))
    .replace(/[ˈˌ]/g, '')
    .replaceAll('T', 't');
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}

/** Fewest symbols to change, add or remove. */
function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row.push(Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same));
    }
    above = row;
  }
  return above[b.length] ?? 0;
}
