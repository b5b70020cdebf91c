import { createSHA256, type IHasher } from 'hash-wasm';
import { createTarDecoder, createTarPacker } from 'modern-tar';
import { blobStream } from '../../shared/blob-stream';
import { libraryError } from './library-error';

type Bytes = Uint8Array<ArrayBuffer>;

/** One file of an archive. */
export interface ArchiveEntry {
  /** `books/0001/book.json` */
  readonly path: string;
  readonly bytes: Bytes;
  /** Milliseconds since 1970. */
  readonly modifiedAt: number;
}

/** One file of an archive that is read, while it is its turn. */
export interface StoredEntry {
  readonly path: string;
  /** Its length. */
  readonly size: number;
  /** Its bytes, piece by piece; to be gone through once. What is not read is passed over. */
  pieces(): AsyncGenerator<Uint8Array, void, undefined>;
  /** All of its bytes. */
  text(): Promise<string>;
  all(): Promise<ArrayBuffer>;
}

/** The last entry: a line for each of the others, as `sha256sum -c` reads it. */
export const SUMS = 'SHA256SUMS';
/** Type of an uncompressed tar. */
const TYPE = 'application/x-tar';
/** Bytes that are put together before they go into a Blob, which browsers keep outside this thread. */
const PART = 1024 * 1024;

/** What is thrown for an archive that is not as it was written. */
export function damaged(problem: string, cause?: unknown): Error {
  return libraryError('damaged-archive', { problem }, cause);
}

/** A line of {@link SUMS}. */
export function sumLine(path: string, hash: string): string {
  return `${hash}  ${path}\n`;
}

/**
 * Makes an uncompressed tar of entries, with their sums as the last one. One entry at a time is in memory.
 * @param entries asked for one after the other
 */
export async function writeEntries(entries: AsyncIterable<ArchiveEntry>): Promise<Blob> {
  const { readable, controller } = createTarPacker();
  const hasher = await createSHA256();
  const pack = async ({ path, bytes, modifiedAt }: ArchiveEntry) => {
    const header = { name: path, size: bytes.byteLength, mtime: new Date(modifiedAt) };
    const body = controller.add(header).getWriter();
    if (bytes.byteLength > 0) await body.write(bytes);
    await body.close();
  };
  const packAll = async () => {
    let sums = '';
    for await (const entry of entries) {
      sums += sumLine(entry.path, hasher.init().update(entry.bytes).digest());
      await pack(entry);
    }
    await pack({ path: SUMS, bytes: new TextEncoder().encode(sums), modifiedAt: Date.now() });
    controller.finalize();
  };
  const packed = packAll().catch((error: unknown) => {
    controller.error(error);
    throw error;
  });
  const [archive] = await Promise.all([collect(readable), packed]);
  return archive;
}

/**
 * Goes through an archive. Rejects with `not-a-library` for what is no tar, `damaged-archive` for one that cannot be read to its
 * end.
 */
export async function* readEntries(file: Blob): AsyncGenerator<StoredEntry, void, undefined> {
  const entries = blobStream(file)
    .pipeThrough(createTarDecoder({ strict: true }))
    .getReader();
  let isFirst = true;
  const wrong = (cause: unknown): never => {
    if (isFirst) throw libraryError('not-a-library', { problem: 'it is no tar' }, cause);
    throw damaged('it cannot be read to its end', cause);
  };
  try {
    for (;;) {
      const { done, value } = await entries.read().catch(wrong);
      if (done) return;
      isFirst = false;
      const { header, body } = value;
      if (header.type !== 'file') throw damaged(`${header.name} is not a file`);
      const reader = body.getReader();
      const pieces = async function* () {
        for (;;) {
          const piece = (await reader.read().catch(wrong)).value;
          if (!piece) return;
          yield piece;
        }
      };
      const all = async () => {
        const bytes = new Uint8Array(header.size);
        let length = 0;
        for await (const piece of pieces()) {
          bytes.set(piece, length);
          length += piece.byteLength;
        }
        return bytes.buffer;
      };
      yield {
        path: header.name,
        size: header.size,
        pieces,
        // A mark of byte order is a part of the text, in which places count.
        text: async () => new TextDecoder('utf-8', { ignoreBOM: true }).decode(await all()),
        all,
      };
      // Past what was not read.
      await reader.cancel().catch(() => undefined);
    }
  } finally {
    // Not awaited: where the file has more to give, the end of the cancelling is never told.
    entries.cancel('over').catch(() => undefined);
  }
}

/** Makes a hasher that is used for one entry after the other. */
export function newHasher(): Promise<IHasher> {
  return createSHA256();
}

async function collect(stream: ReadableStream<Bytes>): Promise<Blob> {
  const parts: Blob[] = [];
  let waiting: Bytes[] = [];
  let bytes = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (value) {
      waiting.push(value);
      bytes += value.byteLength;
    }
    if (done || bytes >= PART) {
      parts.push(new Blob(waiting));
      waiting = [];
      bytes = 0;
    }
    if (done) return new Blob(parts, { type: TYPE });
  }
}
