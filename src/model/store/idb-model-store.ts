import { promisifyRequest } from 'idb-keyval';
import { IdbFileWriter, openIdbFile } from './idb-file-writer';
import {
  completion,
  IdbFiles,
  isPartial,
  isWhole,
  partialKey,
  readRecords,
  recordsFrom,
  recordsIn,
  wholeKey,
} from './idb-files';
import { entriesOf, findOrphans } from './idb-orphans';
import {
  type FileInfo,
  type FileWriter,
  type ModelStore,
  type PartialFile,
  PIECE_BYTES,
  type StoredFile,
} from './model-store';

/** Name of the database, which holds nothing else. */
export const MODEL_DATABASE = 'kokoro-speak-models';

/**
 * A {@link ModelStore} in IndexedDB, in a database of its own. A file is a series of typed-array records: one value of
 * the whole file needs 3.3 times its size in memory while it is written, and WebKit refuses Blobs in some sessions.
 */
export class IdbModelStore implements ModelStore {
  readonly #files: IdbFiles;
  readonly #recordBytes: number;

  /**
   * Opens nothing yet: a missing or refused database shows as `storage-unavailable` on first use.
   * @param options.recordBytes bytes per record of a file that is written in one go
   */
  constructor({ database = MODEL_DATABASE, recordBytes = PIECE_BYTES } = {}) {
    this.#files = new IdbFiles(database);
    this.#recordBytes = recordBytes;
  }

  async read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return await this.#files.access('readonly', async (files) => {
      const entry = await promisifyRequest<unknown>(files.get(wholeKey(name)));
      if (!isWhole(entry)) return undefined;
      const whole = new Uint8Array(entry.bytes);
      return (await readRecords(files, name, entry, whole)) ? whole : undefined;
    });
  }

  /** A database is never read synchronously. */
  async view(): Promise<undefined> {}

  async has(name: string): Promise<boolean> {
    return await this.#files.access('readonly', async (files) => {
      const entry = await promisifyRequest<unknown>(files.get(wholeKey(name)));
      if (!isWhole(entry)) return false;
      const range = recordsIn(name, entry);
      return !range || (await promisifyRequest(files.count(range))) === entry.records;
    });
  }

  async open(name: string, info: FileInfo): Promise<FileWriter> {
    return await openIdbFile(this.#files, name, info);
  }

  async write(name: string, bytes: Uint8Array<ArrayBuffer>, info: FileInfo): Promise<void> {
    await this.remove(name);
    try {
      // One transaction per record, each waited for: only one copy of one record is in flight.
      const writer = new IdbFileWriter(this.#files, name, info);
      for (let start = 0; start < bytes.byteLength; start += this.#recordBytes)
        await writer.put(bytes.subarray(start, start + this.#recordBytes));
      await writer.commit();
    } catch (error) {
      // The records so far are of no use to anyone. If even this fails, they are cleared by the next write.
      await this.remove(name).catch(() => undefined);
      throw error;
    }
  }

  async remove(name: string): Promise<void> {
    await this.#files.access('readwrite', async (files) => {
      files.delete(wholeKey(name));
      files.delete(partialKey(name));
      files.delete(recordsFrom(name));
      await completion(files.transaction);
    });
  }

  async list(): Promise<StoredFile[]> {
    const entries = await this.#files.access('readonly', (files) => entriesOf(files, 'meta'));
    return entries.flatMap(([name, entry]) => {
      if (!isWhole(entry)) return [];
      const { model, path, bytes, storedAt } = entry;
      return { name, model, path, bytes, storedAt };
    });
  }

  async partials(): Promise<PartialFile[]> {
    const entries = await this.#files.access('readonly', (files) => entriesOf(files, 'partial'));
    return entries.flatMap(([name, entry]) => {
      if (!isPartial(entry)) return [];
      const { model, path, bytes, changedAt } = entry;
      return { name, model, path, bytes, changedAt };
    });
  }

  async sweep(): Promise<number> {
    return await this.#files.access('readwrite', async (files) => {
      const orphans = await findOrphans(files);
      if (orphans.length === 0) return 0;
      for (const key of orphans) files.delete(key);
      await completion(files.transaction);
      return orphans.length;
    });
  }
}
