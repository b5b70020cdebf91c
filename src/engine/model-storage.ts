import type { CachedAudio } from '../contracts/audio-cache';
import type { Metric } from '../contracts/metrics';
import type { ModelRequest } from '../contracts/model';
import type { ImportedModel, ModelWorkerConfig, StoredModel } from '../contracts/model-storage';
import { DEFAULT_VOICE } from '../contracts/voices';
import { loadPart } from '../shared/load-part';
import { speechError } from '../shared/speech-error';
import { resolveOptions } from './engine-options';
import type { AudioCachePort } from './lazy-audio-cache';
import type { ModelHost, RequestOptions } from './model-host';
import { chooseVoice } from './voice-choice';

/** What is to be prefetched. */
export interface PrefetchOptions extends RequestOptions {
  /** Default `af_heart`. */
  readonly voice?: string | undefined;
  /** Default the engine's own model, or else the voice's. */
  readonly model?: ModelRequest | undefined;
}

/** How a {@link ModelStorage} is set up. */
export interface ModelStorageConfig extends ModelWorkerConfig {
  /** The model that every voice is spoken with; undefined for the voice's own. */
  readonly model: ModelRequest | undefined;
}

/**
 * The models that are stored on this device, and the sound that is kept of what was spoken: for all engines and all pages of the origin, not for one engine. Its thread
 * starts with the first call that needs it. Everything rejects with a SpeechError, `storage-unavailable` where the browser
 * keeps no files; the draft voice, which comes with the app, is not among the stored models.
 */
export class ModelStorage {
  #host: ModelHost | undefined;
  #released = new AbortController();

  /**
   * @param onMetric told of what downloads measure
   * @param audio the sound that the page keeps
   */
  constructor(
    private readonly config: ModelStorageConfig,
    private readonly onMetric: (metric: Metric) => void,
    private readonly audio: Pick<AudioCachePort, 'total' | 'clear'>,
  ) {}

  /** Every model of which something is stored, the newest first, with sizes in bytes and dates. */
  async list(): Promise<readonly StoredModel[]> {
    return (await this.#reach()).call((api) => api.list());
  }

  /**
   * Removes a model from the device, or what is here of it; does nothing if there is nothing. A session that speaks with
   * it holds it in memory and goes on; the model is downloaded again when it is needed next. A file that is being
   * downloaded at the moment stays.
   * @param id as {@link list} names it
   */
  async remove(id: string): Promise<void> {
    return (await this.#reach()).call((api) => api.remove(id));
  }

  /** Removes every model, as {@link remove} does: sessions that speak go on, and so does the sound that is kept. */
  async clear(): Promise<void> {
    return (await this.#reach()).call((api) => api.clear());
  }

  /**
   * A model's whole files as one archive, an uncompressed tar, for {@link importModel} on another device.
   * Rejects with `invalid-argument` (`not-stored`) if there are none.
   * @param id as {@link list} names it
   */
  async exportModel(id: string): Promise<Blob> {
    return (await this.#reach()).call((api) => api.export(id));
  }

  /**
   * Stores the files of an archive, each checked against its SHA-256; those that are here already are left as they are.
   * Rejects with `integrity` (it is damaged), `invalid-argument` (it is something else), `quota` or `aborted`; then
   * none of its files is kept.
   */
  async importModel(file: Blob, options: RequestOptions = {}): Promise<ImportedModel> {
    const host = await this.#reach();
    return host.request(options, (api, requestId) => api.import(file, requestId));
  }

  /**
   * Brings a model and a voice onto the device without loading them; resolves at once if they are there, and
   * for the draft voice and unverified files, which are not kept. Rejects as speech does when a model cannot be had, with `quota`, or with `aborted`; what had arrived is gone on with next time.
   */
  async prefetch(options: PrefetchOptions = {}): Promise<void> {
    const { voice: name = DEFAULT_VOICE, model: own } = options;
    const wanted = own ? resolveOptions({ model: own }).model : this.config.model;
    // The language is that of a text, and there is none.
    const { model, voice } = chooseVoice(name, 'en', wanted);
    const host = await this.#reach();
    await host.request(options, (api, requestId) => api.prefetch({ requestId, model, voice }));
  }

  /** How much sound of what was spoken is kept on this device, by all pages of the origin. Another engine's is counted too. */
  async cachedAudio(): Promise<CachedAudio> {
    try {
      return await this.audio.total();
    } catch (cause) {
      throw speechError('storage-unavailable', 'no-database', {}, cause);
    }
  }

  /** Lets go of all sound that is kept: nothing of what was read remains. The models stay. */
  async clearAudio(): Promise<void> {
    try {
      await this.audio.clear();
    } catch (cause) {
      throw speechError('storage-unavailable', 'no-database', {}, cause);
    }
  }

  /**
   * Asks the browser not to clear what is stored when the disk fills up; some ask the person.
   * @returns whether it agreed
   */
  async persist(): Promise<boolean> {
    try {
      return (await storageManager()?.persist()) ?? false;
    } catch {
      return false;
    }
  }

  /**
   * What this origin's storage takes and may take, in bytes, as the browser estimates it: everything that the origin keeps,
   * not only models. Empty where the browser does not tell.
   */
  async estimate(): Promise<StorageEstimate> {
    try {
      return (await storageManager()?.estimate()) ?? {};
    } catch {
      return {};
    }
  }

  /** Ends the thread: calls in flight reject with `worker-lost`. It starts anew when it is needed again. */
  release(): void {
    this.#released.abort();
    this.#released = new AbortController();
    this.#host?.terminate();
  }

  /** The thread's host; its code is loaded with the first call. */
  async #reach(): Promise<ModelHost> {
    const { signal } = this.#released;
    const { ModelHost: Host } = await loadPart(() => import('./model-host'));
    if (signal.aborted) throw speechError('worker-lost', 'crashed', {}, 'terminated');
    const { assetBase, modelBase, hubBase } = this.config;
    this.#host ??= new Host({ assetBase, modelBase, hubBase }, this.onMetric);
    return this.#host;
  }
}

/** Missing outside of secure contexts, whatever the types say. */
function storageManager(): StorageManager | undefined {
  return navigator.storage as StorageManager | undefined;
}
