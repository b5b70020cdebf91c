import { arpabetToKokoro } from './arpabet';
import type { Lexicon } from './lexicon';
import { inflate, readAsset } from './read-asset';
import { SUPPLEMENT } from './supplement';
import { WordTable } from './word-table';

/** The CMU Pronouncing Dictionary (BSD-style licence). */
class CmuLexicon implements Lexicon {
  constructor(private readonly table: WordTable) {}

  lookup(word: string): string | undefined {
    const own = SUPPLEMENT.get(word);
    if (own) return own;
    const arpabet = this.table.find(word)[0];
    return arpabet === undefined ? undefined : arpabetToKokoro(arpabet, word);
  }

  alternatives(word: string): readonly string[] {
    const own = SUPPLEMENT.get(word);
    const all = this.table.find(word).map((arpabet) => arpabetToKokoro(arpabet, word));
    return [...new Set(own ? [own, ...all] : all)];
  }
}

/**
 * Loads CMUdict, 0.6 MB, fetched only when the first text is to be read. Throws `network` (`unreachable`) when it
 * cannot be had.
 */
export async function loadCmuLexicon(): Promise<Lexicon> {
  const packed = await readAsset(new URL('./data/cmudict.bin', import.meta.url));
  return new CmuLexicon(new WordTable(await inflate(packed)));
}
