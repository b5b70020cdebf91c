import { damaged, readEntries, type StoredEntry, SUMS } from './archive-entries';
import { BOOK, bookFolder, COVER, chapterFile, HEAD } from './archive-paths';
import { parseBook } from './archive-records';
import { storedBytes } from './book-record';
import { checkArchive } from './check-archive';
import { cleanHtml } from './clean-html';
import type { ArchiveOptions } from './export-library';
import { throwIfCancelled } from './library-error';
import type { CoverRecord } from './library-schema';
import type { LibraryStore } from './library-store';
import { mergeBook } from './merge-book';
import { pauses } from './pauses';
import type { WholeBook } from './whole-book';

/** What came of an import. */
export interface ImportedLibrary {
  /** Books that were not there. */
  readonly added: number;
  /** Books that were there: they have the newer of the two states, and the bookmarks of both. */
  readonly merged: number;
  /** The app's preferences, as they were given to the export; for the app to judge and to take over. */
  readonly preferences: Readonly<Record<string, unknown>>;
}

/**
 * Brings what an export wrote into the library. The file is read and checked as a whole before anything is changed; then each book
 * is stored in one transaction, and nothing is removed. Whoever cancels keeps the books that were stored until then, and so does who
 * runs out of room; importing the same file again brings the others. Rejects with `not-a-library`, `newer-archive`,
 * `damaged-archive`, `full`, `cancelled`.
 */
export async function importLibrary(
  store: LibraryStore,
  file: Blob,
  { signal, onProgress }: ArchiveOptions = {},
): Promise<ImportedLibrary> {
  throwIfCancelled(signal);
  let done = 0;
  const onBytes = (bytes: number) => {
    done += bytes;
    onProgress?.({ done: Math.min(done, 2 * file.size), total: 2 * file.size });
  };
  const { head, bookIds } = await checkArchive(file, signal, onBytes);
  let added = 0;
  let merged = 0;
  const others = new Set(bookIds);
  for await (const whole of readBooks(file, signal, onBytes)) {
    throwIfCancelled(signal);
    const { bookId, isNew } = await store.database.write((transaction) =>
      mergeBook(transaction, whole, others),
    );
    others.add(bookId);
    if (isNew) added++;
    else merged++;
    for (const kind of isNew ? (['added'] as const) : (['state', 'bookmarks'] as const))
      store.changes.post(kind, bookId);
  }
  onProgress?.({ done: 2 * file.size, total: 2 * file.size });
  return { added, merged, preferences: head.preferences };
}

/** The books of an archive that was checked, one at a time. */
async function* readBooks(
  file: Blob,
  signal: AbortSignal | undefined,
  onBytes: (bytes: number) => void,
): AsyncGenerator<WholeBook> {
  const pause = pauses();
  const entries = readEntries(file);
  const next = async (path: string): Promise<StoredEntry> => {
    throwIfCancelled(signal);
    const { value: entry } = await entries.next();
    // It was in its place when the file was checked.
    if (entry?.path !== path) throw damaged(`${path} changed meanwhile`);
    onBytes(entry.size);
    return entry;
  };
  try {
    await next(HEAD);
    for (let number = 0; ; number++) {
      const { value: entry } = await entries.next();
      if (!entry || entry.path === SUMS) return;
      const folder = bookFolder(number);
      if (entry.path !== folder + BOOK) throw damaged(`${entry.path} changed meanwhile`);
      onBytes(entry.size);
      const { book, coverType, state, bookmarks } = parseBook(await entry.text());
      const bookId = book.id;
      const chapters = [];
      for (const [index, info] of book.chapters.entries()) {
        const html = cleanHtml(await (await next(folder + chapterFile(index))).text());
        chapters.push({ ...info, bookId, index, html });
        await pause();
      }
      let cover: CoverRecord | undefined;
      if (coverType !== undefined)
        cover = { bookId, type: coverType, bytes: await (await next(folder + COVER)).all() };
      yield {
        book: { ...book, storedBytes: storedBytes(chapters, cover) },
        cover,
        chapters,
        state,
        bookmarks,
      };
    }
  } finally {
    await entries.return();
  }
}
