/** Longest piece of a body that is read at a time, in bytes. */
const READ_BYTES = 256 * 1024;

/** Reads a body piece by piece. */
export interface BodyReader {
  /** The next bytes, good until the next call; undefined at the end. */
  read(): Promise<Uint8Array | undefined>;
}

/**
 * A reader of an answer's body that uses one buffer again and again where the browser lets it (byte streams: Chrome,
 * Firefox). Otherwise each piece is a buffer of its own, and up to 60 MB of them wait to be collected.
 */
export function readerOf(body: ReadableStream<Uint8Array> | null): BodyReader {
  if (!body) return { read: async () => undefined };
  let reader: ReadableStreamBYOBReader;
  try {
    reader = body.getReader({ mode: 'byob' });
  } catch {
    return plainReader(body.getReader());
  }
  let buffer = new ArrayBuffer(READ_BYTES);
  return {
    async read() {
      const { value, done } = await reader.read(new Uint8Array(buffer));
      if (done || !value) return undefined;
      buffer = value.buffer;
      return value;
    },
  };
}

function plainReader(reader: ReadableStreamDefaultReader<Uint8Array>): BodyReader {
  return {
    async read() {
      const { value, done } = await reader.read();
      return done ? undefined : value;
    },
  };
}
