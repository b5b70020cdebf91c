/** Longest wait for a buffer, in seconds of sound: nobody waits for a whole book. */
const MOST_HELD = 30;
/** Part of the pace that is not counted on. */
const MARGIN = 1.1;

/**
 * Seconds of sound that have to be there before a device which makes them more slowly than they are heard begins, so that it does not
 * have to stop soon: what it will be behind by at the end of the text, up to a bound.
 * @param pace seconds of computing for a second of sound, at the rate at which it is heard; undefined while not known
 * @param remaining seconds of sound that are still to be heard
 */
export function holdSeconds(pace: number | undefined, remaining: number): number {
  const slowness = (pace ?? 0) * MARGIN;
  if (slowness <= 1) return 0;
  return Math.min(MOST_HELD, remaining * (1 - 1 / slowness));
}
