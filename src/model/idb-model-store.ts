import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';
import { speechError } from '../shared/speech-error';
import type { ModelStore, StoredFile } from './model-store';

/**
 * Bytes per record. One value of the whole file needs 3.3 times its size in memory while it is written; records
 * of 8 MiB peak at about 90 MB however big the file is. Typed arrays, not Blobs: WebKit refuses Blobs in some
 * sessions.
 */
const RECORD_BYTES = 8 * 1024 * 1024;

/** What makes a file exist: written after all of its records. */
interface FileMeta {
  readonly bytes: number;
  readonly records: number;
}

// Keys are arrays, so that all of one kind, or of one file, lie side by side: an array sorts after any string
// or number, which makes `[…, []]` the end of a range.
const metaKey = (name: string) => ['meta', name];
const recordKey = (name: string, index: number) => ['record', name, index];
const allMeta = () => IDBKeyRange.bound(['meta'], ['meta', []]);
const recordsOf = (name: string) => IDBKeyRange.bound(['record', name], ['record', name, []]);

/**
 * Waits until a transaction is really stored. A request's `success` fires before the transaction can still abort
 * for want of room, and its `error` bubbles up before the transaction knows its own error: `complete` and `abort`
 * are the only truth.
 */
function completion(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

function storeError(cause: unknown) {
  return cause instanceof DOMException && cause.name === 'QuotaExceededError'
    ? speechError('quota', 'storage-full', {}, cause)
    : speechError('storage-unavailable', 'no-database', {}, cause);
}

/** How a connection ends that the browser closed: a person cleared the site's data, or Safari felt like it. */
const CLOSED: ReadonlySet<string> = new Set(['AbortError', 'InvalidStateError', 'UnknownError']);

/** Whether a fresh connection may do better. A transaction that is aborted by a closing has no error at all. */
function isConnectionLoss(cause: unknown): boolean {
  return cause === null || (cause instanceof DOMException && CLOSED.has(cause.name));
}

/** A {@link ModelStore} in IndexedDB, in a database of its own. */
export class IdbModelStore implements ModelStore {
  readonly #database: string;
  readonly #recordBytes: number;
  #use: UseStore;

  /** Opens nothing yet: a missing or refused database shows as `storage-unavailable` on first use. */
  constructor({ database = 'kokoro-speak-models', recordBytes = RECORD_BYTES } = {}) {
    this.#database = database;
    this.#use = createStore(database, 'files');
    this.#recordBytes = recordBytes;
  }

  async read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return await this.#access('readonly', async (files) => {
      const meta = await promisifyRequest<FileMeta | undefined>(files.get(metaKey(name)));
      if (!meta) return undefined;
      const whole = new Uint8Array(meta.bytes);
      let filled = 0;
      for (let index = 0; index < meta.records; index++) {
        const record = await promisifyRequest<Uint8Array | undefined>(
          files.get(recordKey(name, index)),
        );
        if (!record || filled + record.byteLength > meta.bytes) return undefined;
        whole.set(record, filled);
        filled += record.byteLength;
      }
      return filled === meta.bytes ? whole : undefined;
    });
  }

  async write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.remove(name);
    const records = Math.ceil(bytes.byteLength / this.#recordBytes);
    try {
      // One transaction per record, each waited for: only one copy of one record is in flight. A copy, because
      // a view would be stored with the whole buffer behind it.
      for (let index = 0; index < records; index++) {
        const start = index * this.#recordBytes;
        await this.#put(recordKey(name, index), bytes.slice(start, start + this.#recordBytes));
      }
      await this.#put(metaKey(name), { bytes: bytes.byteLength, records } satisfies FileMeta);
    } catch (error) {
      // The records so far are of no use to anyone. If even this fails, they are cleared by the next write.
      await this.remove(name).catch(() => undefined);
      throw error;
    }
  }

  async remove(name: string): Promise<void> {
    await this.#access('readwrite', (files) => {
      files.delete(metaKey(name));
      files.delete(recordsOf(name));
      return completion(files.transaction);
    });
  }

  async list(): Promise<StoredFile[]> {
    return await this.#access('readonly', async (files) => {
      const [keys, metas] = await Promise.all([
        promisifyRequest(files.getAllKeys(allMeta())),
        promisifyRequest<FileMeta[]>(files.getAll(allMeta())),
      ]);
      return metas.map(({ bytes }, index) => {
        const [, name] = keys[index] as [string, string];
        return { name, bytes };
      });
    });
  }

  async #put(key: IDBValidKey, value: unknown): Promise<void> {
    await this.#access('readwrite', (files) => {
      files.put(value, key);
      return completion(files.transaction);
    });
  }

  async #access<T>(
    mode: IDBTransactionMode,
    job: (files: IDBObjectStore) => Promise<T>,
  ): Promise<T> {
    try {
      return await this.#use(mode, job).catch((cause) => {
        if (!isConnectionLoss(cause)) throw cause;
        this.#use = createStore(this.#database, 'files');
        return this.#use(mode, job);
      });
    } catch (cause) {
      throw storeError(cause);
    }
  }
}
