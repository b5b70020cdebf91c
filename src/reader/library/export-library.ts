import { type ArchiveEntry, writeEntries } from './archive-entries';
import { BOOK, bookFolder, COVER, chapterFile, HEAD } from './archive-paths';
import { formatBook, formatHead } from './archive-records';
import { LibraryError, throwIfCancelled } from './library-error';
import type { LibraryStore } from './library-store';
import { getWholeBook, type WholeBook } from './whole-book';

/** How far an export or an import is. */
export interface ArchiveProgress {
  /** Bytes that are dealt with, and all of them. */
  readonly done: number;
  readonly total: number;
}

/** How a library is written or read; every one has a default. */
export interface ArchiveOptions {
  /** Ends it; it then rejects with `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: ArchiveProgress) => void;
}

/**
 * Writes the whole library into one file: books with their covers, states and bookmarks, and the app's preferences. Each book is as
 * it was at one moment, and only one is in memory at a time. Rejects with a `LibraryError`.
 * @param preferences what JSON can hold
 */
export async function exportLibrary(
  store: LibraryStore,
  preferences: Readonly<Record<string, unknown>> = {},
  { signal, onProgress }: ArchiveOptions = {},
): Promise<Blob> {
  const sizes = await store.sizes();
  const total = Array.from(sizes.values()).reduce((sum, bytes) => sum + bytes, 0);
  async function* entries(): AsyncGenerator<ArchiveEntry> {
    const now = Date.now();
    yield entry(HEAD, formatHead({ exportedAt: now, preferences }), now);
    let done = 0;
    let number = 0;
    for (const [id, bytes] of sizes) {
      throwIfCancelled(signal);
      const whole = await readBook(store, id);
      if (whole) yield* bookEntries(whole, bookFolder(number++));
      done += bytes;
      onProgress?.({ done, total });
    }
    throwIfCancelled(signal);
  }
  return await writeEntries(entries());
}

/** Undefined for a book that was removed meanwhile. */
async function readBook(store: LibraryStore, id: string): Promise<WholeBook | undefined> {
  try {
    return await store.database.read((transaction) => getWholeBook(transaction, id));
  } catch (error) {
    if (error instanceof LibraryError && error.code === 'unknown-book') return undefined;
    throw error;
  }
}

function* bookEntries(
  { book: { storedBytes: _, ...book }, cover, chapters, state, bookmarks }: WholeBook,
  folder: string,
): Generator<ArchiveEntry> {
  const described = { book, coverType: cover?.type, state, bookmarks };
  yield entry(folder + BOOK, formatBook(described), book.addedAt);
  for (const { index, html } of chapters)
    yield entry(folder + chapterFile(index), html, book.addedAt);
  if (cover)
    yield {
      path: folder + COVER,
      bytes: new Uint8Array(cover.bytes),
      modifiedAt: book.addedAt,
    };
}

function entry(path: string, text: string, modifiedAt: number): ArchiveEntry {
  return { path, bytes: new TextEncoder().encode(text), modifiedAt };
}
