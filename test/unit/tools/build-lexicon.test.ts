import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { WordTable } from '../../../src/text/lexicon/word-table';
import { cmuWords } from '../../../tools/cmu-words';
import { lexiconBytes } from '../../../tools/lexicon-bytes';

const PACKED = new URL('../../../src/text/lexicon/data/cmudict.bin', import.meta.url);
const words = cmuWords();
const bytes = lexiconBytes(words);
const table = new WordTable(bytes);

describe('the committed lexicon', () => {
  it('is what the script makes of CMUdict: npm run build:lexicon', () => {
    expect(inflateSync(readFileSync(PACKED)).equals(bytes)).toBe(true);
  });

  it('weighs at most 0.7 MB', () => {
    expect(readFileSync(PACKED).length).toBeLessThan(700_000);
  });
});

describe('word table', () => {
  it('finds every word with all its pronunciations', () => {
    const wrong = words.filter(
      ({ word, pronunciations }) => table.find(word).join() !== pronunciations.join(),
    );
    expect(wrong).toEqual([]);
    expect(table.size).toBe(words.length);
  });

  it('finds nothing else', () => {
    const listed = new Set(words.map(({ word }) => word));
    const near = words.flatMap(({ word }) => [
      word.slice(1),
      word.slice(0, -1),
      `${word}q`,
      word.slice(0, 2) + word.slice(3),
    ]);
    const wrong = near.filter((word) => !listed.has(word) && table.find(word).length > 0);
    expect(wrong).toEqual([]);
    for (const word of ['', "'", '~', 'é', 'zzzzzzzz', '__proto__'])
      expect(table.find(word)).toEqual([]);
  });

  it('refuses other bytes', () => {
    expect(() => new WordTable(Uint8Array.of(1, 0, 0, 0, 97, 1, 0, 0))).toThrow(RangeError);
  });
});
