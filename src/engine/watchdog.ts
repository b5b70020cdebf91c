import type { Pace } from './pace';

/** A run may take this many times what the session's pace says. */
const PATIENCE = 20;

/** No run is called hung before this time, in milliseconds: a page in the background is slowed down. */
const LEAST_MS = 30_000;

/** Allowed for the first run, which compiles and allocates: a software adapter took 25 s for a sentence. */
const FIRST_MS = 180_000;

/** Milliseconds after which a run of so many tokens counts as hung. Generous: a slow device is not a broken one. */
export function runLimit(pace: Pace, tokens: number): number {
  const expected = pace.estimate(tokens);
  return expected === undefined ? FIRST_MS : Math.max(LEAST_MS, PATIENCE * expected);
}
