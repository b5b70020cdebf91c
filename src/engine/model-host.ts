import { proxy, type Remote } from 'comlink';
import type { Metric } from '../contracts/metrics';
import type {
  ModelWorkerApi,
  ModelWorkerConfig,
  ModelWorkerEvent,
  StorageProgress,
} from '../contracts/model-storage';
import type { Outcome } from '../contracts/outcome';
import { CancellationRegistry } from '../shared/cancellation';
import { speechError } from '../shared/speech-error';
import { spawnModelWorker } from './spawn';
import { WorkerHost } from './worker-host';

/** What a caller may say about a request that takes its time. */
export interface RequestOptions {
  /** Gives the request up: the caller learns at once. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: StorageProgress) => void) | undefined;
}

/** The page's side of the model worker; started on first use, and again after it was lost. */
export class ModelHost {
  readonly #inFlight = new CancellationRegistry();
  readonly #progress = new Map<string, (progress: StorageProgress) => void>();
  #host: WorkerHost<ModelWorkerApi> | undefined;
  #requests = 0;

  /** @param onMetric told of what the worker measures */
  constructor(
    private readonly config: ModelWorkerConfig,
    private readonly onMetric: (metric: Metric) => void,
  ) {}

  /** Calls the worker. Rejects with the call's own failure, or `worker-lost`. */
  call<T>(run: (api: Remote<ModelWorkerApi>) => Promise<Outcome<T>>): Promise<T> {
    return this.#worker.call(run);
  }

  /** Calls the worker under an id of its own. Rejects as {@link call} does, and with `aborted`. */
  async request<T>(
    { signal, onProgress }: RequestOptions,
    run: (api: Remote<ModelWorkerApi>, requestId: string) => Promise<Outcome<T>>,
  ): Promise<T> {
    if (signal?.aborted) throw speechError('aborted', 'cancelled');
    const requestId = `storage-${++this.#requests}`;
    const cancel = () => this.#cancel(requestId);
    if (onProgress) this.#progress.set(requestId, onProgress);
    signal?.addEventListener('abort', cancel);
    try {
      const answer = this.call((api) => run(api, requestId));
      return await this.#inFlight.race(requestId, answer);
    } finally {
      signal?.removeEventListener('abort', cancel);
      this.#progress.delete(requestId);
    }
  }

  /** Ends the thread; calls in flight reject with `worker-lost`. */
  terminate(): void {
    this.#host?.terminate();
    this.#host = undefined;
  }

  #cancel(requestId: string): void {
    this.#inFlight.cancel(requestId);
    this.#host?.post((api) => api.cancel(requestId));
  }

  get #worker(): WorkerHost<ModelWorkerApi> {
    this.#host ??= this.#start();
    return this.#host;
  }

  #start(): WorkerHost<ModelWorkerApi> {
    const host = new WorkerHost<ModelWorkerApi>(spawnModelWorker(), () => {
      if (this.#host === host) this.#host = undefined;
    });
    const emit = proxy((event: ModelWorkerEvent) => this.#hear(event));
    // Calls arrive in order, so none has to wait for this one.
    host.post((api) => api.start(this.config, emit));
    return host;
  }

  #hear(event: ModelWorkerEvent): void {
    if (event.type === 'metric') this.onMetric(event.metric);
    else this.#progress.get(event.requestId)?.(event.progress);
  }
}
