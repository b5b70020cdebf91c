import type { AudioCache } from '../audio/cache/audio-cache';
import { soundName } from '../audio/cache/sound-key';
import type { PcmChunk } from '../contracts/audio';
import type { AudioCacheLimit } from '../contracts/audio-cache';
import type { ProviderChange } from '../contracts/engine';
import type { MetricSink } from '../contracts/metrics';
import type { ModelRequest } from '../contracts/model';
import { DRAFT_IDENTITY, KOKORO_IDENTITY, type ModelIdentity } from '../contracts/model-identity';
import type { DeviceProfile, SessionSnapshot } from '../contracts/provider';
import type { SynthesisRequest } from '../contracts/speech-worker';
import { avoidsAccelerator } from './avoidance';
import type { DeviceMemory } from './device-memory';

/** What one engine's sounds are kept by. */
export interface KeptSoundsConfig {
  readonly limit: AudioCacheLimit | 'auto';
  readonly profile: DeviceProfile;
  readonly metrics: MetricSink;
  /** Where it is noted what is not trusted. */
  readonly memory: Pick<DeviceMemory, 'read'>;
}

/** What tells a model and the form of its numbers from every other. */
type ModelName = Pick<SessionSnapshot, 'model' | 'precision'>;

/** Does the sound of these requests lie on the device? One engine's view of the sounds that the page keeps. */
export class KeptSounds {
  /** What a site's own manifests turned out to describe, by their address. */
  readonly #learnt = new Map<string, ModelName>();

  constructor(
    private readonly cache: Pick<
      AudioCache,
      'find' | 'hasAll' | 'keep' | 'notes' | 'note' | 'forgetMadeBy'
    >,
    private readonly config: KeptSoundsConfig,
  ) {}

  /** The sound that a run would give, if it is kept. Counted. Never rejects. */
  async find(request: SynthesisRequest): Promise<PcmChunk | undefined> {
    const name = await this.#nameOf(request);
    const sound = name === undefined ? undefined : await this.cache.find(name);
    const { metrics } = this.config;
    metrics({ name: sound ? 'audio-cache-hit' : 'audio-cache-miss', value: 1, unit: 'count' });
    const { requestId, unit } = request;
    return sound && { requestId, unit, ...sound, inferenceMs: 0 };
  }

  /** Whether all of these could be found. Not counted. Never rejects. */
  async hasAll(requests: readonly SynthesisRequest[]): Promise<boolean> {
    const names: string[] = [];
    for (const request of requests) {
      const name = await this.#nameOf(request);
      if (name === undefined) return false;
      names.push(name);
    }
    return await this.cache.hasAll(names);
  }

  /** Keeps what a run gave, some time later. Its samples are copied at once. */
  async keep(request: SynthesisRequest, chunk: PcmChunk): Promise<void> {
    const { sampleRate, wordTimes, wordTimesEstimated, provider } = chunk;
    // Now: the chunk is its receiver's, who may change it.
    const samples = chunk.samples.slice();
    const sound = { samples, sampleRate, wordTimes, wordTimesEstimated, provider };
    const { limit, metrics } = this.config;
    const name = await this.#nameOf(request);
    if (name === undefined) return;
    this.cache.keep(name, sound, limit, ({ bytes, evicted }) => {
      metrics({ name: 'audio-cache-bytes', value: bytes, unit: 'bytes' });
      if (evicted > 0) metrics({ name: 'audio-cache-evictions', value: evicted, unit: 'count' });
    });
  }

  /** Takes in what a model turned out to be: a manifest's address alone does not tell. */
  learn(model: ModelRequest, { model: id, precision }: SessionSnapshot): void {
    if (model.kind !== 'manifest') return;
    const known = this.#learnt.get(model.url);
    if (known?.model === id && known.precision === precision) return;
    const name: ModelName = { model: id, precision };
    this.#learnt.set(model.url, name);
    this.cache.note(manifestNote(model.url), name);
  }

  /** Lets go of what a provider made that turned out not to be trusted: it spoke before anybody knew. */
  follow({ previous }: ProviderChange): void {
    if (previous !== undefined && previous !== 'wasm' && avoidsAccelerator(this.config.memory))
      this.cache.forgetMadeBy(previous);
  }

  /** What is noted under each of these names. Never rejects. */
  notes(names: readonly string[]): Promise<readonly unknown[]> {
    return this.cache.notes(names);
  }

  /** Notes something small, some time later. */
  note(name: string, value: unknown): void {
    this.cache.note(name, value);
  }

  /** Undefined for what nobody can tell from something else, and where there is no Web Crypto. */
  async #nameOf(request: SynthesisRequest): Promise<string | undefined> {
    const model = await this.#modelName(request.model);
    if (!model) return undefined;
    const { voice, speed, tokens, wordRanges } = request;
    const { profile } = this.config;
    try {
      return await soundName({ ...model, profile, voice, speed, tokens, wordRanges });
    } catch {
      return undefined;
    }
  }

  async #modelName(model: ModelRequest): Promise<ModelName | undefined> {
    switch (model.kind) {
      case 'kokoro':
        return { model: nameOf(KOKORO_IDENTITY), precision: model.precision ?? 'q8' };
      case 'draft':
        return { model: nameOf(DRAFT_IDENTITY), precision: 'mixed' };
      case 'manifest':
        return this.#learnt.get(model.url) ?? (await this.#noted(model.url));
      case 'file':
        // Nothing is known of it: another file may lie there tomorrow.
        return undefined;
    }
  }

  async #noted(url: string): Promise<ModelName | undefined> {
    const [note] = await this.cache.notes([manifestNote(url)]);
    return isModelName(note) ? note : undefined;
  }
}

const manifestNote = (url: string) => `manifest ${url}`;

function nameOf({ id, revision }: ModelIdentity): string {
  return `${id}@${revision}`;
}

function isModelName(note: unknown): note is ModelName {
  if (typeof note !== 'object' || note === null) return false;
  const { model, precision } = note as Readonly<Record<string, unknown>>;
  return typeof model === 'string' && typeof precision === 'string';
}
