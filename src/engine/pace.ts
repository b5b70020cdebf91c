/** Weight of the newest run in the running mean. */
const NEWEST = 0.3;

/**
 * How long one session takes, by what it took so far. Sound, and with it the time of a run, grows with the tokens; a
 * running mean follows a device that gets hot or is shared.
 */
export class Pace {
  #msPerToken: number | undefined;

  /** Takes in a run of so many tokens and milliseconds. */
  record(tokens: number, ms: number): void {
    const measured = ms / Math.max(1, tokens);
    this.#msPerToken =
      this.#msPerToken === undefined
        ? measured
        : this.#msPerToken + NEWEST * (measured - this.#msPerToken);
  }

  /** Milliseconds that a run will take; undefined before the first. */
  estimate(tokens: number): number | undefined {
    return this.#msPerToken === undefined ? undefined : this.#msPerToken * Math.max(1, tokens);
  }
}
