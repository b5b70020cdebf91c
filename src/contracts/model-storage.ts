import type { Metric } from './metrics';
import type { ModelRequest } from './model';
import type { Outcome } from './outcome';
import type { SpeechWorkerConfig } from './speech-worker';

/** One whole file of a stored model. */
export interface StoredModelFile {
  /** Path in the model's manifest: `voices/af_heart.bin`. */
  readonly path: string;
  readonly bytes: number;
  /** When it became whole, in milliseconds since 1970. */
  readonly storedAt: number;
}

/** What is stored on the device of one revision of a model: all of it, or some files. */
export interface StoredModel {
  /** `id@revision`: `kokoro-82m-v1.0@1939ad2a…`. */
  readonly id: string;
  /** Room that its whole files take, together with what was made of them to start faster. */
  readonly bytes: number;
  /** When the newest of them was stored, or the last bytes if none is whole, in milliseconds since 1970. */
  readonly storedAt: number;
  /** Its own files, whole, by path. What was made of them is not among them. */
  readonly files: readonly StoredModelFile[];
  /** What is here of files that have begun to arrive. */
  readonly partialBytes: number;
}

/** What an import brought. */
export interface ImportedModel {
  /** `id@revision`. */
  readonly id: string;
  /** How many files were stored. */
  readonly stored: number;
  /** How many were on the device already, under whatever model, and were left as they are. */
  readonly skipped: number;
}

/** How far an import or a prefetch has come. */
export interface StorageProgress {
  readonly receivedBytes: number;
  /** 0 while it is not known. */
  readonly totalBytes: number;
}

/** Where a model worker finds what is to be prefetched. */
export type ModelWorkerConfig = Pick<SpeechWorkerConfig, 'assetBase' | 'modelBase' | 'hubBase'>;

/** News from the worker, in order of happening. */
export type ModelWorkerEvent =
  | { readonly type: 'progress'; readonly requestId: string; readonly progress: StorageProgress }
  | { readonly type: 'metric'; readonly metric: Metric };

/** Brings a model and a voice onto the device. */
export interface PrefetchRequest {
  readonly requestId: string;
  readonly model: ModelRequest;
  readonly voice: string;
}

/**
 * What `workers/model.worker.ts` exposes: all that is done with stored models besides speaking. Every call fails with
 * `storage-unavailable` where the browser keeps no files.
 */
export interface ModelWorkerApi {
  /** Must be called first, once. */
  start(config: ModelWorkerConfig, emit: (event: ModelWorkerEvent) => void): Promise<Outcome<void>>;
  /** Every model of which something is stored, the newest first. */
  list(): Promise<Outcome<readonly StoredModel[]>>;
  /** Removes a model; does nothing if there is none. A file that is being downloaded at the moment is left alone. */
  remove(id: string): Promise<Outcome<void>>;
  /** Removes everything, as {@link remove} does. */
  clear(): Promise<Outcome<void>>;
  /** A model's whole files as one archive. Fails with `invalid-argument` (`not-stored`). */
  export(id: string): Promise<Outcome<Blob>>;
  /**
   * Stores the files of an archive. Fails with `integrity`, `invalid-argument` (`not-an-archive`, `bad-archive`), `quota`
   * or `aborted`, and then keeps none of them.
   */
  import(file: Blob, requestId: string): Promise<Outcome<ImportedModel>>;
  /** Downloads what is missing, without loading it. Fails as a download does, and with `quota`. */
  prefetch(request: PrefetchRequest): Promise<Outcome<void>>;
  /** Gives up what runs under this id. */
  cancel(requestId: string): Promise<void>;
}
