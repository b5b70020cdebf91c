import { dictionary } from 'cmu-pronouncing-dictionary';

/** A word of CMUdict. */
export interface CmuWord {
  readonly word: string;
  /** The first of {@link pronunciations}. */
  readonly arpabet: string;
  /** Phones with stress digits, separated by spaces. */
  readonly pronunciations: readonly string[];
}

/** Further pronunciations have a number in brackets after the word. */
const FURTHER = /\(\d+\)$/;
/** Some entries end with a remark: `# place, danish`. */
const REMARK = /\s*#.*$/;

/** The entries whose spelling a reader may meet as one word: letters and inner apostrophes, in the order of their code units. */
export function cmuWords(): CmuWord[] {
  const words = new Map<string, string[]>();
  for (const [key, entry] of Object.entries(dictionary)) {
    const arpabet = entry.replace(REMARK, '');
    const word = key.replace(FURTHER, '');
    if (!/^[a-z]+(?:'[a-z]+)*'?$/.test(word)) continue;
    const known = words.get(word);
    if (!known) words.set(word, [arpabet]);
    else if (key === word) known.unshift(arpabet);
    else if (!known.includes(arpabet)) known.push(arpabet);
  }
  return [...words]
    .map(([word, pronunciations]) => ({ word, arpabet: pronunciations[0] ?? '', pronunciations }))
    .sort((a, b) => (a.word < b.word ? -1 : 1));
}
