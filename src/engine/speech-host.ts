import { proxy } from 'comlink';
import type { PcmChunk } from '../contracts/audio';
import type { ProviderChange } from '../contracts/engine';
import type { Provider, ProviderRequest, SessionSnapshot } from '../contracts/provider';
import type {
  PrepareRequest,
  RuntimeInfo,
  SpeechWorkerApi,
  SpeechWorkerConfig,
  SpeechWorkerEvent,
  SynthesisRequest,
} from '../contracts/speech-worker';
import { CancellationRegistry } from '../shared/cancellation';
import { SpeechError } from '../shared/speech-error';
import { spawnSpeechWorker } from './spawn';
import { WorkerHost } from './worker-host';

/** Who hears what the worker reports. */
export interface SpeechHostListener {
  onEvent(event: SpeechWorkerEvent): void;
  onProvider(change: ProviderChange): void;
}

interface Connection {
  readonly host: WorkerHost<SpeechWorkerApi>;
  readonly info: Promise<RuntimeInfo>;
}

/**
 * The page's side of the speech worker; started on first use, and again after it was lost. With `auto`, a WebGPU that
 * turns out unable to load the model gives way to WASM, in a worker of its own because a failed runtime stays broken.
 */
export class SpeechHost {
  readonly #inFlight = new CancellationRegistry();
  #connection: Connection | undefined;
  #provider: Provider | undefined;
  #request: ProviderRequest;

  constructor(
    private readonly config: SpeechWorkerConfig,
    private readonly listener: SpeechHostListener,
  ) {
    this.#request = config.provider;
  }

  /** What computes, once that is known. */
  get provider(): Provider | undefined {
    return this.#provider;
  }

  /** Model, voice and session. Fails as {@link SpeechWorkerApi.prepare} does. */
  prepare(request: PrepareRequest): Promise<SessionSnapshot> {
    const prepared = this.#onAnyProvider(async ({ host, info }) => {
      // Asked for before the runtime is up: the model downloads while the runtime compiles.
      const session = host.call((api) => api.prepare(request));
      session.catch(() => undefined);
      await info;
      return session;
    });
    return this.#inFlight.race(request.requestId, prepared);
  }

  /** One unit's sound. Fails as {@link SpeechWorkerApi.synthesize} does. */
  synthesize(request: SynthesisRequest): Promise<PcmChunk> {
    const chunk = this.#onAnyProvider(async ({ host, info }) => {
      await info;
      return host.call((api) => api.synthesize(request));
    });
    return this.#inFlight.race(request.requestId, chunk);
  }

  /** Drops what waits or runs under this id: callers learn at once, the model stays loaded. */
  cancel(requestId: string): void {
    this.#inFlight.cancel(requestId);
    this.#connection?.host.post((api) => api.cancel(requestId));
  }

  /** Ends the worker, and with it the model and the runtime's memory. */
  terminate(): void {
    this.#connection?.host.terminate();
    this.#connection = undefined;
  }

  async #onAnyProvider<T>(job: (connection: Connection) => Promise<T>): Promise<T> {
    try {
      return await job(this.#connect());
    } catch (error) {
      if (!this.#canGiveWay(error)) throw error;
      this.#request = 'wasm';
      this.terminate();
      return await job(this.#connect());
    }
  }

  #canGiveWay(error: unknown): boolean {
    return (
      error instanceof SpeechError &&
      error.code === 'provider-unavailable' &&
      this.#request === 'auto' &&
      this.#provider !== 'wasm'
    );
  }

  #connect(): Connection {
    this.#connection ??= this.#start();
    return this.#connection;
  }

  #start(): Connection {
    this.listener.onEvent({ type: 'stage', stage: 'worker', phase: 'start' });
    const host = new WorkerHost<SpeechWorkerApi>(spawnSpeechWorker(), () => {
      if (this.#connection?.host === host) this.#connection = undefined;
    });
    let silent = true;
    const emit = proxy((event: SpeechWorkerEvent) => {
      if (this.#connection?.host !== host) return;
      if (silent) this.listener.onEvent({ type: 'stage', stage: 'worker', phase: 'end' });
      silent = false;
      this.listener.onEvent(event);
    });
    const config = { ...this.config, provider: this.#request };
    const info = host
      .call((api) => api.start(config, emit))
      .then((found) => {
        this.#changeProvider(found);
        return found;
      });
    info.catch(() => {
      // A runtime that could not boot stays broken: the next call starts a fresh worker.
      if (this.#connection?.host === host) this.terminate();
    });
    return { host, info };
  }

  #changeProvider({ provider }: RuntimeInfo): void {
    const previous = this.#provider;
    if (previous === provider) return;
    this.#provider = provider;
    const reason = previous ? `${previous} could not load the model` : 'chosen at start';
    this.listener.onProvider({ provider, reason, ...(previous ? { previous } : {}) });
  }
}
