import { speechError } from './speech-error';

interface Attempt<T> {
  readonly promise: Promise<T>;
  readonly controller: AbortController;
  waiters: number;
  settled: boolean;
}

/**
 * A job that many may want and that is done once: concurrent callers share the attempt, success is
 * remembered, a failure is forgotten so that the next caller tries again. When every caller has given up,
 * the attempt is aborted.
 */
export class SharedTask<T> {
  #attempt: Attempt<T> | undefined;

  constructor(private readonly job: (signal: AbortSignal) => Promise<T>) {}

  /** Joins the attempt, or starts one. Rejects with `aborted` as soon as the caller's own signal fires. */
  async run(signal?: AbortSignal): Promise<T> {
    if (signal?.aborted) throw speechError('aborted', 'cancelled');
    this.#attempt ??= this.#start();
    const attempt = this.#attempt;
    if (!signal) {
      attempt.waiters++;
      return attempt.promise;
    }
    attempt.waiters++;
    return await new Promise<T>((resolve, reject) => {
      const leave = () => {
        attempt.waiters--;
        if (attempt.waiters === 0 && !attempt.settled) {
          if (this.#attempt === attempt) this.#attempt = undefined;
          attempt.controller.abort();
        }
        reject(speechError('aborted', 'cancelled'));
      };
      signal.addEventListener('abort', leave, { once: true });
      attempt.promise
        .then(resolve, reject)
        .finally(() => signal.removeEventListener('abort', leave));
    });
  }

  /** Forgets a remembered success; the next call runs the job anew. */
  reset(): void {
    this.#attempt = undefined;
  }

  #start(): Attempt<T> {
    const controller = new AbortController();
    const promise = this.job(controller.signal);
    const attempt: Attempt<T> = { promise, controller, waiters: 0, settled: false };
    promise.then(
      () => {
        attempt.settled = true;
      },
      () => {
        attempt.settled = true;
        if (this.#attempt === attempt) this.#attempt = undefined;
      },
    );
    return attempt;
  }
}
