import type { SpeechFailure } from '../contracts/failures';
import type { MetricSink } from '../contracts/metrics';
import type {
  ComputeForm,
  KokoroPrecision,
  ModelManifest,
  ModelProgress,
  ModelRequest,
} from '../contracts/model';
import { childController } from '../shared/child-controller';
import { SharedTask } from '../shared/shared-task';
import { speechError } from '../shared/speech-error';
import { mixStyles, voiceParts } from '../shared/voice-blend';
import { download } from './download/download';
import type { FileLock } from './download/file-lock';
import { FileSupply } from './download/file-supply';
import { GrowingFile } from './download/growing-file';
import type { DownloadPatience } from './download/patience';
import { ProgressLedger } from './download/progress-ledger';
import type { WantedFile } from './download/wanted-file';
import { GraphAdapter } from './graph-adapter';
import { parseManifest } from './manifest-validation';
import { KOKORO_MANIFESTS } from './manifests/kokoro';
import {
  type HeldModel,
  ModelLoader,
  unverifiedModel,
  type WantedModel,
  wantedModel,
} from './model-loader';
import {
  draftSource,
  kokoroSource,
  type ModelSource,
  manifestSource,
  voiceOf,
  wantedFile,
} from './model-source';
import type { ModelStore } from './store/model-store';
import { readStyles } from './voice-style';

/** Where model files come from, where they are kept, and who wants to know. */
export interface ModelSupplyOptions {
  /** Absolute URL of the folder that holds `models/draft/`, with a slash at its end. */
  readonly assetBase: string;
  /** Origin of the hub or of a mirror with the same paths, without a slash at its end. */
  readonly modelBase: string;
  /** Origin that is asked for what {@link modelBase} does not bring; undefined for none. */
  readonly hubBase?: string | undefined;
  readonly store: ModelStore;
  readonly metrics: MetricSink;
  readonly onProgress: (progress: ModelProgress) => void;
  /** Told, once for each reason, of what a person should know although speech goes on: `quota`, `storage-unavailable`. */
  readonly onNotice: (failure: SpeechFailure) => void;
  /** Told of each source that did not bring a file which a later one had. */
  readonly onSourceFailure?: ((failure: SpeechFailure) => void) | undefined;
  /** Waits of the downloads; the defaults suit a person. */
  readonly patience?: Partial<DownloadPatience> | undefined;
  /** Who may download a file; by default one at a time of all tabs and workers of the origin. */
  readonly lock?: FileLock | undefined;
  /** Asks the browser to keep what is stored; by default `navigator.storage.persist`. */
  readonly persist?: (() => unknown) | undefined;
}

/**
 * Brings model files into memory, or only onto the device: verified, from the device if they are there, each at most once
 * however many ask at the same time. One per worker.
 */
export class ModelSupply {
  readonly #options: ModelSupplyOptions;
  readonly #files: FileSupply;
  readonly #adapter: GraphAdapter;
  readonly #loader: ModelLoader;
  readonly #voices = new Map<string, SharedTask<Float32Array>>();
  readonly #manifests = new Map<string, SharedTask<ModelSource>>();

  constructor(options: ModelSupplyOptions) {
    this.#options = options;
    this.#files = new FileSupply({ ...options, progress: new ProgressLedger(options.onProgress) });
    this.#adapter = new GraphAdapter(options.store, options.metrics);
    this.#loader = new ModelLoader(this.#files, this.#adapter);
  }

