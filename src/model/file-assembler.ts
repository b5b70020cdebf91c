import { createSHA256, type IHasher } from 'hash-wasm';
import { speechError } from '../shared/speech-error';

/** What is known of a file before it arrives, and how to name it in a failure. */
export interface ExpectedFile {
  /** The name that a person reads. */
  readonly file: string;
  /** Where it comes from, for a person. */
  readonly host: string;
  /** Undefined for an unverified file. */
  readonly bytes?: number | undefined;
  /** Lower-case hexadecimal; undefined for an unverified file. */
  readonly sha256?: string | undefined;
}

/** Room for a file of which nothing is known. */
const FIRST_GUESS = 1024 * 1024;

/**
 * Puts a file together from the pieces in which it arrives, hashing on the way: the file exists once in memory,
 * and its hash is known as soon as its last byte is there.
 */
export class FileAssembler {
  #buffer: Uint8Array<ArrayBuffer>;
  #received = 0;

  private constructor(
    private readonly expected: ExpectedFile,
    private readonly hasher: IHasher | undefined,
    sizeHint: number,
  ) {
    this.#buffer = new Uint8Array(expected.bytes ?? (sizeHint || FIRST_GUESS));
  }

  /** @param sizeHint likely length of a file whose true length is not known; 0 for none */
  static async create(expected: ExpectedFile, sizeHint = 0): Promise<FileAssembler> {
    const hasher = expected.sha256 === undefined ? undefined : (await createSHA256()).init();
    return new FileAssembler(expected, hasher, sizeHint);
  }

  /** Bytes so far. */
  get received(): number {
    return this.#received;
  }

  /** Takes the next piece, which is copied. Throws `integrity` (`wrong-length`) at the first byte too many. */
  append(piece: Uint8Array): void {
    const end = this.#received + piece.byteLength;
    if (end > this.#buffer.byteLength) {
      if (this.expected.bytes !== undefined) throw this.#wrongLength(end);
      const larger = new Uint8Array(Math.max(end, this.#buffer.byteLength * 2));
      larger.set(this.#buffer.subarray(0, this.#received));
      this.#buffer = larger;
    }
    this.#buffer.set(piece, this.#received);
    this.#received = end;
    this.hasher?.update(piece);
  }

  /**
   * The whole file, verified as far as anything is known of it; the caller owns the buffer.
   * Throws `integrity` (`wrong-length`, `wrong-hash`).
   */
  finish(): Uint8Array<ArrayBuffer> {
    const { file, host, bytes, sha256 } = this.expected;
    if (bytes !== undefined && this.#received !== bytes) throw this.#wrongLength(this.#received);
    if (this.hasher && this.hasher.digest('hex') !== sha256) {
      throw speechError('integrity', 'wrong-hash', { file, host });
    }
    return this.#received === this.#buffer.byteLength
      ? this.#buffer
      : this.#buffer.slice(0, this.#received);
  }

  #wrongLength(received: number) {
    const { file, host, bytes = 0 } = this.expected;
    return speechError('integrity', 'wrong-length', { file, host, received, expected: bytes });
  }
}
