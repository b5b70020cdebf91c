import { createSHA256, type IHasher } from 'hash-wasm';
import { SpeechError } from '../../shared/speech-error';
import { PIECE_BYTES } from '../store/model-store';
import type { FileSink } from './file-sink';
import type { PieceQueue } from './piece-queue';

type Bytes = Uint8Array<ArrayBuffer>;

/** How a {@link FileAssembler} works. */
export interface AssemblerOptions {
  /** Length of the whole file. */
  readonly bytes: number;
  /** Whether all of it is wanted in memory; else only the piece that is filled and the one that is written are there. */
  readonly keepsWhole: boolean;
  /** Keeps the pieces on the device, and those of an earlier visit; undefined for memory alone. */
  readonly queue?: PieceQueue | undefined;
  /** Longest piece, instead of the store's own; for tests. */
  readonly pieceBytes?: number | undefined;
}

/**
 * Puts a file of known length together from the bytes in which it arrives, hashing on the way, and cuts it into the
 * pieces in which it is stored, each with the hash of all bytes up to its end: so the next visit can go on from there.
 *
 * In memory it exists once if the whole is wanted (the pieces are parts of that), else as two pieces at most: then a
 * piece that is full waits for the one before it to be written.
 */
export class FileAssembler implements FileSink {
  readonly #bytes: number;
  readonly #pieceBytes: number;
  readonly #queue: PieceQueue | undefined;
  /** The whole file, or the piece that is being filled. */
  #room: Bytes;
  /** Where in the file the room begins. */
  #roomStart = 0;
  /** The other piece, where only pieces are kept. */
  #spare: Bytes | undefined;
  /** Where in the file the piece begins that is being filled. */
  #pieceStart = 0;
  #received = 0;
  #over = false;

  private constructor(
    private readonly options: AssemblerOptions,
    private readonly hasher: IHasher,
  ) {
    this.#bytes = options.bytes;
    this.#queue = options.queue;
    this.#pieceBytes = options.pieceBytes ?? this.#queue?.pieceBytes ?? PIECE_BYTES;
    const { keepsWhole, bytes } = options;
    this.#room = new Uint8Array(keepsWhole ? bytes : Math.min(bytes, this.#pieceBytes));
  }

  /** Goes on from what the queue has of an earlier visit; begins anew if that cannot be used. */
  static async create(options: AssemblerOptions): Promise<FileAssembler> {
    const assembler = new FileAssembler(options, (await createSHA256()).init());
    await assembler.#resume();
    return assembler;
  }

  get received(): number {
    return this.#received;
  }

  /** The buffer of the whole file, if it was wanted; the caller owns it once all bytes are here. */
  get whole(): Bytes {
    return this.#room;
  }

  /** Rejects with `quota` or `storage-unavailable` if the pieces cannot be stored and are nowhere else. */
  async append(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.byteLength && !this.#over; ) {
      const end = Math.min(this.#pieceStart + this.#pieceBytes, this.#bytes);
      const part = bytes.subarray(at, at + end - this.#received);
      if (part.byteLength === 0) throw new RangeError('More bytes than the file has');
      this.#room.set(part, this.#received - this.#roomStart);
      this.hasher.update(part);
      this.#received += part.byteLength;
      at += part.byteLength;
      if (this.#received === end) await this.#cut();
    }
  }

  restart(): void {
    this.hasher.init();
    this.#received = 0;
    this.#pieceStart = 0;
    this.#roomStart = 0;
    this.#queue?.restart();
  }

  digest(): string {
    return this.hasher.digest('hex');
  }

  /** Stores the incomplete piece as well, for another visit. No bytes are taken afterwards. */
  flush(): void {
    if (this.#received > this.#pieceStart) void this.#store();
    this.#over = true;
  }

  async #resume(): Promise<void> {
    const queue = this.#queue;
    if (!queue || queue.stored === 0) return;
    try {
      if (!queue.state || queue.stored > this.#bytes) throw new RangeError('Not of this file');
      this.hasher.load(queue.state);
      if (this.options.keepsWhole) await queue.readInto(this.#room);
      this.#received = queue.stored;
      this.#pieceStart = queue.stored;
      this.#roomStart = this.options.keepsWhole ? 0 : queue.stored;
    } catch {
      this.restart();
    }
  }

  async #cut(): Promise<void> {
    const begun = this.#store();
    if (this.options.keepsWhole || !this.#queue) return;
    await begun;
    if (this.#queue.failure) throw new SpeechError(this.#queue.failure);
    if (this.#received === this.#bytes) return;
    // What was in the spare piece is written now.
    const spare = this.#spare ?? new Uint8Array(this.#room.byteLength);
    this.#spare = this.#room;
    this.#room = spare;
    this.#roomStart = this.#received;
  }

  #store(): Promise<void> | undefined {
    const from = this.#pieceStart - this.#roomStart;
    const piece = this.#room.subarray(from, this.#received - this.#roomStart);
    this.#pieceStart = this.#received;
    return this.#queue?.push(piece, new Uint8Array(this.hasher.save()));
  }
}
