import type { StoredView } from './model-store';
import { isNamed, type OpfsFolder, type SyncAccess } from './opfs-folder';
import { lostFile } from './store-error';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Reads a file's first bytes, into a buffer of that length at least.
 * @returns the buffer; undefined if there is no such file or it is shorter
 */
export async function readData(
  folder: OpfsFolder,
  data: string,
  bytes: number,
  into?: Bytes,
): Promise<Bytes | undefined> {
  try {
    const file = await folder.openToRead(data);
    try {
      if (file.getSize() < bytes) return undefined;
      const target = into ?? new Uint8Array(bytes);
      return fill(file, 0, target.subarray(0, bytes)) ? target : undefined;
    } finally {
      file.close();
    }
  } catch (cause) {
    if (isNamed(cause, 'NotFoundError')) return undefined;
    if (!isNamed(cause, 'NoModificationAllowedError')) throw cause;
  }
  // Another reader has it for itself, in a browser without shared handles.
  const snapshot = await folder.snapshot(data);
  if (snapshot.size < bytes) return undefined;
  const read = new Uint8Array(await snapshot.slice(0, bytes).arrayBuffer());
  into?.set(read);
  return into ?? read;
}

/**
 * Opens a file of so many bytes beside other readers.
 * @returns undefined if there is no such file, it is shorter, or this browser lets only one reader in, who is there
 */
export async function openView(
  folder: OpfsFolder,
  data: string,
  bytes: number,
): Promise<StoredView | undefined> {
  let file: SyncAccess;
  try {
    file = await folder.openToRead(data);
  } catch (cause) {
    if (isNamed(cause, 'NotFoundError', 'NoModificationAllowedError')) return undefined;
    throw cause;
  }
  if (file.getSize() < bytes) {
    file.close();
    return undefined;
  }
  return {
    bytes,
    read: (offset, into) => {
      if (!fill(file, offset, into)) throw lostFile(data);
    },
    close: () => file.close(),
  };
}

/** Fills an array with what lies from `offset` on. @returns whether there was enough */
function fill(file: SyncAccess, offset: number, target: Bytes): boolean {
  const { byteLength } = target;
  for (let at = 0; at < byteLength; ) {
    const count = file.read(target.subarray(at), { at: offset + at });
    if (!(count > 0 && count <= byteLength - at)) return false;
    at += count;
  }
  return true;
}
