import { createTarPacker } from 'modern-tar';
import { ARCHIVE_MANIFEST, type ArchiveManifest, formatArchiveManifest } from './archive-manifest';

type Bytes = Uint8Array<ArrayBuffer>;

/** A file that goes into an archive. */
interface Entry {
  readonly name: string;
  readonly mtime: Date;
  readonly bytes: Bytes;
}

/** Type of an uncompressed tar (https://en.wikipedia.org/wiki/List_of_archive_formats). */
const ARCHIVE_TYPE = 'application/x-tar';

/**
 * Makes an archive of a model's files: an uncompressed tar with the manifest as its first entry. What is packed goes into
 * the Blob at once, which browsers keep outside this thread and on disk if it is large: here, one file at a time is in
 * memory.
 * @param read brings a file's bytes and when it was stored, in milliseconds since 1970; asked for one after the other
 */
export async function writeArchive(
  manifest: ArchiveManifest,
  read: (path: string) => Promise<{ readonly bytes: Bytes; readonly storedAt: number }>,
): Promise<Blob> {
  const { readable, controller } = createTarPacker();
  const pack = async ({ name, mtime, bytes }: Entry) => {
    const body = controller.add({ name, mtime, size: bytes.byteLength }).getWriter();
    await body.write(bytes);
    await body.close();
  };
  const packAll = async () => {
    const text = new TextEncoder().encode(formatArchiveManifest(manifest));
    await pack({ name: ARCHIVE_MANIFEST, mtime: new Date(), bytes: text });
    for (const { path } of manifest.files) {
      const { bytes, storedAt } = await read(path);
      await pack({ name: path, mtime: new Date(storedAt), bytes });
    }
    controller.finalize();
  };
  const packed = packAll().catch((error: unknown) => {
    controller.error(error);
    throw error;
  });
  const [archive] = await Promise.all([collect(readable), packed]);
  return archive;
}

async function collect(stream: ReadableStream<Bytes>): Promise<Blob> {
  const parts: Blob[] = [];
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts, { type: ARCHIVE_TYPE });
    parts.push(new Blob([value]));
  }
}
