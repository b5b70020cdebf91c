import type { Remote } from 'comlink';
import type { SpeechFailure } from '../contracts/failures';
import type { Outcome } from '../contracts/outcome';
import { loadPart } from '../shared/load-part';
import { offlineOr } from '../shared/offline';
import { createFailure, SpeechError, toFailure, unwrap } from '../shared/speech-error';

type Comlink = typeof import('comlink');

/** Makes a function one that the worker may call. */
export type Callable = Comlink['proxy'];

/** Comlink, which comes with the first worker: nothing is called before. */
function loadComlink(): Promise<Comlink> {
  return loadPart(() => import('comlink'));
}

/** A worker and its API. Calls in flight fail when the worker ends, so that none waits for ever. */
export class WorkerHost<Api> {
  readonly #wrapped: Promise<{ readonly api: Remote<Api>; readonly comlink: Comlink }>;
  readonly #inFlight = new Set<(reason: SpeechError) => void>();
  /** Why the worker ended; undefined as long as it lives. */
  #end: SpeechError | undefined;

  /** @param onLost called once when the worker dies by itself */
  constructor(
    private readonly worker: Worker,
    onLost: () => void,
  ) {
    const lose = (cause: string | SpeechFailure) => {
      if (this.#end) return;
      this.terminate(cause);
      onLost();
    };
    this.#wrapped = loadComlink().then((comlink) => ({ api: comlink.wrap<Api>(worker), comlink }));
    this.#wrapped.catch((error) => lose(toFailure(error)));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      lose(event.message);
    });
  }

  /**
   * Calls the worker and unwraps the outcome.
   * @throws SpeechError the call's own failure, or `worker-lost` (`network` if its script could not be fetched)
   */
  async call<T>(run: (api: Remote<Api>, callable: Callable) => Promise<Outcome<T>>): Promise<T> {
    return unwrap(await this.#orLost(this.#run(run)));
  }

  /** Sends something that needs no answer. */
  post(run: (api: Remote<Api>, callable: Callable) => Promise<unknown>): void {
    if (!this.#end) void this.#run(run).catch(() => undefined);
  }

  async #run<T>(run: (api: Remote<Api>, callable: Callable) => Promise<T>): Promise<T> {
    if (this.#end) throw this.#end;
    const { api, comlink } = await this.#wrapped;
    // A released proxy would throw an error of its own.
    if (this.#end) throw this.#end;
    return run(api, comlink.proxy);
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
    this.worker.terminate();
    this.#wrapped.then(
      ({ api, comlink }) => api[comlink.releaseProxy](),
      () => undefined,
    );
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
