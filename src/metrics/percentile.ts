/**
 * The nearest-rank percentile: the smallest of the values that at least `percent` per cent of them do not exceed. It is
 * always one of the values, and nothing is interpolated.
 * @param sorted in ascending order, not empty
 * @param percent a whole number above 0, at most 100
 */
export function percentile(sorted: readonly number[], percent: number): number {
  // Whole numbers until the division: 0.07 × 100 is a little more than 7, and would be rounded up to 8.
  const rank = Math.ceil((percent * sorted.length) / 100);
  return sorted[rank - 1] ?? Number.NaN;
}
