import { speechError } from './speech-error';

interface Job {
  readonly id: string;
  readonly priority: number;
  readonly run: () => Promise<void>;
  readonly drop: (error: Error) => void;
}

/**
 * Runs jobs one after another, the urgent ones first. A failed job never blocks the next; a waiting job can be cancelled
 * by its id at once. What already runs is not interrupted: its owner drops the result.
 */
export class SerialLane {
  #waiting: Job[] = [];
  #running = false;

  /** Jobs that have not begun. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Whether nothing runs or waits. */
  get idle(): boolean {
    return !this.#running && this.#waiting.length === 0;
  }

  /**
   * Queues a job under a request's id and resolves with its result.
   * @param priority a higher one goes first; equal ones keep their order
   */
  enqueue<T>(id: string, job: () => Promise<T>, priority = 0): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const run = async () => {
        try {
          resolve(await job());
        } catch (error) {
          reject(error);
        }
      };
      const later = this.#waiting.findIndex((other) => other.priority < priority);
      const at = later === -1 ? this.#waiting.length : later;
      this.#waiting.splice(at, 0, { id, priority, run, drop: reject });
      void this.#drain();
    });
  }

  /** Rejects every waiting job of this request with `aborted`. */
  cancel(id: string): void {
    this.#drop((job) => job.id === id, speechError('aborted', 'cancelled'));
  }

  /** Rejects every waiting job: what they would have used is gone. */
  clear(error: Error): void {
    this.#drop(() => true, error);
  }

  #drop(isMeant: (job: Job) => boolean, error: Error): void {
    const dropped = this.#waiting.filter(isMeant);
    this.#waiting = this.#waiting.filter((job) => !isMeant(job));
    for (const job of dropped) job.drop(error);
  }

  async #drain(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (let job = this.#waiting.shift(); job; job = this.#waiting.shift()) await job.run();
    this.#running = false;
  }
}
