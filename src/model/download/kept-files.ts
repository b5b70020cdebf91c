import type { SpeechFailure } from '../../contracts/failures';
import type { MetricSink } from '../../contracts/metrics';
import type { Outcome } from '../../contracts/outcome';
import { throwIfAborted } from '../../shared/speech-error';
import type { ModelStore, StoredView } from '../store/model-store';
import { storeError } from '../store/store-error';
import type { FileLock } from './file-lock';
import { persistStorage } from './persist-storage';
import { PieceQueue } from './piece-queue';
import { hearProgress } from './progress-channel';
import type { ProgressEntry } from './progress-ledger';
import type { KeptFile } from './wanted-file';
import { WebFileLock } from './web-file-lock';

/** What {@link KeptFiles} work with. */
export interface KeptFilesParts {
  readonly store: ModelStore;
  readonly metrics: MetricSink;
  /** Told of trouble with the store, once for each reason. */
  readonly onNotice: (failure: SpeechFailure) => void;
  /** By default one among all tabs and workers of the origin. */
  readonly lock?: FileLock | undefined;
  /** Asks the browser not to clear what is stored; called once, after the first file became whole in the store. */
  readonly persist?: (() => unknown) | undefined;
}

/** The two ways to come by a kept file. */
export interface Ways<T> {
  /** What the store has of it, if it is whole; rejects if the store does not work. */
  readonly lookUp: () => Promise<T | undefined>;
  /**
   * Downloads it. The caller has the right to write it, by the queue, which must be committed or suspended; or else learns
   * why nothing can be stored.
   */
  readonly fetch: (queue: Outcome<PieceQueue>) => Promise<T>;
}

/**
 * The name under which the store keeps a file. By content: the hub, a mirror and a self-hosted copy share one file,
 * and a new revision of a model can never be given an old file.
 */
export function storedName(sha256: string): string {
  return `sha256-${sha256}`;
}

/**
 * The name of the lock that whoever downloads or writes a file holds.
 * @param name under which the store keeps it
 */
export function fileLockName(name: string): string {
  return `kokoro-speak:file:${name.replace(/^sha256-/, '')}`;
}

/** Sees to it that a kept file is downloaded by one at a time, and by nobody if the store has it. */
export class KeptFiles {
  readonly #noticed = new Set<string>();
  readonly #writes = new Set<Promise<unknown>>();
  readonly #lock: FileLock;
  #isPersistenceAsked = false;

  constructor(private readonly parts: KeptFilesParts) {
    this.#lock = parts.lock ?? new WebFileLock();
  }

  /** The whole file from the store. Rejects if the store does not work. */
  read({ sha256 }: KeptFile): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return this.parts.store.read(storedName(sha256));
  }

  /** The whole file in the store, open; undefined also where the store cannot do that. Rejects if the store does not work. */
  view({ sha256 }: KeptFile): Promise<StoredView | undefined> {
    return this.parts.store.view(storedName(sha256));
  }

  /** Whether the store has the whole file. Rejects if the store does not work. */
  has({ sha256 }: KeptFile): Promise<boolean> {
    return this.parts.store.has(storedName(sha256));
  }

  /**
   * A file from the store, or downloaded when it is this caller's turn to do so. A turn lasts until the file is stored, so
   * that whoever waits finds it there; a store that does not work is waited for by nobody.
   */
  async obtain<T>(
    file: KeptFile,
    entry: ProgressEntry,
    signal: AbortSignal | undefined,
    { lookUp, fetch }: Ways<T>,
  ): Promise<T> {
    const here = await this.#ask(lookUp);
    throwIfAborted(signal);
    if (here.ok && here.value !== undefined) return this.#hit(file, entry, here.value);
    if (!here.ok) {
      this.#miss(file);
      return await fetch(here);
    }
    const endTurn = await this.#waitForTurn(file, entry, signal);
    let queue: Outcome<PieceQueue> | undefined;
    try {
      const arrived = await this.#ask(lookUp);
      throwIfAborted(signal);
      if (arrived.ok && arrived.value !== undefined) return this.#hit(file, entry, arrived.value);
      queue = arrived.ok ? await this.#ask(() => this.#openQueue(file)) : arrived;
    } finally {
      if (!queue?.ok) endTurn();
    }
    if (queue.ok) this.#track(queue.value, endTurn);
    this.#miss(file);
    return await fetch(queue);
  }

  /** Resolves when nothing is being written any more. */
  async idle(): Promise<void> {
    while (this.#writes.size > 0) await Promise.all(this.#writes);
  }

  async #waitForTurn(
    { sha256 }: KeptFile,
    entry: ProgressEntry,
    signal: AbortSignal | undefined,
  ): Promise<() => void> {
    const name = storedName(sha256);
    const stop = hearProgress(name, ({ received, total }) => entry.update(received, total));
    try {
      return await this.#lock.acquire(fileLockName(name), signal);
    } finally {
      stop();
    }
  }

  #openQueue({ sha256, keptAs }: KeptFile): Promise<PieceQueue> {
    const queued = { name: storedName(sha256), info: keptAs };
    return PieceQueue.open(this.parts.store, queued, (failure) => this.#notice(failure));
  }

  #track(queue: PieceQueue, endTurn: () => void): void {
    const written = queue.over.then((isStored) => {
      this.#writes.delete(written);
      endTurn();
      if (isStored) this.#persist();
    });
    this.#writes.add(written);
  }

  #persist(): void {
    if (this.#isPersistenceAsked) return;
    this.#isPersistenceAsked = true;
    const { persist = persistStorage } = this.parts;
    // The browser may refuse, or not know the question; nothing depends on it.
    new Promise((resolve) => resolve(persist())).catch(() => undefined);
  }

  #hit<T>({ file, bytes }: KeptFile, entry: ProgressEntry, value: T): T {
    this.parts.metrics({ name: 'cache-hit', value: 1, unit: 'count', tags: { file } });
    entry.complete('store', bytes);
    return value;
  }

  #miss({ file }: KeptFile): void {
    this.parts.metrics({ name: 'cache-miss', value: 1, unit: 'count', tags: { file } });
  }

  /** Asks the store, and tells of its failure. */
  async #ask<T>(job: () => Promise<T>): Promise<Outcome<T>> {
    try {
      return { ok: true, value: await job() };
    } catch (error) {
      const { failure } = storeError(error);
      this.#notice(failure);
      return { ok: false, failure };
    }
  }

  #notice(failure: SpeechFailure): void {
    if (this.#noticed.has(failure.reason)) return;
    this.#noticed.add(failure.reason);
    this.parts.onNotice(failure);
  }
}
