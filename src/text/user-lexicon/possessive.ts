import type { Language } from '../../contracts/text';
import { withS } from '../phonemize/suffixes';

/** A possessive, in a group what it is the possessive of: `Kokoro's`. */
export const POSSESSIVE = /^(.+)['’]s$/iu;

/** A possessive's sound from that of its word: the ending is `s`, `z`, or a syllable of its own. */
export function possessiveOf(phonemes: string, language: Language): string {
  const sound = withS(phonemes);
  return language === 'en-gb' ? sound.replace(/ᵻz$/, 'ɪz') : sound;
}
