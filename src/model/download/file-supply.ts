import type { Outcome } from '../../contracts/outcome';
import { SpeechError, throwIfAborted } from '../../shared/speech-error';
import type { StoredView } from '../store/model-store';
import { abortable } from './abortable';
import { type AssemblerOptions, FileAssembler } from './file-assembler';
import { GrowingFile } from './growing-file';
import { KeptFiles, type KeptFilesParts } from './kept-files';
import { type MeteredDownloadParts, meteredDownload } from './metered-download';
import type { PieceQueue } from './piece-queue';
import type { ProgressEntry, ProgressLedger } from './progress-ledger';
import { fromStore } from './storing-patience';
import { isKept, type KeptFile, type WantedFile } from './wanted-file';

type Bytes = Uint8Array<ArrayBuffer>;

/** A file in memory, or one that is open on the device, which whoever got it has to close. */
export type SuppliedFile = Bytes | StoredView;

/** What a {@link FileSupply} works with. */
export interface FileSupplyParts extends KeptFilesParts, MeteredDownloadParts {
  readonly progress: ProgressLedger;
  /** Longest piece that is stored at a time; for tests. */
  readonly pieceBytes?: number | undefined;
}

/**
 * Gets single files: from the store if it has them, else from the network, and then keeps them. However many tabs and
 * workers want a file at the same time, one downloads it and the others wait for it. The store is a convenience: whatever
 * goes wrong with it costs a download next time, and never the speech of now.
 */
export class FileSupply {
  readonly #kept: KeptFiles;

  constructor(private readonly parts: FileSupplyParts) {
    this.#kept = new KeptFiles(parts);
  }

