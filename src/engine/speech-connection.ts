import { proxy, type Remote } from 'comlink';
import type { SpeechFailure } from '../contracts/failures';
import type { Outcome } from '../contracts/outcome';
import type {
  RuntimeInfo,
  SpeechWorkerApi,
  SpeechWorkerConfig,
  SpeechWorkerEvent,
} from '../contracts/speech-worker';
import { createFailure } from '../shared/speech-error';
import { WorkerHost } from './worker-host';

/** Who hears of a connection. */
export interface ConnectionListener {
  /** News of the worker, until the connection ends. */
  onEvent(event: SpeechWorkerEvent): void;
  /** The connection has ended by itself: a dead worker, a lost device, a runtime that could not boot. */
  onLost(): void;
}

/** One speech worker from its start to its end. Whatever is asked of it fails when it ends, with the reason for that. */
export class SpeechConnection {
  /** What the worker chose. */
  readonly info: Promise<RuntimeInfo>;
  readonly #host: WorkerHost<SpeechWorkerApi>;
  #isOver = false;

  constructor(
    worker: Worker,
    config: SpeechWorkerConfig,
    private readonly listener: ConnectionListener,
  ) {
    this.#host = new WorkerHost<SpeechWorkerApi>(worker, () => this.#lose());
    let isSilent = true;
    const emit = proxy((event: SpeechWorkerEvent) => {
      if (this.#isOver) return;
      if (isSilent) listener.onEvent({ type: 'stage', stage: 'worker', phase: 'end' });
      isSilent = false;
      listener.onEvent(event);
      if (event.type === 'device-lost')
        this.#lose(createFailure('device-lost', 'lost', { cause: event.cause }));
    });
    this.info = this.call((api) => api.start(config, emit));
    // A runtime that could not boot stays broken: it takes a fresh worker.
    this.info.catch(() => this.#lose());
  }

  /** Whether the worker has ended. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Calls the worker. Rejects with the call's own failure, or the reason for the worker's end. */
  call<T>(run: (api: Remote<SpeechWorkerApi>) => Promise<Outcome<T>>): Promise<T> {
    return this.#host.call(run);
  }

  /** Sends something that needs no answer. */
  post(run: (api: Remote<SpeechWorkerApi>) => Promise<unknown>): void {
    this.#host.post(run);
  }

  /** Ends the worker. @param failure what calls in flight reject with, instead of `worker-lost` */
  end(failure?: SpeechFailure): void {
    this.#isOver = true;
    this.#host.terminate(failure);
  }

  #lose(failure?: SpeechFailure): void {
    if (this.#isOver) return;
    this.end(failure);
    this.listener.onLost();
  }
}
