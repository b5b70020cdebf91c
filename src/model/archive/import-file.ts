import { SpeechError, speechError, throwIfAborted } from '../../shared/speech-error';
import { FileAssembler } from '../download/file-assembler';
import type { FileLock } from '../download/file-lock';
import { fileLockName, storedName } from '../download/kept-files';
import { PieceQueue } from '../download/piece-queue';
import type { ModelStore } from '../store/model-store';
import type { ArchivedFile } from './archive-manifest';
import type { ArchiveEntry } from './archive-reader';

/** What the import of a file works with. */
export interface FileImport {
  readonly store: ModelStore;
  /** The one that downloads hold, so that no file is downloaded and imported at the same time. */
  readonly lock: FileLock;
  readonly signal?: AbortSignal | undefined;
  /** Longest piece that is stored at a time; for tests. */
  readonly pieceBytes?: number | undefined;
}

/** A file of an archive, and the model (`id@revision`) that it is kept for. */
type ImportedFile = ArchivedFile & { readonly model: string };

/**
 * Stores one file of an archive, through two pieces of memory, unless the store has it. What an unfinished download left
 * of it gives way. Rejects with `integrity` (`damaged-file`, `damaged-archive`), `aborted` or as the store does, and
 * leaves nothing.
 * @param onBytes told of bytes that are dealt with
 * @returns whether it was stored; false if it was there
 */
export async function importFile(
  entry: ArchiveEntry,
  file: ImportedFile,
  parts: FileImport,
  onBytes: (bytes: number) => void,
): Promise<boolean> {
  const name = storedName(file.sha256);
  const endTurn = await parts.lock.acquire(fileLockName(name), parts.signal);
  try {
    if (await parts.store.has(name)) {
      await entry.skip();
      onBytes(file.bytes);
      return false;
    }
    await storeFile(entry, file, parts, onBytes);
    return true;
  } finally {
    endTurn();
  }
}

async function storeFile(
  entry: ArchiveEntry,
  { path, bytes, sha256, model }: ImportedFile,
  { store, signal, pieceBytes }: FileImport,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const queued = { name: storedName(sha256), info: { model, path } };
  const queue = await PieceQueue.open(store, queued, () => undefined);
  try {
    const sink = await FileAssembler.create({ bytes, keepsWhole: false, queue, pieceBytes });
    if (sink.received > 0) sink.restart();
    for (let chunk = await entry.read(); chunk; chunk = await entry.read()) {
      throwIfAborted(signal);
      await sink.append(chunk);
      onBytes(chunk.byteLength);
    }
    throwIfAborted(signal);
    if (sink.digest() !== sha256) throw speechError('integrity', 'damaged-file', { file: path });
  } catch (error) {
    queue.restart();
    queue.suspend();
    await queue.over;
    throw error;
  }
  queue.commit();
  await queue.over;
  if (queue.failure) throw new SpeechError(queue.failure);
}
