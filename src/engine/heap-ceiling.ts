/** Where a worker is replaced: a phone's browser ends a page that holds somewhat more than this. */
const CEILING_BYTES = 1_250_000_000;

/** Runs that a fresh worker should last for; one that does not was given too low a ceiling. */
const LEAST_RUNS = 20;

/** How far above what a session really needs the ceiling goes then. */
const HEADROOM = 1.25;

/**
 * Decides when a runtime's memory has grown enough for its worker to be replaced: it never shrinks, not even when the
 * session is released. A device whose sentences need more than the ceiling is not made to load the model for each of them.
 */
export class HeapCeiling {
  #bytes = 0;
  #runs = 0;

  constructor(private ceiling = CEILING_BYTES) {}

  /** Takes in the size of the runtime's memory, in bytes, as it was after a run. */
  record(bytes: number): void {
    this.#bytes = bytes;
    this.#runs++;
  }

  /** Whether the worker should be replaced as soon as nobody waits for it. */
  get isPassed(): boolean {
    return this.#bytes > this.ceiling;
  }

  /** The worker was replaced. */
  reset(): void {
    if (this.#runs < LEAST_RUNS) this.ceiling = Math.max(this.ceiling, this.#bytes * HEADROOM);
    this.#bytes = 0;
    this.#runs = 0;
  }
}
