import type { ByteSink } from './byte-sink';
import { exportFileName, exportFolder, removeFiles } from './export-folder';
import { FileSink } from './file-sink';
import { onSink } from './sink-error';
import { pipeFile } from './stream-sink';

/** A file that only this origin sees. */
export interface PrivateFile {
  /** Its commit gives a Blob that lies on the disk: nothing reads it into memory. */
  readonly sink: ByteSink;
  /** Removes the file; its Blob cannot be read any more. Never rejects. */
  remove(): Promise<void>;
}

/**
 * Begins a private file. Rejects with `storage-unavailable` where a page cannot have one.
 * @param id of the export, which is alive already
 * @param type of the Blob
 */
export async function openPrivateFile(
  id: string,
  extension: string,
  type: string,
): Promise<PrivateFile> {
  const folder = await exportFolder();
  const name = exportFileName(id, extension);
  const remove = () => removeFiles(folder, [name]);
  const sink = await onSink(async () => {
    const handle = await folder.getFileHandle(name, { create: true });
    return new FileSink(await handle.createWritable(), {
      committed: async () => {
        const file = await handle.getFile();
        return file.slice(0, file.size, type);
      },
      discarded: remove,
    });
  });
  return { sink, remove };
}

/**
 * A stream for a file that is not written in order: it gathers in a private file, and is sent when it is whole.
 * @param stream closed at the commit; aborted otherwise
 */
export function spooled(
  { sink, remove }: PrivateFile,
  stream: WritableStream<Uint8Array<ArrayBuffer>>,
  signal: AbortSignal,
): ByteSink {
  return {
    isSeekable: true,
    write: (data, position) => sink.write(data, position),
    async commit() {
      const file = await sink.commit();
      try {
        if (file) await pipeFile(file, stream, signal);
      } finally {
        await remove();
      }
      return undefined;
    },
    async discard() {
      await sink.discard();
      await stream.abort().catch(() => undefined);
    },
  };
}
