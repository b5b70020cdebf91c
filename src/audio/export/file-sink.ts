import type { ByteSink } from './byte-sink';
import { onSink } from './sink-error';

/** What a {@link FileSink} does at its end besides closing the stream. */
export interface FileSinkEnd {
  /** Gives the finished file, where it is to be handed out. */
  committed?(): Promise<Blob>;
  /** Removes what the stream's end leaves. */
  discarded?(): Promise<void>;
}

/** A file of the person's own choice or of the private file system, written through the platform's stream. */
export class FileSink implements ByteSink {
  readonly isSeekable = true;

  /** @param stream the sink's own from now on */
  constructor(
    private readonly stream: FileSystemWritableFileStream,
    private readonly end: FileSinkEnd = {},
  ) {}

  write(data: Uint8Array<ArrayBuffer>, position: number): Promise<void> {
    return onSink(() => this.stream.write({ type: 'write', data, position }));
  }

  commit(): Promise<Blob | undefined> {
    return onSink(async () => {
      await this.stream.close();
      return await this.end.committed?.();
    });
  }

  async discard(): Promise<void> {
    // A stream that failed is closed already. What was written so far is in the browser's swap file, which goes with it.
    await this.stream.abort().catch(() => undefined);
    await this.end.discarded?.().catch(() => undefined);
  }
}

interface RemovableHandle {
  remove?(): Promise<void>;
}

/**
 * A file that somebody chose. Until the commit it keeps what it held before; a discarded one that was new (a dialogue makes it,
 * empty) is removed again, where the browser can.
 */
export async function openChosenFile(handle: FileSystemFileHandle): Promise<FileSink> {
  return await onSink(async () => {
    const wasEmpty = (await handle.getFile()).size === 0;
    const stream = await handle.createWritable();
    return new FileSink(stream, {
      discarded: async () => {
        if (wasEmpty) await (handle as RemovableHandle).remove?.();
      },
    });
  });
}
