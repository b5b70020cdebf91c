import { describe, expect, test } from 'vitest';
import { fidelityOf, isFlagged } from '../../../src/bench/fidelity';
import { noisyIndices, pagePace } from '../../../src/bench/noise';
import { geometricMean, statisticOf } from '../../../src/bench/statistics';
import { CORRUPTIONS } from '../../support/corrupt-sound';
import { voiceLike } from '../../support/voice-like';

describe('a statistic', () => {
  test('has number, median, 95th percentile and spread', () => {
    expect(statisticOf([3, 1, 2])).toEqual({ n: 3, median: 2, p95: 3, min: 1, max: 3 });
    // Nearest rank: of two, the lower one, which was seen.
    expect(statisticOf([4, 2])).toEqual({ n: 2, median: 2, p95: 4, min: 2, max: 4 });
    expect(statisticOf(Array.from({ length: 100 }, (_, i) => i + 1))).toMatchObject({
      median: 50,
      p95: 95,
    });
  });

  test('is of what was observed', () => {
    expect(statisticOf([])).toBeUndefined();
    expect(statisticOf([undefined, Number.NaN, Number.POSITIVE_INFINITY])).toBeUndefined();
    expect(statisticOf([undefined, 5])).toMatchObject({ n: 1, median: 5 });
  });

  test('averages ratios so that twice and half are even', () => {
    expect(geometricMean([2, 0.5])).toBeCloseTo(1);
    expect(geometricMean([])).toBeNaN();
  });
});

describe('noise', () => {
  const paced = (...times: [number, number][]) =>
    times.map(([beforeMs, afterMs]) => ({ beforeMs, afterMs }));

  test('is what was over a fifth slower than the quietest moment, before or after', () => {
    expect([...noisyIndices(paced([10, 10], [10, 12], [10, 12.1], [15, 10]))]).toEqual([2, 3]);
    expect(noisyIndices([]).size).toBe(0);
  });

  test('is measured by the middle of several times', () => {
    const clock = [0, 5, 10, 14, 20, 26, 30, 90, 100, 105];
    expect(pagePace(() => clock.shift() ?? 0)).toBe(5);
  });
});

describe('fidelity', () => {
  const sound = voiceLike(2);
  const piece = (samples: Float32Array, tokens = [0, 1, 0]) => ({ tokens, samples });
  const reference = [piece(sound)];

  test('of the same sound is none', () => {
    expect(fidelityOf([piece(sound.slice())], reference)).toEqual({
      verdict: 'alike',
      distance: 0,
    });
  });

  test.each([
    ['white noise at the level of the sound', 'different'],
    ['backwards', 'different'],
    ['all zero', 'silent'],
    ['one value NaN', 'not-finite'],
    ['a tenth missing', 'wrong-length'],
  ] as const)('of corrupted sound (%s) is flagged as %s', (corruption, verdict) => {
    const corrupt = CORRUPTIONS[corruption];
    if (!corrupt) throw new Error(corruption);
    const found = fidelityOf([piece(corrupt(sound))], reference);
    expect(found.verdict).toBe(verdict);
    expect(isFlagged(found.verdict)).toBe(true);
  });

  test('cannot be told without the same words, but nonsense can', () => {
    expect(fidelityOf([piece(sound, [0, 2, 0])], reference)).toEqual({ verdict: 'not-compared' });
    expect(fidelityOf([piece(sound)], undefined)).toEqual({ verdict: 'not-compared' });
    expect(fidelityOf([piece(new Float32Array(9), [9])], reference).verdict).toBe('silent');
    expect(fidelityOf([], reference).verdict).toBe('silent');
  });

  test('is that of the worst piece', () => {
    const other = voiceLike(1, 3).reverse();
    const both = [...reference, piece(voiceLike(1, 3), [7])];
    const found = fidelityOf([piece(sound), piece(other, [7])], both);
    expect(found.verdict).toBe('different');
    expect(found.distance).toBeGreaterThan(3);
  });
});
