import { median } from './median';

/** What a series may change by over a run, as a part of what it was. */
export const DRIFT_LIMIT = 0.05;
/** What the memory may grow by after the first third, as a part of what it was. */
export const GROWTH_LIMIT = 0.02;

function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * q)] ?? Number.NaN;
}

function third<T>(values: readonly T[], index: 0 | 1 | 2): readonly T[] {
  const at = (part: number) => Math.round((values.length * part) / 3);
  return values.slice(at(index), at(index + 1));
}

/** One observation of a time. */
export interface Observed {
  /** Observations of one key are of the same thing: only they are compared. */
  readonly key: string;
  readonly value: number;
}

/** How a time changed over a run. */
export interface Drift {
  /** Median of the last third ÷ median of the first third − 1. */
  readonly drift: number;
  /** Half the distance of the quartiles in the first or last third, whichever is larger, as a part of the whole. */
  readonly spread: number;
  /** `noisy`: over the limit, but less than the spread or what the machine did by itself. */
  readonly verdict: 'steady' | 'noisy' | 'drifts' | 'too few';
}

/** Fewer observations per third say nothing. */
const LEAST = 5;

/**
 * Compares the last third of a run with its first. Each observation counts relative to the median of its key.
 * @param machine drift of a computation that is always the same, as far as it is known
 */
export function driftOf(observed: readonly Observed[], machine = 0): Drift {
  const byKey = new Map<string, number[]>();
  for (const { key, value } of observed) byKey.set(key, [...(byKey.get(key) ?? []), value]);
  const relative = observed.map(({ key, value }) => value / median(byKey.get(key) ?? []));
  const [first, last] = [third(relative, 0), third(relative, 2)];
  const drift = median(last) / median(first) - 1;
  const halfRange = (values: readonly number[]) =>
    (quantile(values, 0.75) - quantile(values, 0.25)) / 2;
  const spread = Math.max(halfRange(first), halfRange(last));
  if (first.length < LEAST) return { drift, spread, verdict: 'too few' };
  // To become faster is no fault.
  if (drift <= DRIFT_LIMIT) return { drift, spread, verdict: 'steady' };
  const noise = Math.max(spread, Math.abs(machine));
  return { drift, spread, verdict: noise > drift ? 'noisy' : 'drifts' };
}

/**
 * Growth of a level after the first third of a run, as a part of what it was then; medians of a few samples, because a
 * single one may fall on an unlucky moment. NaN if there are too few.
 */
export function growthOf(samples: readonly number[]): number {
  const settled = third(samples, 0).slice(-3);
  return settled.length < 2 ? Number.NaN : median(samples.slice(-3)) / median(settled) - 1;
}

/** Milliseconds that a computation takes which is always the same: what it changes by, the machine does. */
export function referenceLoop(): number {
  const began = performance.now();
  let x = 1;
  for (let i = 0; i < 2e7; i++) x = Math.imul(x, 1_664_525) + 1_013_904_223;
  return x === 0 ? Number.NaN : performance.now() - began;
}