  /**
   * A model's graph and weights, with the voice fetched beside them so that {@link voice} answers at once afterwards.
   * Rejects with `network`, `integrity`, `voice-unavailable`, `invalid-argument` (`bad-manifest`, `not-onnx`) or `aborted`;
   * a failure is not remembered. The model has to be closed when the session is made of it.
   * @param form how it is going to be computed; may still be in the making while the files are on their way
   */
  async load(
    request: ModelRequest,
    voice: string,
    form: ComputeForm | Promise<ComputeForm>,
    signal?: AbortSignal,
  ): Promise<HeldModel> {
    const source = await this.#source(request, signal);
    // An unknown voice fails here, before a model is downloaded for it.
    const styles = this.#voiceTask(source, voice);
    const { controller, release } = childController(signal);
    // Both begin in this same step, so progress counts them as one from the start.
    const loading = this.#loader.load(wantedFor(request, source), form, controller.signal);
    try {
      const [model] = await Promise.all([loading, styles.run(controller.signal)]);
      return model;
    } catch (error) {
      controller.abort();
      loading.then(({ close }) => close()).catch(() => undefined);
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

  /**
   * Brings a model's graph and a voice onto the device without holding them in memory; resolves at once for what is there
   * already. What is not kept on the device is not fetched. Rejects as {@link load} does, and with `quota` or
   * `storage-unavailable` if the device cannot keep it.
   */
  async prefetch(request: ModelRequest, voice: string, signal?: AbortSignal): Promise<void> {
    const source = await this.#source(request, signal);
    const wanted: WantedFile[] = voiceParts(voice).map(({ name }) => this.#voiceFile(source, name));
    if (source) {
      const { graph, weights } = wantedModel(source);
      wanted.push(graph, ...weights);
    }
    const { controller, release } = childController(signal);
    try {
      await Promise.all(wanted.map((file) => this.#files.fetchToStore(file, controller.signal)));
    } catch (error) {
      controller.abort();
      throw error;
    } finally {
      release();
    }
  }

  /** Resolves when nothing is being written to the store any more. */
  async idle(): Promise<void> {
    await Promise.all([this.#files.idle(), this.#adapter.idle()]);
  }

  /** The manifests of the models that were asked for so far, and of those that come with the product. */
  async manifests(): Promise<ModelManifest[]> {
    const own = await Promise.allSettled([...this.#manifests.values()].map((task) => task.run()));
    const hosted = own.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? [outcome.value.manifest] : [],
    );
    return [...Object.values(KOKORO_MANIFESTS), ...hosted];
  }

  async #source(request: ModelRequest, signal?: AbortSignal): Promise<ModelSource | undefined> {
    switch (request.kind) {
      case 'kokoro':
        return this.#kokoro(request.precision);
      case 'draft':
        return draftSource(this.#options.assetBase);
      case 'manifest':
        return await this.#manifestTask(request.url).run(signal);
      case 'file':
        return undefined;
    }
  }

  #kokoro(precision?: KokoroPrecision): ModelSource {
    const { modelBase, hubBase } = this.#options;
    return kokoroSource(hubBase === undefined ? [modelBase] : [modelBase, hubBase], precision);
  }

  #manifestTask(url: string): SharedTask<ModelSource> {
    return memoised(this.#manifests, url, async (signal) => {
      const { patience } = this.#options;
      const sink = new GrowingFile();
      await download({ urls: [url], file: url, signal, patience }, sink);
      return manifestSource(parseManifest(new TextDecoder().decode(sink.whole), url), url);
    });
  }

  #voiceFile(own: ModelSource | undefined, voice: string): WantedVoice {
    for (const source of [own, this.#kokoro(), draftSource(this.#options.assetBase)]) {
      const file = source && voiceOf(source, voice);
      if (file) return { ...wantedFile(source, file), bytes: file.bytes };
    }
    throw speechError('voice-unavailable', 'unknown', { voice });
  }

  /** Of a blend, of all its voices. Throws at once for a voice that there is not. */
  #voiceTask(own: ModelSource | undefined, voice: string): SharedTask<Float32Array> {
    const parts = voiceParts(voice);
    const [only] = parts;
    if (only && parts.length === 1) return this.#singleVoiceTask(own, only.name);
    const tasks = parts.map(({ name }) => this.#singleVoiceTask(own, name));
    const key = parts.map(({ name, share }) => `${keyOf(this.#voiceFile(own, name))} ${share}`);
    return memoised(this.#voices, key.join(' + '), async (signal) =>
      mixStyles(parts, await Promise.all(tasks.map((task) => task.run(signal)))),
    );
  }

  #singleVoiceTask(own: ModelSource | undefined, voice: string): SharedTask<Float32Array> {
    const wanted = this.#voiceFile(own, voice);
    return memoised(this.#voices, keyOf(wanted), async (signal) =>
      readStyles(await this.#files.get(wanted, signal), voice, wanted.bytes),
    );
  }
}

/** What makes the model of a request. @param source undefined for an unverified file */
function wantedFor(request: ModelRequest, source: ModelSource | undefined): WantedModel {
  if (source) return wantedModel(source);
  return unverifiedModel((request as Extract<ModelRequest, { kind: 'file' }>).url);
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

/** Files of one key are the same file. */
function keyOf({ urls, sha256 }: WantedFile): string {
  return [...urls, sha256].join(' ');
}

type WantedVoice = WantedFile & { readonly bytes: number };
