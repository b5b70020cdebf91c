import { percentile } from '../metrics/percentile';

/** What several observations of one figure come to, in the figure's own unit. */
export interface Statistic {
  /** Observations. */
  readonly n: number;
  /** Nearest rank, like {@link p95}: always a value that was seen, the lower one of two. */
  readonly median: number;
  readonly p95: number;
  /** The spread: from the least to the most. */
  readonly min: number;
  readonly max: number;
}

/** Sums observations up; undefined of none. Values that are not finite are no observations. */
export function statisticOf(values: readonly (number | undefined)[]): Statistic | undefined {
  const sorted = values
    .filter((value): value is number => value !== undefined && Number.isFinite(value))
    .sort((a, b) => a - b);
  const [min] = sorted;
  const max = sorted.at(-1);
  if (min === undefined || max === undefined) return undefined;
  return {
    n: sorted.length,
    median: percentile(sorted, 50),
    p95: percentile(sorted, 95),
    min,
    max,
  };
}

/** The geometric mean of positive numbers: what ratios are averaged by. NaN of none. */
export function geometricMean(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN;
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
