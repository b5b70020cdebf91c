/** Weight of the newest run in the running mean. */
const NEWEST = 0.3;
/** How many times as long a first run takes at most, for all that it compiles and allocates. */
const FIRST_RUN = 1.5;

/**
 * How long one session takes, by what it took so far. Sound, and with it the time of a run, grows with the tokens; a
 * running mean follows a device that gets hot or is shared.
 */
export class Pace {
  #msPerToken: number | undefined;
  #soundMsPerToken: number | undefined;
  #first: TokenPace | undefined;

  /** Takes in a run of so many tokens and milliseconds. @param soundMs how much sound it made */
  record(tokens: number, ms: number, soundMs?: number): void {
    const count = Math.max(1, tokens);
    this.#msPerToken = mean(this.#msPerToken, ms / count);
    if (soundMs !== undefined) this.#soundMsPerToken = mean(this.#soundMsPerToken, soundMs / count);
  }

  /** Takes in a first run, which compiles and allocates as well: it only says what those after it hardly stay below. */
  recordFirst(tokens: number, ms: number, soundMs: number): void {
    const count = Math.max(1, tokens);
    this.#first = { ms: ms / FIRST_RUN / count, soundMs: soundMs / count };
  }

  /** Milliseconds that a run will take; undefined before the first. */
  estimate(tokens: number): number | undefined {
    return this.#msPerToken === undefined ? undefined : this.#msPerToken * Math.max(1, tokens);
  }

  /** Milliseconds of computing and of sound for each token; undefined before a run that tells. */
  get perToken(): TokenPace | undefined {
    if (this.#msPerToken === undefined || !this.#soundMsPerToken) return undefined;
    return { ms: this.#msPerToken, soundMs: this.#soundMsPerToken };
  }

  /** Seconds of computing for a second of sound, after the first run what it took at least; undefined before that. */
  get factor(): number | undefined {
    const known = this.perToken ?? this.#first;
    return known && known.soundMs > 0 ? known.ms / known.soundMs : undefined;
  }
}

/** Milliseconds for each token. */
export interface TokenPace {
  /** Of computing. */
  readonly ms: number;
  /** Of sound. */
  readonly soundMs: number;
}

function mean(before: number | undefined, measured: number): number {
  return before === undefined ? measured : before + NEWEST * (measured - before);
}
