import type { Language } from '../src/contracts/text';
import type { Lexicon } from '../src/text/lexicon/lexicon';
import { normalizeText } from '../src/text/plan/normalize-text';
import { phonemizeText } from '../src/text/plan/phonemize-text';
import { type WrittenClass, writtenClasses } from './eval-written-cases';

/** How many cases of one class are read as expected. */
export interface WrittenRow {
  readonly set: string;
  readonly name: string;
  readonly total: number;
  /** The same words, letter for letter; case, hyphens and punctuation do not count. */
  readonly byWords: number;
  /** The same sounds; stress, spaces and punctuation do not count. */
  readonly byPhonemes: number;
  readonly misses: readonly WrittenMiss[];
}

/** One case that sounds otherwise than expected. */
export interface WrittenMiss {
  readonly written: string;
  readonly expected: string;
  readonly read: string;
}

function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();
}

/** What is left of phonemes when stress, punctuation and gaps are not judged. */
export function bareSounds(text: string, lexicon: Lexicon, language: Language): string {
  const { phonemes } = phonemizeText(text, { lexicon, language });
  return phonemes
    .replace(/[^\p{L}ː]|[ˈˌ]/gu, '')
    .replaceAll('ᵊ', 'ə')
    .replaceAll('ᵻ', 'ɪ');
}

function scoreClass({ name, folder, language, cases }: WrittenClass, lexicon: Lexicon): WrittenRow {
  let byWords = 0;
  let byPhonemes = 0;
  const misses: WrittenMiss[] = [];
  for (const { written, expected } of cases) {
    const read = normalizeText(written, { language }).text;
    if (wordsOf(read) === wordsOf(expected)) byWords++;
    const sounds = bareSounds(read, lexicon, language);
    if (sounds === bareSounds(expected, lexicon, language)) byPhonemes++;
    else misses.push({ written, expected, read });
  }
  return { set: folder, name, total: cases.length, byWords, byPhonemes, misses };
}

/** One row a class: the project's own cases, then the published examples. */
export function writtenRows(lexicon: Lexicon): WrittenRow[] {
  return [...writtenClasses('eval-written'), ...writtenClasses('normalization-examples')].map(
    (written) => scoreClass(written, lexicon),
  );
}
