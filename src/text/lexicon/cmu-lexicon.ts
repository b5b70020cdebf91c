import { speechError } from '../../shared/speech-error';
import { arpabetToKokoro } from './arpabet';
import type { Lexicon } from './lexicon';
import { SUPPLEMENT } from './supplement';

/** The CMU Pronouncing Dictionary (BSD-style licence), first pronunciation of each word. */
class CmuLexicon implements Lexicon {
  constructor(private readonly entries: Readonly<Record<string, string>>) {}

  lookup(word: string): string | undefined {
    const own = SUPPLEMENT.get(word);
    if (own) return own;
    // The entries are a plain object: without this check "constructor" would find a function.
    const arpabet = Object.hasOwn(this.entries, word) ? this.entries[word] : undefined;
    return arpabet === undefined ? undefined : arpabetToKokoro(arpabet, word);
  }
}

/**
 * Loads CMUdict: a 4.7 MB module, fetched only when the first text is to be read.
 * Throws `network` (`unreachable`) when the module cannot be had.
 */
export async function loadCmuLexicon(): Promise<Lexicon> {
  try {
    const { dictionary } = await import('cmu-pronouncing-dictionary');
    return new CmuLexicon(dictionary);
  } catch (error) {
    const host = globalThis.location?.host || 'The pronouncing dictionary';
    throw speechError('network', 'unreachable', { host }, error);
  }
}
