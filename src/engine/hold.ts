/** Longest wait for a buffer, in seconds of sound: nobody waits for a whole book. */
const MOST_HELD = 30;
/** Part of the pace that is not counted on. */
const MARGIN = 1.1;
/** Sound made ahead of the ear at most, in seconds: what bounds memory for a long text. */
const AHEAD = 20;
/** The same where it is made more slowly than it is heard: such a device has no time to rest. */
const AHEAD_IF_SLOW = 2 * MOST_HELD;

/** What is not made yet of a text. */
export interface Unmade {
  /** Seconds of sound of each sentence, in order. */
  readonly sentences: Iterable<number>;
  /** Whether the text ends with them. */
  readonly isAll: boolean;
}

/** Whether sound is made more slowly than it is heard. @param pace as for {@link holdSeconds} */
export function isSlow(pace: number): boolean {
  return pace * MARGIN > 1;
}

/**
 * Seconds of sound that have to wait for the ear before a device begins which makes them more slowly than they are heard, so that it
 * does not have to stop: each sentence has to be there when the one before it ends. Up to a bound, and that as long as it is not
 * known how much the text still is.
 * @param pace seconds of computing for a second of sound, at the rate at which it is heard; NaN while not known
 */
export function holdSeconds(pace: number, { sentences, isAll }: Unmade): number {
  if (!isSlow(pace)) return 0;
  const behind = pace * MARGIN - 1;
  let [unmade, held] = [0, 0];
  for (const seconds of sentences) {
    unmade += seconds;
    // Made whole or not at all: while it is being made, what is there goes on to be heard.
    held = Math.max(held, behind * unmade + seconds);
    if (held >= MOST_HELD) return MOST_HELD;
  }
  return isAll ? held : MOST_HELD;
}

/** Seconds of sound that are made ahead of the ear at most. @param pace as for {@link holdSeconds} */
export function aheadSeconds(pace: number): number {
  return isSlow(pace) ? AHEAD_IF_SLOW : AHEAD;
}
