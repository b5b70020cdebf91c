import { ImportError, importError } from './import-failures';
import { IMPORT_LIMITS } from './import-limits';
import type { ImportedBook, ImportMessage, ImportRequest } from './import-protocol';
import { tooLarge } from './read-book';
import { spawnImportWorker } from './spawn-import-worker';

/** A text that was pasted or shared. */
export interface ImportText {
  readonly text: string;
  readonly title?: string | undefined;
  /** `text/markdown` or `text/html`, where the text is known to be that; plain text otherwise. */
  readonly type?: string | undefined;
}

/** How an import is watched and ended. */
export interface ImportOptions {
  /** Ends the import at once, whatever it is doing. */
  readonly signal?: AbortSignal | undefined;
  /** Hears how much is read, 0 to 1, about a hundred times at most. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/**
 * Makes a book of a file or a text, in a thread that lives no longer than this. Nothing is kept: a failed import leaves nothing
 * behind. Rejects with {@link ImportError}, `cancelled` if the signal says so.
 */
export function importBook(
  source: File | ImportText,
  { signal, onProgress }: ImportOptions = {},
): Promise<ImportedBook> {
  const request = requestOf(source);
  if (signal?.aborted) return Promise.reject(importError('cancelled'));
  if (request.file.size > IMPORT_LIMITS.file) return Promise.reject(tooLarge(request.file.size));
  return new Promise<ImportedBook>((resolve, reject) => {
    const worker = spawnImportWorker();
    let hasStarted = false;
    const end = () => {
      worker.terminate();
      signal?.removeEventListener('abort', cancel);
    };
    const fail = (error: ImportError) => {
      end();
      reject(error);
    };
    const cancel = () => fail(importError('cancelled'));
    signal?.addEventListener('abort', cancel);
    worker.onerror = (event) => {
      event.preventDefault();
      fail(importError(hasStarted ? 'interrupted' : 'not-loaded', {}, event.message));
    };
    worker.onmessageerror = () => fail(importError('interrupted'));
    worker.onmessage = ({ data }: MessageEvent<ImportMessage>) => {
      switch (data.kind) {
        case 'started':
          hasStarted = true;
          break;
        case 'progress':
          onProgress?.(data.share);
          break;
        case 'done':
          end();
          resolve(data.book);
          break;
        case 'failed':
          fail(new ImportError(data.failure));
      }
    };
    worker.postMessage(request);
  });
}

function requestOf(source: File | ImportText): ImportRequest {
  if (source instanceof File) {
    const { name, type } = source;
    return { file: source, name, type, title: undefined };
  }
  const { text, title, type = 'text/plain' } = source;
  return { file: new Blob([text]), name: '', type, title: title || undefined };
}
