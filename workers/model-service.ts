import type { SpeechFailure } from '../src/contracts/failures';
import type {
  ImportedModel,
  ModelWorkerApi,
  ModelWorkerConfig,
  ModelWorkerEvent,
  PrefetchRequest,
  StorageProgress,
  StoredModel,
} from '../src/contracts/model-storage';
import type { Outcome } from '../src/contracts/outcome';
import { exportModel, importModel } from '../src/model/archive/model-archive';
import { WebFileLock } from '../src/model/download/web-file-lock';
import { ModelSupply } from '../src/model/model-supply';
import { LazyModelStore } from '../src/model/store/lazy-model-store';
import type { ModelStore } from '../src/model/store/model-store';
import { noRoom } from '../src/model/store/no-room';
import { openModelStore } from '../src/model/store/open-model-store';
import { removeAllModels, removeModel } from '../src/model/store/remove-models';
import { storeError } from '../src/model/store/store-error';
import { groupStoredModels } from '../src/model/store/stored-models';
import { SpeechError, settle, speechError } from '../src/shared/speech-error';

type Emit = (event: ModelWorkerEvent) => void;

/** A request's own signal, and where it tells how far it is. */
interface Run {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: StorageProgress) => void;
}

/** Composes store, archive and supply into what a model worker exposes. */
export class ModelService implements ModelWorkerApi {
  readonly #lock = new WebFileLock();
  readonly #requests = new Map<string, AbortController>();
  #refusal: SpeechFailure | undefined;
  readonly #opened: ModelStore = openModelStore((failure) => {
    this.#refusal = failure;
  });
  #emit: Emit = () => undefined;
  #config: ModelWorkerConfig | undefined;

  async start(config: ModelWorkerConfig, emit: Emit): Promise<Outcome<void>> {
    this.#config = config;
    this.#emit = emit;
    return { ok: true, value: undefined };
  }

  list(): Promise<Outcome<readonly StoredModel[]>> {
    return this.#withStore(async (store) =>
      groupStoredModels(await store.list(), await store.partials()),
    );
  }

  remove(id: string): Promise<Outcome<void>> {
    return this.#withStore((store) => removeModel(id, { store, lock: this.#lock }));
  }

  clear(): Promise<Outcome<void>> {
    return this.#withStore((store) => removeAllModels({ store, lock: this.#lock }));
  }

  export(id: string): Promise<Outcome<Blob>> {
    return this.#withStore((store) => exportModel(id, store));
  }

  import(file: Blob, requestId: string): Promise<Outcome<ImportedModel>> {
    return this.#request(requestId, (store, run) =>
      importModel(file, { ...run, store, lock: this.#lock }),
    );
  }

  prefetch({ requestId, model, voice }: PrefetchRequest): Promise<Outcome<void>> {
    return this.#request(requestId, async (store, { signal, onProgress }) => {
      if (!this.#config)
        throw speechError('worker-lost', 'crashed', {}, 'the worker was not started');
      // One for each request, so that its progress is the request's; the lock sees to it that none downloads twice.
      const supply = new ModelSupply({
        ...this.#config,
        store,
        lock: this.#lock,
        metrics: (metric) =>
          this.#emit({ type: 'metric', metric: { ...metric, at: performance.now() } }),
        onProgress,
        // A store in trouble ends the request, which is telling enough.
        onNotice: () => undefined,
      });
      await supply.prefetch(model, voice, signal);
    });
  }

  async cancel(requestId: string): Promise<void> {
    this.#requests.get(requestId)?.abort();
  }

  /** Runs a job under its id, so that `cancel` finds it. */
  #request<T>(
    requestId: string,
    job: (store: ModelStore, run: Run) => Promise<T>,
  ): Promise<Outcome<T>> {
    const controller = new AbortController();
    this.#requests.set(requestId, controller);
    const onProgress = ({ receivedBytes, totalBytes }: StorageProgress) =>
      this.#emit({ type: 'progress', requestId, progress: { receivedBytes, totalBytes } });
    const run = { signal: controller.signal, onProgress };
    return this.#withStore((store) => job(store, run)).finally(() =>
      this.#requests.delete(requestId),
    );
  }

  #withStore<T>(job: (store: ModelStore) => Promise<T>): Promise<Outcome<T>> {
    return settle(async () => {
      try {
        return await job(await this.#store());
      } catch (error) {
        throw noRoom(storeError(error));
      }
    });
  }

  /** The store, if what it keeps will be there when this thread has gone. */
  async #store(): Promise<ModelStore> {
    if (this.#opened instanceof LazyModelStore) await this.#opened.chosen();
    if (this.#refusal) throw new SpeechError(this.#refusal);
    return this.#opened;
  }
}
