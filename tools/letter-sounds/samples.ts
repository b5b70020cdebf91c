import {
  LETTER_FEATURES,
  letterRows,
  NOTHING_SPOKEN,
  SPOKEN_FEATURES,
  speak,
  spokenRows,
} from '../../src/text/lexicon/letter-features';
import type { AlignedWord } from './align';

/** Chunks that letters stand for less often than this in the whole of CMUdict are not learnt. */
const FEWEST = 10;

/** Features of one letter in one word. */
export const FEATURES = LETTER_FEATURES + SPOKEN_FEATURES;

/** What the network is to learn: which chunk stands for each letter, given its neighbours and what was said. */
export interface Samples {
  readonly count: number;
  /** {@link FEATURES} row numbers a sample. */
  readonly rows: Int16Array;
  /** The letter of each sample, `a` to `z` as 0 to 25. */
  readonly letters: Uint8Array;
  /** The right chunk of each sample by number. */
  readonly targets: Uint8Array;
}

/** The chunks that are learnt, and for each letter which of them it may stand for. */
export interface Inventory {
  readonly chunks: readonly string[];
  readonly byLetter: readonly (readonly number[])[];
}

/** Which chunks each letter stands for, those that are common enough; sorted, so that it is always the same. */
export function takeInventory(words: readonly AlignedWord[]): Inventory {
  const counts = new Map<string, number>();
  for (const { word, chunks } of words) {
    chunks.forEach((chunk, i) => {
      const key = `${word.charAt(i)}${chunk}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    });
  }
  const kept = [...counts].filter(([, count]) => count >= FEWEST).map(([key]) => key);
  const chunks = [...new Set(kept.map((key) => key.slice(1)))].sort();
  const byLetter = Array.from({ length: 26 }, (_, i) => {
    const letter = String.fromCharCode(97 + i);
    const own = kept.filter((key) => key.startsWith(letter)).map((key) => key.slice(1));
    return own.map((chunk) => chunks.indexOf(chunk)).sort((a, b) => a - b);
  });
  return { chunks, byLetter };
}

/** All letters of all words whose chunks are in the inventory. */
export function takeSamples(words: readonly AlignedWord[], inventory: Inventory): Samples {
  const ids = new Map(inventory.chunks.map((chunk, i) => [chunk, i]));
  const usable = words.filter(({ word, chunks }) =>
    chunks.every((chunk, i) => {
      const id = ids.get(chunk);
      return id !== undefined && inventory.byLetter[word.charCodeAt(i) - 97]?.includes(id);
    }),
  );
  const count = usable.reduce((sum, { word }) => sum + word.length, 0);
  const rows = new Int16Array(count * FEATURES);
  const letters = new Uint8Array(count);
  const targets = new Uint8Array(count);
  let at = 0;
  for (const { word, chunks } of usable) {
    let spoken = NOTHING_SPOKEN;
    chunks.forEach((chunk, i) => {
      rows.set([...letterRows(word, i), ...spokenRows(spoken)], at * FEATURES);
      letters[at] = word.charCodeAt(i) - 97;
      targets[at] = ids.get(chunk) ?? 0;
      spoken = speak(spoken, chunk === '' ? [] : chunk.split(' '));
      at++;
    });
  }
  return { count, rows, letters, targets };
}
