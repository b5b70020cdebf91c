import { speechError } from '../../shared/speech-error';
import { onSink } from './sink-error';

/** The folder of the private file system that holds sound files under way and notes of unfinished exports. */
const FOLDER = 'kokoro-speak-exports';
const LOCK = 'kokoro-speak:export:';

/** Names of what an export keeps in the folder. @param part what it is, with its ending */
export function exportFileName(id: string, part: string): string {
  return `${id}.${part}`;
}

/** The export that a file of the folder belongs to. */
export function exportOf(fileName: string): string {
  return fileName.slice(0, Math.max(0, fileName.indexOf('.')));
}

/**
 * The folder of this origin.
 * @param create whether it is made where there is none
 * @throws SpeechError `storage-unavailable` where a page cannot write files
 */
export async function exportFolder(create = true): Promise<FileSystemDirectoryHandle> {
  // The interface is missing outside of secure contexts, and older Safari writes such files in workers only.
  const canWrite =
    typeof FileSystemFileHandle !== 'undefined' &&
    'createWritable' in FileSystemFileHandle.prototype;
  if (!canWrite) throw speechError('storage-unavailable', 'no-files');
  try {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle(FOLDER, { create });
  } catch (cause) {
    throw speechError('storage-unavailable', 'no-files', {}, cause);
  }
}

/** Writes a small file at once. Rejects as a sink does. */
export function writeNote(
  folder: FileSystemDirectoryHandle,
  name: string,
  value: unknown,
): Promise<void> {
  return onSink(async () => {
    const handle = await folder.getFileHandle(name, { create: true });
    const stream = await handle.createWritable();
    try {
      await stream.write(JSON.stringify(value));
    } catch (cause) {
      await stream.abort().catch(() => undefined);
      throw cause;
    }
    await stream.close();
  });
}

/** What {@link writeNote} wrote; undefined if it is not there, or not whole. */
export async function readNote(folder: FileSystemDirectoryHandle, name: string): Promise<unknown> {
  try {
    const file = await (await folder.getFileHandle(name)).getFile();
    return JSON.parse(await file.text());
  } catch {
    return undefined;
  }
}

/** Names of the folder's files. */
export async function fileNames(folder: FileSystemDirectoryHandle): Promise<string[]> {
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  return names;
}

/** Removes files that may not be there. Never rejects. */
export async function removeFiles(
  folder: FileSystemDirectoryHandle,
  names: readonly string[],
): Promise<void> {
  await Promise.all(names.map((name) => folder.removeEntry(name).catch(() => undefined)));
}

/**
 * Tells all pages of the origin that an export is alive, until it is let go of or the page ends. It comes before the export's first
 * file, so that a file whose export is not alive belongs to nobody.
 */
export async function keepAlive(id: string): Promise<() => void> {
  const { locks } = navigator;
  if (!locks) return () => undefined;
  return await new Promise((resolve, reject) => {
    locks.request(LOCK + id, () => new Promise<void>((letGo) => resolve(letGo))).catch(reject);
  });
}

/** Ids of the exports that are alive in any page. */
export async function aliveExports(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  const names = held.map(({ name }) => name ?? '').filter((name) => name.startsWith(LOCK));
  return new Set(names.map((name) => name.slice(LOCK.length)));
}
