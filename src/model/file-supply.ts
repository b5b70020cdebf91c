import type { SpeechFailure } from '../contracts/failures';
import type { MetricSink } from '../contracts/metrics';
import { createFailure, throwIfAborted, toFailure } from '../shared/speech-error';
import { type DownloadPatience, download } from './download';
import type { ModelStore } from './model-store';
import type { ProgressEntry, ProgressLedger } from './progress-ledger';

/** A file that is wanted. */
export interface WantedFile {
  readonly url: string;
  /** Its name in messages and metrics. */
  readonly file: string;
  /** Length and hash from the manifest; both undefined for an unverified file. */
  readonly bytes?: number;
  readonly sha256?: string;
  /** Whether the store may have it, and is to keep it. Only a verified file can be kept. */
  readonly kept: boolean;
}

/** What a {@link FileSupply} works with. */
export interface FileSupplyParts {
  readonly store: ModelStore;
  readonly metrics: MetricSink;
  readonly progress: ProgressLedger;
  /** Told of trouble with the store, once for each reason. */
  readonly onNotice: (failure: SpeechFailure) => void;
  readonly patience?: Partial<DownloadPatience> | undefined;
}

/**
 * The name under which the store keeps a file. By content: the hub, a mirror and a self-hosted copy share one file,
 * and a new revision of a model can never be given an old file.
 */
export function storedName(sha256: string): string {
  return `sha256-${sha256}`;
}

/**
 * Gets single files: from the store if it has them, else from the network, and then keeps them. The store is a
 * convenience: whatever goes wrong with it costs a download next time, and never the speech of now.
 */
export class FileSupply {
  readonly #noticed = new Set<string>();
  #writes: Promise<void> = Promise.resolve();

  constructor(private readonly parts: FileSupplyParts) {}

  /**
   * The whole file. The caller may read the buffer as long as it likes, but neither change nor transfer it before
   * {@link idle}: a kept file is written from it in the background.
   * Rejects as {@link download} does. Opens its progress before the first await.
   */
  async get(wanted: WantedFile, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    const entry = this.parts.progress.open(wanted.bytes ?? 0);
    try {
      return (
        (await this.#fromStore(wanted, entry, signal)) ?? (await this.#fetch(wanted, entry, signal))
      );
    } finally {
      entry.close();
    }
  }

  /** Resolves when nothing is being written to the store any more. */
  async idle(): Promise<void> {
    let waitedFor: Promise<void> | undefined;
    while (waitedFor !== this.#writes) {
      waitedFor = this.#writes;
      await waitedFor;
    }
  }

  async #fromStore(
    { kept, sha256, bytes, file }: WantedFile,
    entry: ProgressEntry,
    signal: AbortSignal | undefined,
  ): Promise<Uint8Array<ArrayBuffer> | undefined> {
    if (!kept || sha256 === undefined) return undefined;
    const { store, metrics } = this.parts;
    const stored = await store.read(storedName(sha256)).catch((error) => this.#notice(error));
    throwIfAborted(signal);
    const hit = stored !== undefined && stored.byteLength === bytes;
    metrics({ name: hit ? 'cache-hit' : 'cache-miss', value: 1, unit: 'count', tags: { file } });
    if (!hit) return undefined;
    entry.complete('store', stored.byteLength);
    return stored;
  }

  async #fetch(
    wanted: WantedFile,
    entry: ProgressEntry,
    signal: AbortSignal | undefined,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const { metrics, patience } = this.parts;
    const { url, file, bytes, sha256 } = wanted;
    const onProgress = entry.update;
    const whole = await download({ url, file, bytes, sha256, signal, onProgress, patience });
    const tags = { file };
    metrics({ name: 'downloads', value: 1, unit: 'count', tags });
    metrics({ name: 'bytes-downloaded', value: whole.transferred, unit: 'bytes', tags });
    entry.complete('network', whole.bytes.byteLength);
    if (wanted.kept && sha256 !== undefined) this.#keep(storedName(sha256), whole.bytes);
    return whole.bytes;
  }

  /** Queues a write behind the others, so that only one is in memory twice at a time. */
  #keep(name: string, bytes: Uint8Array<ArrayBuffer>): void {
    this.#writes = this.#writes
      .then(() => this.parts.store.write(name, bytes))
      .catch((error) => this.#notice(error));
  }

  #notice(error: unknown): undefined {
    const failure = toFailure(error, (cause) =>
      createFailure('storage-unavailable', 'no-database', {}, cause),
    );
    if (this.#noticed.has(failure.reason)) return;
    this.#noticed.add(failure.reason);
    this.parts.onNotice(failure);
  }
}
