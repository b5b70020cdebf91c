import type { ImportedModel, StorageProgress } from '../../contracts/model-storage';
import { speechError, throwIfAborted } from '../../shared/speech-error';
import { storedName } from '../download/kept-files';
import type { ModelStore, StoredFile } from '../store/model-store';
import { filesOf } from '../store/stored-models';
import { type ArchivedFile, badArchive, damagedArchive } from './archive-manifest';
import { type ArchiveEntry, ArchiveReader } from './archive-reader';
import { writeArchive } from './archive-writer';
import { type FileImport, importFile } from './import-file';

/** What an import works with. */
export interface ImportParts extends FileImport {
  readonly onProgress: (progress: StorageProgress) => void;
}

/** The share of an archive that has to be read before it is worth telling. */
const STEP = 1 / 200;

/**
 * A model's whole files as one archive, see {@link writeArchive}. What was made of them on this device stays here.
 * Rejects with `invalid-argument` (`not-stored`) if there are none, and as the store does.
 */
export async function exportModel(id: string, store: ModelStore): Promise<Blob> {
  const files = newestByPath(filesOf(id, await store.list()));
  const notStored = () => speechError('invalid-argument', 'not-stored', { model: id });
  if (files.size === 0) throw notStored();
  const archived = [...files.values()].map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }));
  return await writeArchive({ model: id, files: archived }, async (path) => {
    const file = files.get(path);
    const bytes = file && (await store.read(file.name));
    // Removed meanwhile, in another tab perhaps.
    if (!file || bytes?.byteLength !== file.bytes) throw notStored();
    return { bytes, storedAt: file.storedAt };
  });
}

/**
 * Stores the files of an archive under their content, each checked while it streams. A file that is here already stays as
 * it is. Rejects with `integrity` (`damaged-file`, `damaged-archive`), `invalid-argument` (`not-an-archive`,
 * `bad-archive`), `aborted` or as the store does, and then removes the files that it brought.
 */
export async function importModel(file: Blob, parts: ImportParts): Promise<ImportedModel> {
  throwIfAborted(parts.signal);
  const archive = await ArchiveReader.open(file);
  const brought = new Set<string>();
  try {
    const { model, files } = archive.manifest;
    const onBytes = progressOf(files, parts.onProgress);
    const expected = new Map(files.map((wanted) => [wanted.path, wanted]));
    for (let entry = await archive.next(); entry; entry = await archive.next()) {
      const wanted = take(expected, entry);
      if (await importFile(entry, { ...wanted, model }, parts, onBytes))
        brought.add(storedName(wanted.sha256));
    }
    const [missing] = expected.keys();
    if (missing !== undefined) throw damagedArchive(`it lacks ${missing}`);
    throwIfAborted(parts.signal);
    return { id: model, stored: brought.size, skipped: files.length - brought.size };
  } catch (error) {
    for (const name of brought) await parts.store.remove(name).catch(() => undefined);
    throw error;
  } finally {
    await archive.close();
  }
}

function take(expected: Map<string, ArchivedFile>, { path, bytes }: ArchiveEntry): ArchivedFile {
  const wanted = expected.get(path);
  if (!wanted) throw badArchive(`its manifest does not name ${path}, or it holds it twice`);
  if (wanted.bytes !== bytes)
    throw damagedArchive(`${path} has ${bytes} bytes instead of ${wanted.bytes}`);
  expected.delete(path);
  return wanted;
}

/** A stored file of the model's own, by its content. */
type OwnFile = StoredFile & ArchivedFile;

/** Without what was made on this device; a path that was given another content under the same revision is the newer one. */
function newestByPath(files: readonly StoredFile[]): ReadonlyMap<string, OwnFile> {
  const own = files.flatMap((file): OwnFile[] => {
    const sha256 = file.name.slice(-64);
    return file.name === storedName(sha256) ? [{ ...file, sha256 }] : [];
  });
  own.sort((a, b) => a.storedAt - b.storedAt);
  return new Map(own.map((file) => [file.path, file]));
}

function progressOf(
  files: readonly ArchivedFile[],
  tell: (progress: StorageProgress) => void,
): (bytes: number) => void {
  const totalBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let receivedBytes = 0;
  let told = 0;
  return (bytes) => {
    receivedBytes += bytes;
    if (receivedBytes < told + totalBytes * STEP && receivedBytes !== totalBytes) return;
    told = receivedBytes;
    tell({ receivedBytes, totalBytes });
  };
}
