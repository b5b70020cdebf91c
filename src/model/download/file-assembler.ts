import { createSHA256, type IHasher } from 'hash-wasm';
import { SpeechError } from '../../shared/speech-error';
import { PIECE_BYTES } from '../store/model-store';
import { storeError } from '../store/store-error';
import type { FileSink } from './file-sink';
import type { PieceQueue } from './piece-queue';
import { fromStore } from './storing-patience';

type Bytes = Uint8Array<ArrayBuffer>;

/** How a {@link FileAssembler} works. */
export interface AssemblerOptions {
  /** Length of the whole file. */
  readonly bytes: number;
  /**
   * Whether all of it is wanted in memory; else only the piece that is filled and the one that is written are there.
   * `if-not-stored` wants it from the moment on in which the device cannot take it: nothing that has arrived is lost, unless the
   * device hangs with a part of it.
   */
  readonly keepsWhole: boolean | 'if-not-stored';
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
 * piece that is full waits for the one before it to be written. A whole that is wanted only if storing fails is put together
 * then, of what can be read back and those two pieces.
 */
export class FileAssembler implements FileSink {
  readonly #bytes: number;
  readonly #pieceBytes: number;
  readonly #queue: PieceQueue | undefined;
  /** The whole file, or the piece that is being filled. */
  #room: Bytes;
  /** Where in the file the room begins. */
  #roomStart = 0;
  /** The other piece, where only pieces are kept, and where in the file it begins. */
  #spare: { readonly bytes: Bytes; readonly start: number | undefined } | undefined;
  /** What could be read of what was stored when storing failed, in a buffer for the whole file. */
  #salvaged: { readonly whole: Bytes; readonly bytes: number } | undefined;
  #keepsWhole: boolean;
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
    this.#keepsWhole = keepsWhole === true;
    this.#room = new Uint8Array(this.#keepsWhole ? bytes : Math.min(bytes, this.#pieceBytes));
    if (keepsWhole === 'if-not-stored' && this.#queue)
      this.#queue.onFailing = async (stored) => {
        const whole = new Uint8Array(bytes);
        if (stored.stored > 0) await stored.readInto(whole);
        this.#salvaged = { whole, bytes: stored.stored };
      };
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

  /** The buffer of the whole file, which the caller owns once all bytes are here; undefined if it is not in memory. */
  get whole(): Bytes | undefined {
    return this.#keepsWhole ? this.#room : undefined;
  }

  /** Brings what has arrived into memory when storing has failed, or hangs. @returns whether all of it is there */
  rescue(): boolean {
    if (this.#keepsWhole) return true;
    const nothing = { whole: new Uint8Array(this.#salvaged ? 0 : this.#bytes), bytes: 0 };
    const { whole, bytes } = this.#salvaged ?? nothing;
    const { start = this.#roomStart } = this.#spare ?? {};
    if (bytes < start) return false;
    if (this.#spare && start < this.#roomStart) whole.set(this.#spare.bytes, start);
    whole.set(this.#room.subarray(0, this.#received - this.#roomStart), this.#roomStart);
    this.#room = whole;
    this.#roomStart = 0;
    this.#spare = undefined;
    this.#keepsWhole = true;
    return true;
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
    if (this.#spare) this.#spare = { bytes: this.#spare.bytes, start: undefined };
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
      if (this.#keepsWhole) await queue.readInto(this.#room);
      this.#received = queue.stored;
      this.#pieceStart = queue.stored;
      this.#roomStart = this.#keepsWhole ? 0 : queue.stored;
    } catch {
      this.restart();
    }
  }

  async #cut(): Promise<void> {
    const begun = this.#store();
    if (this.#keepsWhole || !this.#queue) return;
    const late = (await this.#patiently(begun)) === 'late';
    if (late || this.#queue.failure) {
      if (this.options.keepsWhole && this.rescue()) return;
      const { failure } = this.#queue;
      throw failure ? new SpeechError(failure) : storeError('It hangs.');
    }
    if (this.#received === this.#bytes) return;
    // What was in the spare piece is written now.
    const spare = this.#spare?.bytes ?? new Uint8Array(this.#room.byteLength);
    this.#spare = { bytes: this.#room, start: this.#roomStart };
    this.#room = spare;
    this.#roomStart = this.#received;
  }

  /** A store that is a convenience is not waited for when it hangs. */
  async #patiently(begun: Promise<void> | undefined): Promise<unknown> {
    return this.options.keepsWhole && begun ? await fromStore(begun) : await begun;
  }

  #store(): Promise<void> | undefined {
    const from = this.#pieceStart - this.#roomStart;
    const piece = this.#room.subarray(from, this.#received - this.#roomStart);
    this.#pieceStart = this.#received;
    return this.#queue?.push(piece, new Uint8Array(this.hasher.save()));
  }
}
