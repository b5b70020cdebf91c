import type { FileSink } from './file-sink';

/** Room for a file of which nothing is known. */
const FIRST_GUESS = 1024 * 1024;

/** A file of which neither length nor hash is known beforehand, in memory. */
export class GrowingFile implements FileSink {
  #buffer = new Uint8Array(0);
  #received = 0;

  get received(): number {
    return this.#received;
  }

  /** All bytes so far, in a buffer of just that length; the caller owns it. */
  get whole(): Uint8Array<ArrayBuffer> {
    return this.#buffer.slice(0, this.#received);
  }

  async append(bytes: Uint8Array): Promise<void> {
    const end = this.#received + bytes.byteLength;
    if (end > this.#buffer.byteLength) {
      const larger = new Uint8Array(Math.max(end, FIRST_GUESS, this.#buffer.byteLength * 2));
      larger.set(this.#buffer.subarray(0, this.#received));
      this.#buffer = larger;
    }
    this.#buffer.set(bytes, this.#received);
    this.#received = end;
  }

  restart(): void {
    this.#received = 0;
  }

  digest(): undefined {
    return undefined;
  }
}
