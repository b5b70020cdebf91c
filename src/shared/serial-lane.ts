import { speechError } from './speech-error';

interface Job {
  readonly id: string;
  readonly run: () => Promise<void>;
  readonly drop: () => void;
}

/**
 * Runs jobs one after another. A failed job never blocks the next; a waiting job can be cancelled by its id
 * at once. What already runs is not interrupted: its owner drops the result.
 */
export class SerialLane {
  #waiting: Job[] = [];
  #running = false;

  /** Jobs that have not begun. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Queues a job under a request's id and resolves with its result. */
  enqueue<T>(id: string, job: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({
        id,
        run: async () => {
          try {
            resolve(await job());
          } catch (error) {
            reject(error);
          }
        },
        drop: () => reject(speechError('aborted', 'cancelled')),
      });
      void this.#drain();
    });
  }

  /** Rejects every waiting job of this request with `aborted`. */
  cancel(id: string): void {
    const dropped = this.#waiting.filter((job) => job.id === id);
    this.#waiting = this.#waiting.filter((job) => job.id !== id);
    for (const job of dropped) job.drop();
  }

  async #drain(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (let job = this.#waiting.shift(); job; job = this.#waiting.shift()) await job.run();
    this.#running = false;
  }
}
