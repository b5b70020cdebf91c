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

/** How often the watchdog looks, in milliseconds. */
const LOOK_MS = 5000;

/**
 * Calls `onLate` after so many milliseconds in which the page was awake. Where a page is frozen or its device sleeps, workers stand still
 * as well, and a timer that is over by then comes at once when they go on: so time is counted in short timers.
 * @returns a function that calls it off
 */
export function whenLate(limit: number, onLate: () => void): () => void {
  let left = limit;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    if (left <= 0) {
      onLate();
      return;
    }
    const wait = Math.min(left, LOOK_MS);
    left -= wait;
    timer = setTimeout(look, wait);
  };
  look();
  return () => clearTimeout(timer);
}
