import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';
import type { FileInfo } from './model-store';
import { storeError } from './store-error';

/** The records of one file: a run of indices, and the bytes in all of them. */
export interface Extent {
  /** Index of the first record: a successor is written behind the records of the file that it replaces. */
  readonly first: number;
  readonly records: number;
  readonly bytes: number;
}

/** What makes a file exist: stored after all of its records. */
export interface WholeEntry extends FileInfo, Extent {
  readonly storedAt: number;
}

/** What is known of a file that has begun: stored together with its newest record. */
export interface PartialEntry extends FileInfo, Extent {
  /** Undefined for a file that is written in one go: nobody could go on with it. */
  readonly state: Uint8Array<ArrayBuffer> | undefined;
  readonly changedAt: number;
}

function hasShape(value: unknown, time: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Readonly<Record<string, unknown>>;
  return (
    ['first', 'records', 'bytes', time].every((key) => Number.isSafeInteger(entry[key])) &&
    ['model', 'path'].every((key) => typeof entry[key] === 'string')
  );
}

/** Whether this is an entry of today's form; earlier versions stored only `bytes` and `records`. */
export function isWhole(value: unknown): value is WholeEntry {
  return hasShape(value, 'storedAt');
}

/** Whether this is the entry of a file that has begun. */
export function isPartial(value: unknown): value is PartialEntry {
  return hasShape(value, 'changedAt');
}

// Keys are arrays, so that all of one kind, or of one file, lie side by side: an array sorts after any string
// or number, which makes `[…, []]` the end of a range.

/** Key of a {@link WholeEntry}. */
export const wholeKey = (name: string) => ['meta', name];
/** Key of a {@link PartialEntry}. */
export const partialKey = (name: string) => ['partial', name];
/** Key of a record's bytes. */
export const recordKey = (name: string, index: number) => ['record', name, index];
/** Range of all entries of one kind. */
export const allOf = (kind: 'meta' | 'partial') => IDBKeyRange.bound([kind], [kind, []]);
/** Range of a file's records, from an index on. */
export const recordsFrom = (name: string, index = Number.NEGATIVE_INFINITY) =>
  IDBKeyRange.bound(['record', name, index], ['record', name, []]);
/** Range of the records of an extent; undefined if it has none. */
export const recordsIn = (name: string, { first, records }: Extent) =>
  records > 0
    ? IDBKeyRange.bound(recordKey(name, first), recordKey(name, first + records - 1))
    : undefined;

/**
 * Waits until a transaction is really stored. A request's `success` fires before the transaction can still abort
 * for want of room, and its `error` bubbles up before the transaction knows its own error: `complete` and `abort`
 * are the only truth.
 */
export function completion(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

/** Goes through an extent, record by record, copying into a buffer if there is one; false if it is not all there. */
export async function readRecords(
  files: IDBObjectStore,
  name: string,
  { first, records, bytes }: Extent,
  into?: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  let filled = 0;
  for (let index = first; index < first + records; index++) {
    const record = await promisifyRequest<unknown>(files.get(recordKey(name, index)));
    if (!(record instanceof Uint8Array) || filled + record.byteLength > bytes) return false;
    into?.set(record, filled);
    filled += record.byteLength;
  }
  return filled === bytes;
}

/** How a connection ends that the browser closed: a person cleared the site's data, or Safari felt like it. */
const CLOSED: ReadonlySet<string> = new Set(['AbortError', 'InvalidStateError', 'UnknownError']);

/** Whether a fresh connection may do better. A transaction that is aborted by a closing has no error at all. */
function isConnectionLoss(cause: unknown): boolean {
  return cause === null || (cause instanceof DOMException && CLOSED.has(cause.name));
}

/** The connection to a database of model files, which is opened anew when the browser has closed it. */
export class IdbFiles {
  readonly #database: string;
  #use: UseStore;

  /** Opens nothing yet: a missing or refused database shows on first use. */
  constructor(database: string) {
    this.#database = database;
    this.#use = createStore(database, 'files');
  }

  /** Runs a job in one transaction, twice if the connection was lost; rejects with `quota` or `storage-unavailable`. */
  async access<T>(
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
