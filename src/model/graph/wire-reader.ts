import { GraphError } from './graph-error';

/** How a field's value is written (protobuf encoding, “wire types”). */
export const WIRE = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

const UTF8 = new TextDecoder();

/**
 * Reads protobuf fields of one message from bytes that nobody vouches for. Values of type bytes are views, never
 * copies; a length that reaches beyond the message, a varint without end or an unknown wire type is a
 * {@link GraphError}.
 */
export class WireReader {
  /** Number of the field that {@link next} found. */
  field = 0;
  /** Its wire type. */
  wire = 0;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Goes to the next field; false at the end of the message. Its value must then be read or skipped. */
  next(): boolean {
    if (this.#at >= this.#bytes.length) return false;
    const tag = this.uint();
    this.field = Math.floor(tag / 8);
    this.wire = tag % 8;
    if (this.field === 0) throw new GraphError('a field has the number 0');
    return true;
  }

  /** A varint as a number; exact up to 2⁵³, which is more than any length or enum. */
  uint(): number {
    let value = 0;
    let scale = 1;
    for (let count = 0; count < 10; count++) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new GraphError('it breaks off inside a number');
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
    throw new GraphError('a number has no end');
  }

  /** A varint as a signed 64-bit integer. */
  int64(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new GraphError('it breaks off inside a number');
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asIntN(64, value);
    }
    throw new GraphError('a number has no end');
  }

  /** A little-endian float32. */
  float(): number {
    const at = this.#take(4);
    return this.#view.getFloat32(at, true);
  }

  /** Bytes with a length before them: a view into the message. */
  bytes(): Uint8Array<ArrayBuffer> {
    this.#expect(WIRE.bytes);
    const length = this.uint();
    const at = this.#take(length);
    return this.#bytes.subarray(at, at + length);
  }

  /** Text with a length before it. */
  text(): string {
    return UTF8.decode(this.bytes());
  }

  /** Values of a repeated integer field, whether packed or one by one. */
  *ints(): Generator<bigint> {
    if (this.wire === WIRE.varint) {
      yield this.int64();
      return;
    }
    const packed = new WireReader(this.bytes());
    while (!packed.#isAtEnd) yield packed.int64();
  }

  /** Values of a repeated float field, whether packed or one by one. */
  *floats(): Generator<number> {
    if (this.wire === WIRE.fixed32) {
      yield this.float();
      return;
    }
    const packed = new WireReader(this.bytes());
    while (!packed.#isAtEnd) yield packed.float();
  }

  /** Passes over the value of the field that {@link next} found. */
  skip(): void {
    switch (this.wire) {
      case WIRE.varint:
        this.uint();
        break;
      case WIRE.fixed64:
        this.#take(8);
        break;
      case WIRE.bytes:
        this.bytes();
        break;
      case WIRE.fixed32:
        this.#take(4);
        break;
      default:
        throw new GraphError(`a field has the unknown type ${this.wire}`);
    }
  }

  /** The field as it is written, tag included, to be written again unchanged; the reader goes past it. */
  raw(): RawField {
    const { field, wire } = this;
    if (wire === WIRE.bytes) return { field, wire, bytes: this.bytes() };
    const from = this.#at;
    this.skip();
    return { field, wire, bytes: this.#bytes.subarray(from, this.#at) };
  }

  get #isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  #expect(wire: number): void {
    if (this.wire !== wire && this.field !== 0)
      throw new GraphError(`field ${this.field} has type ${this.wire} instead of ${wire}`);
  }

  #take(length: number): number {
    const at = this.#at;
    if (length > this.#bytes.length - at)
      throw new GraphError(
        `it breaks off: ${length} bytes are announced, ${this.#bytes.length - at} are there`,
      );
    this.#at = at + length;
    return at;
  }
}

/** A field that is passed on unread. */
export interface RawField {
  readonly field: number;
  readonly wire: number;
  /** The value; without the length before it where there is one. A view. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}
