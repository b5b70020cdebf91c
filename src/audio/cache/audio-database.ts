/** The database, which holds nothing else. */
const NAME = 'kokoro-speak-audio';
/** Raised when records change their form: what was kept is dropped, since it can be made again. */
const VERSION = 1;

/** Sounds, by name. */
export const SOUNDS = 'sounds';
/** When each sound was used last and how much room it takes, by the same names: small, so that they can be gone through. */
export const USES = 'uses';
/** What is known of texts and models, by name. */
export const NOTES = 'notes';
/** What all of a kind takes together. */
export const TOTALS = 'totals';
/** Index of {@link USES} and {@link NOTES}: milliseconds since 1970. */
export const BY_USE = 'usedAt';

const STORES = [SOUNDS, USES, NOTES, TOTALS];

/** A request's result. */
export function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** `complete` and `abort` are the only truth: a request succeeds before its transaction may still find no room. */
function completion(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('', 'AbortError'));
  });
}

/** How a connection ends that the browser closed: a person cleared the site's data, or Safari felt like it. */
const CLOSED: ReadonlySet<string> = new Set(['AbortError', 'InvalidStateError', 'UnknownError']);

/**
 * The connection to the database of kept sounds. Opened by the first call, and again after it was lost; closed for a version of
 * the page that wants another form. IndexedDB itself rather than idb-keyval, which knows no index and no second store.
 */
export class AudioDatabase {
  #opening: Promise<IDBDatabase> | undefined;

  constructor(private readonly name = NAME) {}

  /** Runs a job in one transaction over all stores; twice if the connection was lost. Rejects with what the browser says. */
  async run<T>(
    mode: IDBTransactionMode,
    job: (transaction: IDBTransaction) => Promise<T>,
  ): Promise<T> {
    try {
      return await this.#attempt(mode, job);
    } catch (cause) {
      if (!(cause instanceof DOMException) || !CLOSED.has(cause.name)) throw cause;
      await this.close();
      return await this.#attempt(mode, job);
    }
  }

  /** Ends the connection; the next call opens another. */
  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    await opening?.then((database) => database.close()).catch(() => undefined);
  }

  async #attempt<T>(
    mode: IDBTransactionMode,
    job: (transaction: IDBTransaction) => Promise<T>,
  ): Promise<T> {
    const database = await this.#open();
    // What is lost with the machine's power can be made again.
    const transaction = database.transaction(STORES, mode, { durability: 'relaxed' });
    const completed = completion(transaction);
    // Whoever awaits it below sees it too.
    completed.catch(() => undefined);
    try {
      const value = await job(transaction);
      await completed;
      return value;
    } catch (cause) {
      try {
        transaction.abort();
      } catch {
        // It is over already, and its own error says more than that of a request in it.
        await completed;
      }
      throw cause;
    }
  }

  #open(): Promise<IDBDatabase> {
    this.#opening ??= this.#connect();
    return this.#opening;
  }

  #connect(): Promise<IDBDatabase> {
    const opening = new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(this.name, VERSION);
      request.onupgradeneeded = () => createStores(request.result);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const forget = () => {
      if (this.#opening === opening) this.#opening = undefined;
    };
    opening.then((database) => {
      database.onclose = forget;
      database.onversionchange = () => {
        forget();
        database.close();
      };
    }, forget);
    return opening;
  }
}

function createStores(database: IDBDatabase): void {
  for (const name of Array.from(database.objectStoreNames)) database.deleteObjectStore(name);
  for (const name of STORES) {
    const store = database.createObjectStore(name);
    if (name === USES || name === NOTES) store.createIndex(BY_USE, BY_USE);
  }
}
