import { speechError } from '../../shared/speech-error';
import type { ByteSink } from './byte-sink';
import { onSink } from './sink-error';

/** A stream that takes bytes in order. It is closed at the commit, and aborted when what it got is not wanted. */
export class StreamSink implements ByteSink {
  readonly isSeekable = false;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>;
  #position = 0;

  /** @param stream locked from now on */
  constructor(stream: WritableStream<Uint8Array<ArrayBuffer>>) {
    this.#writer = stream.getWriter();
    // Whoever writes hears of it.
    this.#writer.closed.catch(() => undefined);
  }

  write(data: Uint8Array<ArrayBuffer>, position: number): Promise<void> {
    return onSink(async () => {
      if (position !== this.#position) throw new Error(`a write at ${position} goes back`);
      this.#position += data.byteLength;
      await this.#writer.ready;
      // The bytes are lent, and the stream may keep what it is given.
      await this.#writer.write(data.slice());
    });
  }

  async commit(): Promise<undefined> {
    await onSink(() => this.#writer.close());
  }

  async discard(): Promise<void> {
    const { failure } = speechError('aborted', 'cancelled');
    await this.#writer.abort(failure).catch(() => undefined);
  }
}

/** A finished file, sent through a stream; the stream is closed. Rejects as {@link StreamSink} does. */
export function pipeFile(
  file: Blob,
  stream: WritableStream<Uint8Array<ArrayBuffer>>,
  signal: AbortSignal,
): Promise<void> {
  return onSink(() => file.stream().pipeTo(stream, { signal }));
}
