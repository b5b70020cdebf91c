import { percentile } from '../src/metrics/percentile';

/** The middle value, the lower one of two; NaN of none. */
export function median(values: readonly number[]): number {
  return percentile(
    values.toSorted((a, b) => a - b),
    50,
  );
}
