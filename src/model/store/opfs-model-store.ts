import { SpeechError } from '../../shared/speech-error';
import {
  type FileInfo,
  type FileWriter,
  type ModelStore,
  type PartialFile,
  PIECE_BYTES,
  type StoredFile,
  type StoredView,
} from './model-store';
import { OpfsFileWriter } from './opfs-file-writer';
import { isNamed, OpfsFolder } from './opfs-folder';
import { openView, readData } from './opfs-read';
import {
  filePrefix,
  type OpfsPartial,
  readSidecar,
  SIDECAR_SUFFIX,
  type Sidecar,
  sidecarFile,
} from './opfs-sidecar';

/** Name of the folder, which holds nothing else. */
export const MODEL_FOLDER = 'kokoro-speak-models';

/**
 * A {@link ModelStore} in the origin private file system, for dedicated workers: only they may access a file
 * synchronously. Each name has a sidecar of JSON and one file of data, two while a successor arrives.
 */
export class OpfsModelStore implements ModelStore {
  readonly #folder: OpfsFolder;
  readonly #pieceBytes: number;

  /**
   * Opens nothing yet: a file system that is missing or refused shows as `storage-unavailable` on first use.
   * @param options.pieceBytes bytes that are flushed at once of a file that is written in one go
   */
  constructor({ folder = MODEL_FOLDER, pieceBytes = PIECE_BYTES } = {}) {
    this.#folder = new OpfsFolder(folder);
    this.#pieceBytes = pieceBytes;
  }

  /**
   * Opens a file, as {@link open} would: whether the browser keeps what it promises. A full disk is no refusal.
   * @returns whether this store can be used
   */
  async probe(): Promise<boolean> {
    // No two tabs may be in each other's way; what is left of one that was closed is swept.
    const name = `probe-${crypto.randomUUID()}`;
    try {
      await this.#folder.together(async () => {
        const file = await this.#folder.open(name, { create: true });
        const size = file.getSize();
        file.close();
        await this.#folder.remove(name);
        // Early versions of Safari answer with a promise.
        if (size !== 0) throw new TypeError('The handle is not synchronous.');
      });
      return true;
    } catch (cause) {
      return cause instanceof SpeechError && cause.code === 'quota';
    }
  }

  async read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return await this.#current(name, ({ data, bytes }) => readData(this.#folder, data, bytes));
  }

  async view(name: string): Promise<StoredView | undefined> {
    return await this.#current(name, ({ data, bytes }) => openView(this.#folder, data, bytes));
  }

  async has(name: string): Promise<boolean> {
    return await this.#folder.freely(async () => {
      const whole = (await readSidecar(this.#folder, sidecarFile(name)))?.whole;
      return whole !== undefined && (await this.#size(whole.data)) >= whole.bytes;
    });
  }

  async open(name: string, info: FileInfo): Promise<FileWriter> {
    return await this.#folder.together(async () => {
      const partial = (await readSidecar(this.#folder, sidecarFile(name)))?.partial;
      const resumable = partial?.state && (await this.#size(partial.data)) >= partial.bytes;
      // Nothing can be made of it any more, and its successor may need the room.
      if (partial && !resumable) await this.#folder.remove(partial.data);
      return new OpfsFileWriter(this.#folder, name, info, resumable ? partial : undefined);
    });
  }

  async write(name: string, bytes: Uint8Array<ArrayBuffer>, info: FileInfo): Promise<void> {
    await this.remove(name);
    try {
      const writer = new OpfsFileWriter(this.#folder, name, info, undefined);
      for (let start = 0; start < bytes.byteLength; start += this.#pieceBytes)
        await writer.put(bytes.subarray(start, start + this.#pieceBytes));
      await writer.commit();
    } catch (error) {
      await this.remove(name).catch(() => undefined);
      throw error;
    }
  }

  async remove(name: string): Promise<void> {
    await this.#folder.alone(async () => {
      // The sidecar first: without it there is no file, whatever happens to the rest.
      await this.#folder.remove(sidecarFile(name));
      const prefix = filePrefix(name);
      for (const file of await this.#folder.names())
        if (file.startsWith(prefix)) await this.#folder.remove(file);
    });
  }

  async list(): Promise<StoredFile[]> {
    return (await this.#sidecars()).flatMap(({ name, whole }) => {
      if (!whole) return [];
      const { model, path, bytes, storedAt } = whole;
      return { name, model, path, bytes, storedAt };
    });
  }

  async partials(): Promise<PartialFile[]> {
    return (await this.#sidecars()).flatMap(({ name, partial }) => {
      if (!partial) return [];
      const { model, path, bytes, changedAt } = partial;
      return { name, model, path, bytes, changedAt };
    });
  }

  async sweep(): Promise<number> {
    return await this.#folder.alone(async () => {
      const files = await this.#folder.names();
      const owned = new Set<string>();
      for (const file of files.filter((name) => name.endsWith(SIDECAR_SUFFIX))) {
        const sidecar = await readSidecar(this.#folder, file);
        if (!sidecar || sidecarFile(sidecar.name) !== file) continue;
        const data = [sidecar.whole?.data, sidecar.partial?.data];
        const present = data.filter((name) => name !== undefined && files.includes(name));
        for (const name of present.length > 0 ? [file, ...present] : []) owned.add(name ?? file);
      }
      let removed = 0;
      for (const file of files)
        if (!owned.has(file) && (await this.#folder.remove(file))) removed++;
      return removed;
    });
  }

  /** Reads the data that is a whole file now, which may be replaced at any moment. */
  async #current<T>(
    name: string,
    reading: (whole: { readonly data: string; readonly bytes: number }) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    return await this.#folder.freely(async () => {
      let seen: string | undefined;
      for (;;) {
        const whole = (await readSidecar(this.#folder, sidecarFile(name)))?.whole;
        // The same data twice: it is not just being replaced, it is damaged.
        if (!whole || whole.data === seen) return undefined;
        seen = whole.data;
        const result = await reading(whole).catch((cause) => {
          if (!isNamed(cause, 'NotFoundError', 'NotReadableError')) throw cause;
        });
        if (result) return result;
      }
    });
  }

  async #sidecars(): Promise<Sidecar[]> {
    return await this.#folder.freely(async () => {
      const files = (await this.#folder.names()).filter((name) => name.endsWith(SIDECAR_SUFFIX));
      const found = await Promise.all(files.map((file) => readSidecar(this.#folder, file)));
      return found.filter((sidecar) => sidecar !== undefined);
    });
  }

  /** Bytes of a file of data; -1 if there is none. */
  async #size(data: OpfsPartial['data']): Promise<number> {
    try {
      return (await this.#folder.snapshot(data)).size;
    } catch (cause) {
      if (isNamed(cause, 'NotFoundError')) return -1;
      throw cause;
    }
  }
}
