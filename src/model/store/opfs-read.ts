import { isNamed, type OpfsFolder } from './opfs-folder';

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
      let at = 0;
      while (at < bytes) {
        const count = file.read(target.subarray(at, bytes), { at });
        if (!(count > 0 && count <= bytes - at)) return undefined;
        at += count;
      }
      return target;
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
