import type { AudioCache } from '../audio/cache/audio-cache';
import type { CachedAudio } from '../contracts/audio-cache';
import { loadPart } from '../shared/load-part';

/** What an {@link AudioCache} is asked for. */
export type AudioCachePort = Pick<
  AudioCache,
  'find' | 'hasAll' | 'keep' | 'notes' | 'note' | 'forgetMadeBy' | 'total' | 'clear' | 'settled'
>;

/** An audio cache whose code is loaded with the first request: nothing is kept before something is spoken. Requests keep their order. */
export class LazyAudioCache implements AudioCachePort {
  #whole: Promise<AudioCache> | undefined;

  async find(...request: Parameters<AudioCache['find']>): ReturnType<AudioCache['find']> {
    return (await this.#loaded())?.find(...request);
  }

  async hasAll(...request: Parameters<AudioCache['hasAll']>): Promise<boolean> {
    return (await (await this.#loaded())?.hasAll(...request)) ?? false;
  }

  keep(...request: Parameters<AudioCache['keep']>): void {
    void this.#loaded().then((cache) => cache?.keep(...request));
  }

  async notes(...request: Parameters<AudioCache['notes']>): Promise<readonly unknown[]> {
    return (await (await this.#loaded())?.notes(...request)) ?? [];
  }

  note(...request: Parameters<AudioCache['note']>): void {
    void this.#loaded().then((cache) => cache?.note(...request));
  }

  forgetMadeBy(...request: Parameters<AudioCache['forgetMadeBy']>): void {
    void this.#loaded().then((cache) => cache?.forgetMadeBy(...request));
  }

  async total(): Promise<CachedAudio> {
    return (await this.#load()).total();
  }

  async clear(): Promise<void> {
    await (await this.#load()).clear();
  }

  async settled(): Promise<void> {
    await (await this.#loaded())?.settled();
  }

  /** The cache, or undefined where its code cannot be had: then nothing is found and nothing kept. */
  #loaded(): Promise<AudioCache | undefined> {
    return this.#load().catch(() => undefined);
  }

  #load(): Promise<AudioCache> {
    this.#whole ??= load();
    this.#whole.catch(() => {
      this.#whole = undefined;
    });
    return this.#whole;
  }
}

async function load(): Promise<AudioCache> {
  const { AudioCache } = await loadPart(() => import('../audio/cache/audio-cache'));
  return new AudioCache();
}
