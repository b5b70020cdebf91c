import type { SpeechFailure } from '../contracts/failures';
import type { MetricSink } from '../contracts/metrics';
import type { ModelProgress, ModelRequest, Precision } from '../contracts/model';
import { childController } from '../shared/child-controller';
import { SharedTask } from '../shared/shared-task';
import { speechError } from '../shared/speech-error';
import { type DownloadPatience, download } from './download';
import { FileSupply, type WantedFile } from './file-supply';
import { parseManifest } from './manifest-validation';
import {
  draftSource,
  fileUrl,
  graphOf,
  kokoroSource,
  type ModelSource,
  manifestSource,
  voiceOf,
} from './model-source';
import type { ModelStore } from './model-store';
import { ProgressLedger } from './progress-ledger';
import { readStyles } from './voice-style';

/** Where model files come from, where they are kept, and who wants to know. */
export interface ModelSupplyOptions {
  /** Absolute URL of the folder that holds `models/draft/`, with a slash at its end. */
  readonly assetBase: string;
  /** Origin of the hub or of a mirror with the same paths, without a slash at its end. */
  readonly modelBase: string;
  readonly store: ModelStore;
  readonly metrics: MetricSink;
  readonly onProgress: (progress: ModelProgress) => void;
  /** Told, once for each reason, of what a person should know although speech goes on: `quota`, `storage-unavailable`. */
  readonly onNotice: (failure: SpeechFailure) => void;
  /** Waits of the downloads; the defaults suit a person. */
  readonly patience?: Partial<DownloadPatience>;
}

/** A model that is ready to be made a session of. */
export interface LoadedModel {
  /** `id@revision`; `file@url` for an unverified file. */
  readonly identity: string;
  /** How the file's numbers are stored; `mixed` where nothing is known. */
  readonly precision: Precision;
  /**
   * The ONNX file. The supply keeps no reference once it is stored: whoever holds this one decides how long it lives.
   * Concurrent callers of one load share the buffer; it must not be changed or transferred before `idle()`.
   */
  readonly graph: Uint8Array<ArrayBuffer>;
}

/** Of these files nothing is known beforehand, so they have neither a manifest nor a place in the store. */
type UnverifiedRequest = Extract<ModelRequest, { kind: 'file' }>;

/**
 * Brings model files into memory: verified, from the device if they are there, each at most once however many ask at
 * the same time. One per worker.
 */
export class ModelSupply {
  readonly #options: ModelSupplyOptions;
  readonly #files: FileSupply;
  readonly #graphs = new Map<string, SharedTask<LoadedModel>>();
  readonly #voices = new Map<string, SharedTask<Float32Array>>();
  readonly #manifests = new Map<string, SharedTask<ModelSource>>();

  constructor(options: ModelSupplyOptions) {
    this.#options = options;
    const { store, metrics, onNotice, onProgress, patience } = options;
    const progress = new ProgressLedger(onProgress);
    this.#files = new FileSupply({ store, metrics, progress, onNotice, patience });
  }

  /**
   * A model's graph, with the voice fetched beside it so that {@link voice} answers at once afterwards.
   * Rejects with `network`, `integrity`, `voice-unavailable`, `invalid-argument` (`bad-manifest`) or `aborted`; a
   * failure is not remembered.
   */
  async load(request: ModelRequest, voice: string, signal?: AbortSignal): Promise<LoadedModel> {
    const source = await this.#source(request, signal);
    // An unknown voice fails here, before a model is downloaded for it.
    const styles = this.#voiceTask(source, voice);
    const { controller, release } = childController(signal);
    try {
      // Both begin in this same step, so progress counts them as one from the start.
      const graph = this.#graphTask(request, source).run(controller.signal);
      const [model] = await Promise.all([graph, styles.run(controller.signal)]);
      return model;
    } catch (error) {
      controller.abort();
      throw error;
    } finally {
      release();
    }
  }

  /**
   * All style rows of a voice, rows × 256 floats: from the request's own model if it brings the voice, else from the
   * model that the voice belongs to. Shared and remembered: callers must not write to it.
   * Rejects as {@link load} does.
   */
  async voice(request: ModelRequest, name: string, signal?: AbortSignal): Promise<Float32Array> {
    const source = await this.#source(request, signal);
    return await this.#voiceTask(source, name).run(signal);
  }

  /** Resolves when no file is being written to the store any more. */
  idle(): Promise<void> {
    return this.#files.idle();
  }

  async #source(request: ModelRequest, signal?: AbortSignal): Promise<ModelSource | undefined> {
    switch (request.kind) {
      case 'kokoro':
        return kokoroSource(this.#options.modelBase);
      case 'draft':
        return draftSource(this.#options.assetBase);
      case 'manifest':
        return await this.#manifestTask(request.url).run(signal);
      case 'file':
        return undefined;
    }
  }

  #manifestTask(url: string): SharedTask<ModelSource> {
    return memoised(this.#manifests, url, async (signal) => {
      const { patience } = this.#options;
      const { bytes } = await download({ url, file: url, signal, patience });
      return manifestSource(parseManifest(new TextDecoder().decode(bytes), url), url);
    });
  }

  #voiceTask(own: ModelSource | undefined, voice: string): SharedTask<Float32Array> {
    const { modelBase, assetBase } = this.#options;
    for (const source of [own, kokoroSource(modelBase), draftSource(assetBase)]) {
      const file = source && voiceOf(source, voice);
      if (!file) continue;
      const url = fileUrl(source, file);
      return memoised(this.#voices, `${url} ${file.sha256}`, async (signal) => {
        const wanted = { ...file, url, file: file.path, kept: source.kept };
        return readStyles(await this.#files.get(wanted, signal), voice, file.bytes);
      });
    }
    throw speechError('voice-unavailable', 'unknown', { voice });
  }

  #graphTask(request: ModelRequest, source: ModelSource | undefined): SharedTask<LoadedModel> {
    const { wanted, identity, precision } = source
      ? verifiedGraph(source)
      : unverifiedGraph(request as UnverifiedRequest);
    const task = memoised(this.#graphs, `${wanted.url} ${wanted.sha256}`, async (signal) => {
      const graph = await this.#files.get(wanted, signal);
      // Shared while it is under way, forgotten when it is there: the bytes are the session's from now on.
      if (!signal.aborted) task.reset();
      return { identity, precision, graph };
    });
    return task;
  }
}

function memoised<T>(
  tasks: Map<string, SharedTask<T>>,
  key: string,
  job: (signal: AbortSignal) => Promise<T>,
): SharedTask<T> {
  const task = tasks.get(key) ?? new SharedTask(job);
  tasks.set(key, task);
  return task;
}

type WantedGraph = Omit<LoadedModel, 'graph'> & { readonly wanted: WantedFile };

function verifiedGraph(source: ModelSource): WantedGraph {
  const { manifest, kept } = source;
  const graph = graphOf(source);
  return {
    wanted: { ...graph, url: fileUrl(source, graph), file: graph.path, kept },
    identity: `${manifest.id}@${manifest.revision}`,
    precision: graph.precision ?? 'mixed',
  };
}

function unverifiedGraph({ url }: UnverifiedRequest): WantedGraph {
  return { wanted: { url, file: url, kept: false }, identity: `file@${url}`, precision: 'mixed' };
}
