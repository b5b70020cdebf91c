import type { AudioCacheLimit, CachedAudio } from '../../contracts/audio-cache';
import type { Provider } from '../../contracts/provider';
import { fromKept, requireKept, roomOf, toKept, type UnitSound } from './kept-sound';
import { SoundCodec } from './sound-codec';
import { SoundStore } from './sound-store';
import { storageBudget } from './storage-budget';

/** What became of a sound that was to be kept. */
export interface KeptReport {
  /** Room that it takes. */
  readonly bytes: number;
  /** How many others were let go for it. */
  readonly evicted: number;
}

/** Milliseconds after which an answer is not waited for any more: sound can be made as well. */
const PATIENCE_MS = 1500;
/** Failures in a row after which the store is left alone on this page. */
const MOST_STRIKES = 3;
/** Bytes of sound that wait to be kept at most; what comes on top is heard and not kept. */
const MOST_WAITING = 32_000_000;

/**
 * The sound of what was spoken, kept on the device. Nothing here disturbs who listens: reading gives up soon, writing happens
 * behind, and where the browser keeps nothing (private modes, a full disk) sounds are simply not found. Opens nothing before
 * it is used.
 */
export class AudioCache {
  #strikes = 0;
  /** Times in a row that the disk was full. */
  #fullStrikes = 0;
  /** Bytes that there is room for on this disk, whatever the budget. */
  #roof = Number.POSITIVE_INFINITY;
  #tail: Promise<unknown> = Promise.resolve();
  /** Bytes of sound that wait to be kept. */
  #waiting = 0;
  /** Goes up when everything is let go: what still waits to be kept then belongs to it. */
  #life = 0;

  constructor(
    private readonly store = new SoundStore(),
    private readonly codec = new SoundCodec(),
  ) {}

  /** The sound under a name, the caller's own; undefined if there is none. One that is damaged is let go. Never rejects. */
  async find(name: string): Promise<UnitSound | undefined> {
    const record = await this.#ask(() => this.store.get(name));
    if (record === undefined) return undefined;
    try {
      const kept = await requireKept(record);
      const sound = fromKept(kept, await this.codec.decode(kept));
      void this.#later(() => this.store.touch(name));
      return sound;
    } catch {
      void this.#later(() => this.store.remove(name));
      return undefined;
    }
  }

  /** Whether there is a sound under each of these names. Never rejects. */
  async hasAll(names: readonly string[]): Promise<boolean> {
    return (await this.#ask(() => this.store.hasAll(names))) ?? false;
  }

  /**
   * Keeps a sound, some time later. Never throws.
   * @param sound becomes the cache's own
   * @param onKept told when it lies there
   */
  keep(
    name: string,
    sound: UnitSound,
    limit: AudioCacheLimit | 'auto',
    onKept: (report: KeptReport) => void = () => undefined,
  ): void {
    const { byteLength } = sound.samples;
    if (this.#isFull || this.#isLost || this.#waiting + byteLength > MOST_WAITING) return;
    this.#waiting += byteLength;
    const life = this.#life;
    const write = async () => {
      if (life === this.#life && !this.#isFull) onKept(await this.#write(name, sound, limit));
    };
    void this.#later(write).then(() => {
      this.#waiting -= byteLength;
    });
  }

  /** Lets go of every sound that this provider made: it turned out not to be trusted. */
  forgetMadeBy(provider: Provider): void {
    void this.#later(() => this.store.removeMadeBy(provider));
  }

  /** What is noted under each of these names, undefined for nothing. Never rejects. */
  async notes(names: readonly string[]): Promise<readonly unknown[]> {
    return (await this.#ask(() => this.store.notes(names))) ?? [];
  }

  /** Notes something small, some time later. */
  note(name: string, value: unknown): void {
    void this.#later(() => this.store.note(name, value));
  }

  /** What is kept. Rejects with what the browser says. */
  async total(): Promise<CachedAudio> {
    await this.settled();
    return await this.store.total();
  }

  /** Lets everything go, what is still to be kept too. Rejects with what the browser says. */
  async clear(): Promise<void> {
    this.#life++;
    await this.settled();
    await this.store.clear();
    this.#fullStrikes = 0;
    this.#roof = Number.POSITIVE_INFINITY;
  }

  /** Resolves when all that was to be written by now is written. */
  async settled(): Promise<void> {
    await this.#tail;
  }

  get #isFull(): boolean {
    return this.#fullStrikes >= MOST_STRIKES;
  }

  get #isLost(): boolean {
    return this.#strikes >= MOST_STRIKES;
  }

  async #write(
    name: string,
    sound: UnitSound,
    limit: AudioCacheLimit | 'auto',
  ): Promise<KeptReport> {
    const encoded = await this.codec.encode(sound.samples, sound.sampleRate);
    const kept = await toKept(encoded, sound);
    const asked = limit === 'auto' ? await storageBudget(await this.codec.choose()) : limit.bytes;
    try {
      const evicted = await this.store.put(name, kept, Math.min(asked, this.#roof));
      this.#fullStrikes = 0;
      return { bytes: roomOf(kept), evicted };
    } catch (cause) {
      if (isQuota(cause)) {
        this.#fullStrikes++;
        if (this.#roof === Number.POSITIVE_INFINITY) await this.#sinkRoof();
      }
      throw cause;
    }
  }

  /**
   * There is less room than the browser said. What is let go is not always free at once, so the sound at hand is given up; and
   * where there is no room even for the books, this fails too.
   */
  async #sinkRoof(): Promise<void> {
    const { bytes } = await this.store.total();
    await this.store.shrink(bytes / 2);
    this.#roof = bytes / 2;
  }

  /** Something that nobody waits for: after what the page does at the moment, one after the other. */
  #later(job: () => Promise<unknown>): Promise<unknown> {
    this.#tail = this.#tail
      .then(() => new Promise((resolve) => setTimeout(resolve)))
      .then(() => (this.#isLost ? undefined : job()))
      .catch((cause) => {
        if (!isQuota(cause)) this.#strikes++;
      });
    return this.#tail;
  }

  async #ask<T>(job: () => Promise<T>): Promise<T | undefined> {
    if (this.#isLost) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => {
        // Nobody waits for it again, unless it answers after all.
        this.#strikes = MOST_STRIKES;
        resolve(undefined);
      }, PATIENCE_MS);
    });
    const answer = job().then(
      (value) => {
        this.#strikes = 0;
        return value;
      },
      () => {
        this.#strikes++;
        return undefined;
      },
    );
    try {
      return await Promise.race([answer, patience]);
    } finally {
      clearTimeout(timer);
    }
  }
}

function isQuota(cause: unknown): boolean {
  return cause instanceof DOMException && cause.name === 'QuotaExceededError';
}
