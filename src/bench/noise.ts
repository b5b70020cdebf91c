/** How much longer the same computation may take before a machine counts as busy with something else. */
export const NOISE_LIMIT = 1.2;

/** Steps of the computation in a page: some five milliseconds, too short for a person to notice. */
const STEPS = 4e6;
/** Times that it is made; the middle one counts, because one alone may meet the browser's own housekeeping. */
const TIMES = 5;

/** Around something that was timed: milliseconds of a computation that is always the same. */
export interface Paced {
  readonly beforeMs: number;
  readonly afterMs: number;
}

/** A computation that nobody can leave out: its result is used. @returns a number that says nothing */
export function fixedComputation(steps: number): number {
  let x = 1;
  for (let i = 0; i < steps; i++) x = (Math.imul(x, 1664525) + 1013904223) | 0;
  return x;
}

/** Milliseconds that a fixed computation takes now in this thread. */
export function pagePace(now: () => number = () => performance.now()): number {
  const times = Array.from({ length: TIMES }, () => {
    const began = now();
    // The comparison is never true, and no compiler knows that.
    return fixedComputation(STEPS) === 0.5 ? Number.NaN : now() - began;
  }).sort((a, b) => a - b);
  return times[TIMES >> 1] ?? Number.NaN;
}

/**
 * Indices of what was timed while the machine was busy: around it, the computation took over {@link NOISE_LIMIT} times as long as
 * in the quietest moment of all, which also finds what changed meanwhile. A machine that is busy all the time is not noticed.
 */
export function noisyIndices(timed: readonly Paced[]): ReadonlySet<number> {
  const quietest = Math.min(...timed.flatMap(({ beforeMs, afterMs }) => [beforeMs, afterMs]));
  const isNoisy = ({ beforeMs, afterMs }: Paced) =>
    Math.max(beforeMs, afterMs) > NOISE_LIMIT * quietest;
  return new Set(timed.flatMap((it, index) => (isNoisy(it) ? [index] : [])));
}
