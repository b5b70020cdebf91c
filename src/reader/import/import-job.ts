import { importError, toImportFailure } from './import-failures';
import { IMPORT_LIMITS } from './import-limits';
import type { ImportedBook, ImportMessage, ImportRequest } from './import-protocol';
import { readBook, tooLarge } from './read-book';

/** Progress is told when it has grown by so much. */
const STEP = 0.01;

/** Does a request and tells how it goes; runs in a thread of its own. Never rejects: what went wrong is the last message. */
export async function runImport(
  request: ImportRequest,
  tell: (message: ImportMessage) => void,
): Promise<void> {
  tell({ kind: 'started' });
  let told = 0;
  const onShare = (share: number) => {
    if (share - told < STEP) return;
    told = share;
    tell({ kind: 'progress', share: Math.min(1, share) });
  };
  try {
    tell({ kind: 'done', book: await importedBook(request, onShare) });
  } catch (error) {
    tell({ kind: 'failed', failure: toImportFailure(error) });
  }
}

async function importedBook(
  { file, name, type, title }: ImportRequest,
  onShare: (share: number) => void,
): Promise<ImportedBook> {
  if (file.size > IMPORT_LIMITS.file) throw tooLarge(file.size);
  const bytes = await file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    (cause: unknown) => {
      throw importError('unreadable', {}, cause);
    },
  );
  const { fileHash } = await import('./file-hash').catch((cause: unknown) => {
    throw importError('not-loaded', {}, cause);
  });
  // Before it is read: a reader may take the bytes for itself.
  const hash = await fileHash(bytes);
  const book = await readBook({ bytes, name, type, title }, onShare);
  return { ...book, fileName: name || undefined, hash, bytes: file.size };
}
