import type { CmuWord } from '../cmu-words';

/** A word cut into letters, and the phones that each of them stands for: none, one or two. */
export interface AlignedWord {
  readonly word: string;
  /** One a letter, phones separated by a space. */
  readonly chunks: readonly string[];
}

/** A letter stands for at most so many phones (x, and u in `unit`). */
const MOST_PHONES = 2;
const ROUNDS = 8;
/** Two phones for one letter are rare: without this handicap the first rounds take them for the rule. */
const PAIR_PRIOR = 0.05;
/** Below this probability a letter's phones are a misprint or an abbreviation. */
const UNLIKELY = 2e-4;

type Table = Map<string, number>;

/**
 * Aligns letters and phones by expectation maximisation, without stress. Words that cannot be aligned, or only by an
 * unlikely step, are left out: abbreviations, `colonel`.
 */
export function align(words: readonly CmuWord[]): AlignedWord[] {
  let table: Table | undefined;
  for (let round = 0; round < ROUNDS; round++) table = normalise(expect(words, table));
  const aligned: AlignedWord[] = [];
  for (const word of words) {
    const chunks = best(word, table ?? new Map());
    if (chunks) aligned.push({ word: word.word, chunks });
  }
  return aligned;
}

function probability(table: Table | undefined, letter: string, chunk: string): number {
  if (table) return table.get(`${letter}:${chunk}`) ?? 0;
  return chunk.includes(' ') ? PAIR_PRIOR : 1;
}

/** How often each letter is expected to stand for each chunk. */
function expect(words: readonly CmuWord[], table: Table | undefined): Table {
  const counts: Table = new Map();
  for (const { word, arpabet } of words) {
    const phones = bare(arpabet);
    const rows = word.length + 1;
    const columns = phones.length + 1;
    const forward = new Float64Array(rows * columns);
    const backward = new Float64Array(rows * columns);
    forward[0] = 1;
    backward[rows * columns - 1] = 1;
    const steps: { from: number; to: number; key: string; weight: number }[] = [];
    for (let i = 0; i < word.length; i++) {
      for (let p = 0; p < columns; p++) {
        for (let n = 0; n <= MOST_PHONES && p + n < columns; n++) {
          const chunk = phones.slice(p, p + n).join(' ');
          const weight = probability(table, word.charAt(i), chunk);
          if (weight === 0) continue;
          const from = i * columns + p;
          const to = (i + 1) * columns + p + n;
          steps.push({ from, to, key: `${word.charAt(i)}:${chunk}`, weight });
          forward[to] = (forward[to] ?? 0) + (forward[from] ?? 0) * weight;
        }
      }
    }
    const total = forward[rows * columns - 1] ?? 0;
    if (total === 0) continue;
    for (const { from, to, weight } of steps.toReversed()) {
      backward[from] = (backward[from] ?? 0) + (backward[to] ?? 0) * weight;
    }
    for (const { from, to, key, weight } of steps) {
      const share = ((forward[from] ?? 0) * weight * (backward[to] ?? 0)) / total;
      if (share > 1e-6) counts.set(key, (counts.get(key) ?? 0) + share);
    }
  }
  return counts;
}

function normalise(counts: Table): Table {
  const totals: Table = new Map();
  for (const [key, count] of counts) {
    totals.set(key.charAt(0), (totals.get(key.charAt(0)) ?? 0) + count);
  }
  return new Map(
    [...counts].map(([key, count]) => [key, count / (totals.get(key.charAt(0)) ?? 1)]),
  );
}

/** The likeliest alignment, with stress digits; undefined if there is none that is likely. */
function best({ word, arpabet }: CmuWord, table: Table): string[] | undefined {
  const phones = bare(arpabet);
  const stressed = arpabet.split(' ');
  const columns = phones.length + 1;
  const scores = new Float64Array((word.length + 1) * columns).fill(-Infinity);
  const taken = new Uint8Array((word.length + 1) * columns);
  scores[0] = 0;
  for (let i = 0; i < word.length; i++) {
    for (let p = 0; p < columns; p++) {
      const score = scores[i * columns + p] ?? -Infinity;
      if (score === -Infinity) continue;
      for (let n = 0; n <= MOST_PHONES && p + n < columns; n++) {
        const weight = probability(table, word.charAt(i), phones.slice(p, p + n).join(' '));
        if (weight < UNLIKELY) continue;
        const to = (i + 1) * columns + p + n;
        const next = score + Math.log(weight);
        if (next <= (scores[to] ?? -Infinity)) continue;
        scores[to] = next;
        taken[to] = n;
      }
    }
  }
  let p = phones.length;
  if ((scores[word.length * columns + p] ?? -Infinity) === -Infinity) return undefined;
  const chunks: string[] = [];
  for (let i = word.length; i > 0; i--) {
    const n = taken[i * columns + p] ?? 0;
    chunks.unshift(stressed.slice(p - n, p).join(' '));
    p -= n;
  }
  return chunks;
}

function bare(arpabet: string): string[] {
  return arpabet.replace(/\d/g, '').split(' ');
}