  /**
   * The whole file in memory. Does not wait until it is stored. The caller may read the buffer as long as it likes, but
   * neither change nor transfer it before {@link idle}: a kept file is written from it in the background.
   * Rejects as `download` does, with `aborted` at once. Opens its progress before the first await.
   */
  get(wanted: WantedFile, signal?: AbortSignal): Promise<Bytes> {
    return this.#withProgress(wanted, signal, (entry) =>
      isKept(wanted)
        ? this.#kept.obtain(wanted, entry, signal, {
            lookUp: () => this.#read(wanted),
            fetch: (queue) => this.#toMemory(wanted, queue, entry, signal),
          })
        : this.#unkept(wanted, entry, signal),
    );
  }

  /**
   * As {@link get}, but where files can be read part by part on the device this one is only opened there, also after a download,
   * which goes through two pieces of memory: what is not in memory need not fit there. It is in memory if it could not
   * be stored.
   */
  async open(wanted: WantedFile, signal?: AbortSignal): Promise<SuppliedFile> {
    if (!isKept(wanted)) return await this.get(wanted, signal);
    return await this.#withProgress(wanted, signal, (entry) =>
      this.#kept.obtain<SuppliedFile>(wanted, entry, signal, {
        lookUp: async () => {
          const view = await this.#view(wanted);
          if (signal?.aborted) view?.close();
          return view ?? (await this.#read(wanted));
        },
        fetch: (queue) =>
          queue.ok && queue.value.canView
            ? this.#toDevice(wanted, queue.value, entry, signal)
            : this.#toMemory(wanted, queue, entry, signal),
      }),
    );
  }

  /**
   * Brings a file into the store, through two pieces of memory, and resolves when it is there.
   * Rejects as `download` does, with `aborted` at once, and with `quota` or `storage-unavailable` if the store
   * cannot have it. A file that is not kept is not fetched.
   */
  async fetchToStore(wanted: WantedFile, signal?: AbortSignal): Promise<void> {
    if (!isKept(wanted)) return;
    await this.#withProgress(wanted, signal, (entry) =>
      this.#kept.obtain(wanted, entry, signal, {
        lookUp: async () => (await this.#kept.has(wanted)) || undefined,
        fetch: async (queue) => {
          await this.#toStore(wanted, queue, entry, signal);
          return true;
        },
      }),
    );
  }

  /** Resolves when nothing is being written to the store any more. */
  idle(): Promise<void> {
    return this.#kept.idle();
  }

  async #withProgress<T>(
    { bytes = 0, sha256 }: WantedFile,
    signal: AbortSignal | undefined,
    job: (entry: ProgressEntry) => Promise<T>,
  ): Promise<T> {
    const entry = this.parts.progress.open(bytes, sha256);
    try {
      return await abortable(job(entry), signal);
    } finally {
      entry.close();
    }
  }

  async #read(file: KeptFile): Promise<Bytes | undefined> {
    const stored = await this.#kept.read(file);
    return stored?.byteLength === file.bytes ? stored : undefined;
  }

  async #view(file: KeptFile): Promise<StoredView | undefined> {
    const view = await this.#kept.view(file);
    if (!view || view.bytes === file.bytes) return view;
    view.close();
    return undefined;
  }

  async #unkept(
    wanted: WantedFile,
    entry: ProgressEntry,
    signal: AbortSignal | undefined,
  ): Promise<Bytes> {
    const { bytes, sha256 } = wanted;
    const sink =
      bytes === undefined || sha256 === undefined
        ? new GrowingFile()
        : await FileAssembler.create({ bytes, keepsWhole: true });
    await meteredDownload(wanted, sink, entry, this.parts, signal);
    return wholeOf(sink);
  }

  async #toMemory(
    file: KeptFile,
    queue: Outcome<PieceQueue>,
    entry: ProgressEntry,
    signal: AbortSignal | undefined,
  ): Promise<Bytes> {
    if (!queue.ok) return await this.#unkept(file, entry, signal);
    const sink = await this.#assemble(file, queue.value, true, entry, signal);
    queue.value.commit();
    return wholeOf(sink);
  }

  /** Brings a file to the device and opens it there. */
  async #toDevice(
    file: KeptFile,
    queue: PieceQueue,
    entry: ProgressEntry,
    signal: AbortSignal | undefined,
  ): Promise<SuppliedFile> {
    try {
      const sink = await this.#assemble(file, queue, 'if-not-stored', entry, signal);
      queue.commit();
      if ((await fromStore(queue.over)) === true) {
        const view = await this.#view(file);
        if (signal?.aborted) view?.close();
        if (view) return view;
      } else if (sink.rescue()) return wholeOf(sink);
    } catch (error) {
      // Only the store is worth another attempt, without it.
      if (signal?.aborted || !isStoreTrouble(error)) throw error;
    }
    return await this.#unkept(file, entry, signal);
  }

  async #toStore(
    file: KeptFile,
    queue: Outcome<PieceQueue>,
    entry: ProgressEntry,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    if (!queue.ok) throw new SpeechError(queue.failure);
    await this.#assemble(file, queue.value, false, entry, signal);
    queue.value.commit();
    await queue.value.over;
    if (queue.value.failure) throw new SpeechError(queue.value.failure);
  }

  /** Downloads a kept file; if that fails, what is here of it is left in the store for another attempt. */
  async #assemble(
    file: KeptFile,
    queue: PieceQueue,
    keepsWhole: AssemblerOptions['keepsWhole'],
    entry: ProgressEntry,
    signal: AbortSignal | undefined,
  ): Promise<FileAssembler> {
    const { bytes } = file;
    const { pieceBytes } = this.parts;
    let sink: FileAssembler | undefined;
    try {
      sink = await FileAssembler.create({ bytes, keepsWhole, queue, pieceBytes });
      throwIfAborted(signal);
      await meteredDownload(file, sink, entry, this.parts, signal);
      return sink;
    } catch (error) {
      sink?.flush();
      queue.suspend();
      throw error;
    }
  }
}

/** What a sink has that keeps everything in memory. */
function wholeOf({ whole }: { readonly whole: Bytes | undefined }): Bytes {
  if (!whole) throw new Error('The file is not in memory.');
  return whole;
}

function isStoreTrouble(error: unknown): boolean {
  const { code } = error instanceof SpeechError ? error.failure : {};
  return code === 'quota' || code === 'storage-unavailable';
}
