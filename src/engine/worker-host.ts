import { type Remote, releaseProxy, wrap } from 'comlink';
import type { Outcome } from '../contracts/outcome';
import { deferred } from '../shared/deferred';
import { offlineOr } from '../shared/offline';
import { createFailure, SpeechError, unwrap } from '../shared/speech-error';

/** A worker and its API. Every call races against the worker's death, so that none waits for ever. */
export class WorkerHost<Api> {
  readonly #api: Remote<Api>;
  readonly #lost = deferred<never>();
  #alive = true;

  /** @param onLost called once when the worker dies by itself */
  constructor(
    private readonly worker: Worker,
    onLost: () => void,
  ) {
    this.#api = wrap<Api>(worker);
    // Without a call in flight nobody else listens to this promise.
    this.#lost.promise.catch(() => undefined);
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      if (!this.#alive) return;
      this.terminate(event.message);
      onLost();
    });
  }

  /**
   * Calls the worker and unwraps the outcome.
   * @throws SpeechError the call's own failure, or `worker-lost` (`network` if its script could not be fetched)
   */
  async call<T>(run: (api: Remote<Api>) => Promise<Outcome<T>>): Promise<T> {
    // A released proxy would throw an error of its own.
    if (!this.#alive) return this.#lost.promise;
    return unwrap(await Promise.race([run(this.#api), this.#lost.promise]));
  }

  /** Sends something that needs no answer. */
  post(run: (api: Remote<Api>) => Promise<unknown>): void {
    if (this.#alive) void run(this.#api).catch(() => undefined);
  }

  /** Ends the thread; calls in flight reject with `worker-lost`. */
  terminate(cause = 'terminated'): void {
    if (!this.#alive) return;
    this.#alive = false;
    const failure = offlineOr(() => createFailure('worker-lost', 'crashed', {}, cause), cause);
    this.#lost.reject(new SpeechError(failure));
    this.#api[releaseProxy]();
    this.worker.terminate();
  }
}
