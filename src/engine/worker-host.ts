import { type Remote, releaseProxy, wrap } from 'comlink';
import type { SpeechFailure } from '../contracts/failures';
import type { Outcome } from '../contracts/outcome';
import { offlineOr } from '../shared/offline';
import { createFailure, SpeechError, unwrap } from '../shared/speech-error';
import { threadPolicy } from './thread-script';

/**
 * Browsers tell no error of a script that was never run, by whatever it was refused: a policy, a missing file, an origin that does not
 * allow this one.
 */
function notStarted(): SpeechFailure {
  return offlineOr(() => createFailure('worker-lost', 'not-started', { policy: threadPolicy() }));
}

/** A worker and its API. Calls in flight fail when the worker ends, so that none waits for ever. */
export class WorkerHost<Api> {
  readonly #api: Remote<Api>;
  readonly #inFlight = new Set<(reason: SpeechError) => void>();
  /** Why the worker ended; undefined as long as it lives. */
  #end: SpeechError | undefined;
  #hasAnswered = false;

  /** @param onLost called once when the worker dies by itself */
  constructor(
    private readonly worker: Worker,
    onLost: () => void,
  ) {
    this.#api = wrap<Api>(worker);
    const answered = () => {
      this.#hasAnswered = true;
    };
    worker.addEventListener('message', answered, { once: true });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      if (this.#end) return;
      this.terminate(event.message || this.#hasAnswered ? event.message : notStarted());
      onLost();
    });
  }

  /**
   * Calls the worker and unwraps the outcome.
   * @throws SpeechError the call's own failure, or `worker-lost` (`network` if its script could not be fetched)
   */
  async call<T>(run: (api: Remote<Api>) => Promise<Outcome<T>>): Promise<T> {
    // A released proxy would throw an error of its own.
    if (this.#end) throw this.#end;
    return unwrap(await this.#orLost(run(this.#api)));
  }

  /** Sends something that needs no answer. */
  post(run: (api: Remote<Api>) => Promise<unknown>): void {
    if (!this.#end) void run(this.#api).catch(() => undefined);
  }

  /**
   * Ends the thread; calls in flight and later ones reject.
   * @param cause what they reject with, or what is said of the `worker-lost` that they reject with
   */
  terminate(cause: string | SpeechFailure = 'terminated'): void {
    if (this.#end) return;
    const failure =
      typeof cause === 'string'
        ? offlineOr(() => createFailure('worker-lost', 'crashed', {}, cause), cause)
        : cause;
    const end = new SpeechError(failure);
    this.#end = end;
    for (const reject of this.#inFlight) reject(end);
    this.#api[releaseProxy]();
    this.worker.terminate();
  }

  /**
   * The answer, unless the worker ends before. No race with a promise of its end: that one would hold something of every
   * call for as long as the worker lives.
   */
  #orLost<T>(answer: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#inFlight.add(reject);
      answer.then(resolve, reject).finally(() => this.#inFlight.delete(reject));
    });
  }
}
