import type { ReadingState } from './book';
import type { LibraryChanges } from './library-changes';
import type { LibraryDatabase } from './library-database';
import { initialState, requireBook } from './whole-book';

/** What is to be different in a state. A field that is not there stays as it is; `undefined` is a value. */
export interface StatePatch extends Partial<Omit<ReadingState, 'bookId' | 'listened'>> {
  /** Seconds that were listened to since the last patch; added to what is stored. */
  readonly listened?: number;
}

/** Where somebody is in each book. Every call rejects with a `LibraryError`. */
export class LibraryStates {
  constructor(
    private readonly database: LibraryDatabase,
    private readonly changes: LibraryChanges,
    private readonly now: () => number,
  ) {}

  /** A book's state. Rejects with `unknown-book`. */
  async get(bookId: string): Promise<ReadingState> {
    const record = await this.database.read(async (transaction) => {
      await requireBook(transaction, bookId);
      return await transaction.objectStore('states').get(bookId);
    });
    const { savedAt: _, ...state } = record ?? initialState(bookId);
    return state;
  }

  /** The states of all books, by their ids. */
  async all(): Promise<ReadonlyMap<string, ReadingState>> {
    const records = await this.database.read((transaction) =>
      transaction.objectStore('states').getAll(),
    );
    return new Map(records.map(({ savedAt: _, ...state }) => [state.bookId, state]));
  }

  /**
   * Changes a book's state, read and written in one transaction: two tabs do not lose each other's fields. Rejects with
   * `unknown-book`, so that nothing is kept of a book that another tab removed.
   * @returns the state as it is now
   */
  async save(bookId: string, patch: StatePatch): Promise<ReadingState> {
    const { listened = 0, progress, ...fields } = patch;
    const saved = await this.database.write(async (transaction) => {
      await requireBook(transaction, bookId);
      const states = transaction.objectStore('states');
      const before = (await states.get(bookId)) ?? initialState(bookId);
      const state = {
        ...before,
        ...fields,
        bookId,
        progress: clamp(progress, 1) ?? before.progress,
        listened: before.listened + (clamp(listened, Number.MAX_VALUE) ?? 0),
      };
      await states.put({ ...state, savedAt: this.now() });
      return state;
    });
    this.changes.post('state', bookId);
    const { savedAt: _, ...state } = saved;
    return state;
  }
}

/** Undefined for what is no number: it would be there for ever. */
function clamp(value: number | undefined, most: number): number | undefined {
  return Number.isFinite(value) ? Math.min(most, Math.max(0, Number(value))) : undefined;
}
