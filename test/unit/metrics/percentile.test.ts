import { describe, expect, it } from 'vitest';
import { percentile } from '../../../src/metrics/percentile';

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe('percentile', () => {
  it.each([
    { values: [7], p50: 7, p95: 7 },
    { values: [1, 2], p50: 1, p95: 2 },
    { values: [10, 20, 30], p50: 20, p95: 30 },
    { values: upTo(20), p50: 10, p95: 19 },
    { values: upTo(100), p50: 50, p95: 95 },
  ])('is the nearest rank of $values.length values', ({ values, p50, p95 }) => {
    expect(percentile(values, 50)).toBe(p50);
    expect(percentile(values, 95)).toBe(p95);
  });

  it('does not suffer from fractions', () => {
    // 0.07 × 100 is a little more than 7.
    expect(percentile(upTo(100), 7)).toBe(7);
  });

  it('is the smallest value that enough of them do not exceed, for any number of them', () => {
    for (let n = 1; n <= 600; n++)
      expect(percentile(upTo(n), 95) * 100).toBeGreaterThanOrEqual(95 * n);
    for (let n = 1; n <= 600; n++) expect((percentile(upTo(n), 95) - 1) * 100).toBeLessThan(95 * n);
  });
});
