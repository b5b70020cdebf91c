import { type IDBPDatabase, openDB } from 'idb';
import { libraryError, openingError, transactionError } from './library-error';
import {
  LIBRARY_NAME,
  LIBRARY_STORES,
  type LibrarySchema,
  type LibraryTransaction,
  MIGRATIONS,
  type Migration,
} from './library-schema';

/** How a connection ends that the browser closed: a person cleared the site's data, another tab brought a newer version. */
const CLOSED: ReadonlySet<string> = new Set(['AbortError', 'InvalidStateError', 'UnknownError']);

/** How long an older tab has to let go of the database before that is told, in milliseconds. */
const PATIENCE = 5000;

/** What is known when a database is opened; every one has a default. */
export interface LibraryDatabaseOptions {
  readonly name?: string;
  /** Steps to the newest version; for tests. */
  readonly migrations?: readonly Migration[];
  /** {@link PATIENCE}; for tests. */
  readonly patience?: number;
}

/**
 * The connection to the library's database. Opened by the first call, and again after it was lost; closed for a version of the
 * app that wants another form, so that an old tab never stands in its way.
 */
export class LibraryDatabase {
  readonly name: string;
  readonly #migrations: readonly Migration[];
  readonly #patience: number;
  #opening: Promise<IDBPDatabase<LibrarySchema>> | undefined;

  constructor({
    name = LIBRARY_NAME,
    migrations = MIGRATIONS,
    patience = PATIENCE,
  }: LibraryDatabaseOptions = {}) {
    this.name = name;
    this.#migrations = migrations;
    this.#patience = patience;
  }

  /** Reads in one transaction, so that all of it belongs together. Rejects with a {@link LibraryError}. */
  read<T>(job: (transaction: LibraryTransaction<'readonly'>) => Promise<T>): Promise<T> {
    return this.#run('readonly', job);
  }

  /**
   * Writes in one transaction: all or nothing, and done when the browser says that it is kept. What the job throws undoes it.
   * Rejects with a {@link LibraryError}.
   */
  write<T>(job: (transaction: LibraryTransaction<'readwrite'>) => Promise<T>): Promise<T> {
    return this.#run('readwrite', job);
  }

  /** Ends the connection; the next call opens another. */
  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    await opening?.then((database) => database.close()).catch(() => undefined);
  }

  async #run<T, Mode extends 'readonly' | 'readwrite'>(
    mode: Mode,
    job: (transaction: LibraryTransaction<Mode>) => Promise<T>,
  ): Promise<T> {
    try {
      return await this.#attempt(mode, job).catch(async (cause: unknown) => {
        // It was undone with its connection, so it may be done again.
        if (!(cause instanceof DOMException) || !CLOSED.has(cause.name)) throw cause;
        await this.close();
        return await this.#attempt(mode, job);
      });
    } catch (cause) {
      throw transactionError(cause);
    }
  }

  async #attempt<T, Mode extends 'readonly' | 'readwrite'>(
    mode: Mode,
    job: (transaction: LibraryTransaction<Mode>) => Promise<T>,
  ): Promise<T> {
    const database = await this.#open();
    const transaction = database.transaction(LIBRARY_STORES, mode, { durability: 'strict' });
    // Whoever awaits it below sees it too.
    transaction.done.catch(() => undefined);
    try {
      const value = await job(transaction);
      // A request succeeds before its transaction may still find no room.
      await transaction.done;
      return value;
    } catch (cause) {
      try {
        transaction.abort();
      } catch {
        // It is over already, and its own error says more than that of a request in it.
        await transaction.done;
      }
      throw cause;
    }
  }

  #open(): Promise<IDBPDatabase<LibrarySchema>> {
    this.#opening ??= this.#connect();
    return this.#opening;
  }

  #connect(): Promise<IDBPDatabase<LibrarySchema>> {
    const forget = () => {
      if (this.#opening === opening) this.#opening = undefined;
    };
    const opening = new Promise<IDBPDatabase<LibrarySchema>>((resolve, reject) => {
      let waiting: ReturnType<typeof setTimeout> | undefined;
      let givenUp = false;
      const giveUp = () => {
        givenUp = true;
        reject(libraryError('blocked'));
      };
      // A browser without a database throws at once.
      const connect = async () =>
        openDB<LibrarySchema>(this.name, this.#migrations.length, {
          upgrade: (database, from, _to, transaction) => {
            const migrateAll = async () => {
              for (const migrate of this.#migrations.slice(from))
                await migrate(database, transaction);
            };
            // The library stays as it was, in its old form.
            migrateAll().catch(() => transaction.abort());
            // The request to open tells it.
            transaction.done.catch(() => undefined);
          },
          blocked: () => {
            waiting = setTimeout(giveUp, this.#patience);
          },
          blocking: (_current, _wanted, event) => {
            forget();
            (event.target as IDBDatabase).close();
          },
          terminated: forget,
        });
      connect()
        .then(
          (database) => (givenUp ? database.close() : resolve(database)),
          (cause: unknown) => reject(openingError(cause)),
        )
        .finally(() => clearTimeout(waiting));
    });
    opening.catch(forget);
    return opening;
  }
}
