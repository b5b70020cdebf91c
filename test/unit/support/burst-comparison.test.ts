import { describe, expect, it } from 'vitest';
import { toneFrequency } from '../../fixtures/tone-bursts/tones';
import { compareBursts, type DueWord, dueWords, largest } from '../../support/burst-comparison';

const word = (start: number, end: number, from: number, to: number) => ({
  ...{ start, end, spoken: '', phonemes: '' },
  tokenRange: [from, to] as const,
});
/** Two words and a full stop, then one word: tokens 17 and 20 have 4 frames, 18 has 2, pauses 2 or 3. */
const UNITS = [
  { tokens: [0, 17, 16, 18, 4, 0], words: [word(0, 3, 1, 2), word(4, 7, 3, 4)], pauseAfter: 0.4 },
  { tokens: [0, 20, 0], words: [word(9, 12, 1, 2)], pauseAfter: 0.2 },
];
const due = dueWords(UNITS);

/** All as it is due at a rate, from a time of the context on. */
function heard(words: readonly DueWord[], rate = 1, at = 5) {
  const bursts = words.map(({ start, end, tone }) => ({
    start: at + start / rate,
    end: at + end / rate,
    frequency: toneFrequency(tone) + 3,
  }));
  const told = words.map(({ offset, start }) => ({
    name: 'word' as const,
    offset,
    heard: at + start / rate + 0.002,
  }));
  return { bursts, told };
}

describe('words that are due', () => {
  it('come behind the silence that is kept, and the next unit behind the planned pause', () => {
    expect(due.map(({ offset, unit, tone }) => [offset, unit, tone])).toEqual([
      [0, 0, 1],
      [4, 0, 2],
      [9, 1, 4],
    ]);
    const times = due.map(({ start, end }) => [start, end].map((time) => time.toFixed(3)));
    expect(times).toEqual([
      ['0.030', '0.130'],
      ['0.205', '0.255'],
      ['0.715', '0.815'],
    ]);
  });

  it('have to be one burst each', () => {
    expect(() => dueWords([{ ...UNITS[0]!, words: [] }])).toThrow('0 words and 2 bursts');
  });
});

describe('the comparison', () => {
  it.each([1, 2])('finds nothing where all is right, at rate %f', (rate) => {
    const { bursts, told } = heard(due, rate);
    const found = compareBursts(due, bursts, told, rate);
    expect(found).toMatchObject({ words: 3, wrongBursts: 0, wrongWords: 0 });
    expect(found.boundaryErrors).toHaveLength(3);
    expect(largest(found.boundaryErrors)).toBeCloseTo(0.002);
    expect(found.gapErrors).toHaveLength(1);
    expect(largest(found.gapErrors)).toBeCloseTo(0);
  });

  it('finds words that are missing, changed, or told twice', () => {
    const { bursts, told } = heard(due);
    expect(compareBursts(due, bursts.slice(0, 2), told, 1).wrongBursts).toBe(1);
    expect(compareBursts(due, bursts.toReversed(), told, 1).wrongBursts).toBe(2);
    expect(compareBursts(due, [...bursts, bursts[0]!], told, 1).wrongBursts).toBe(1);
    expect(compareBursts(due, bursts, told.slice(1), 1).wrongWords).toBe(3);
    expect(compareBursts(due, bursts, [...told, told[2]!], 1).wrongWords).toBe(1);
  });

  it('finds what is late, and gaps that are too long', () => {
    const { bursts, told } = heard(due);
    const late = told.map((event, i) => (i === 1 ? { ...event, heard: event.heard + 0.1 } : event));
    expect(largest(compareBursts(due, bursts, late, 1).boundaryErrors)).toBeCloseTo(0.102);
    const moved = bursts.map((burst, i) =>
      i === 2 ? { ...burst, start: burst.start + 0.05 } : burst,
    );
    expect(compareBursts(due, moved, told, 1).gapErrors[0]).toBeCloseTo(0.05);
  });

  it('is no number where it cannot be made', () => {
    expect(largest([0.1, Number.NaN, 0])).toBeNaN();
    expect(largest([])).toBe(0);
    expect(largest([0.1, -0.2])).toBe(0.2);
  });
});
