/**
 * Bytes that are computed when the runtime asks for them, so that the float32 form of a quantised model never exists
 * as a whole outside the runtime.
 *
 * onnxruntime-web keeps what it is given as external data and, for each constant, reads `byteLength` and calls
 * `subarray(begin, end)` (mountExternalData and the loader in its glue code, 1.30). Those two are all that this stands in for;
 * the array itself is empty. A runtime that reads otherwise finds no bytes and refuses the model, and cannot compute
 * with wrong ones.
 */
export class LazyBytes extends Uint8Array<ArrayBuffer> {
  readonly #size: number;
  readonly #make: (begin: number, end: number) => Uint8Array<ArrayBuffer>;

  /** @param make gives the bytes of a range, good until it is called again, for this or for another array of the same making */
  constructor(size: number, make: (begin: number, end: number) => Uint8Array<ArrayBuffer>) {
    super(new ArrayBuffer(0));
    this.#size = size;
    this.#make = make;
  }

  /** Methods of a typed array that make another one make a plain one. */
  static get [Symbol.species](): Uint8ArrayConstructor {
    return Uint8Array;
  }

  override get byteLength(): number {
    return this.#size;
  }

  override get length(): number {
    return this.#size;
  }

  override subarray(begin = 0, end = this.#size): Uint8Array<ArrayBuffer> {
    return this.#make(begin, end);
  }
}
