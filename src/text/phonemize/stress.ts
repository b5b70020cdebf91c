import type { WrittenWord } from '../normalize/sentence-item';
import { stressed } from './sounds';

/** A word's stress as the author marked it: raised to a primary one, lowered to a secondary one, or left alone. */
export function withEmphasis(phonemes: string, emphasis: WrittenWord['emphasis']): string {
  switch (emphasis) {
    case 'strong':
    case 'moderate':
      return stressed(phonemes);
    case 'reduced':
      return phonemes.replaceAll('ˈ', 'ˌ');
    default:
      return phonemes;
  }
}

/** Whether a word is meant to be heard: so marked by the author, or in capitals among small letters. */
export function isEmphasised(part: string, word: WrittenWord, shouting: boolean): boolean {
  if (word.emphasis !== undefined)
    return word.emphasis === 'strong' || word.emphasis === 'moderate';
  return !shouting && part.length > 1 && part === part.toUpperCase();
}
