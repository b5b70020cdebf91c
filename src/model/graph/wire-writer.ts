import { type RawField, WIRE } from './wire-reader';

const UTF8 = new TextEncoder();
const FIRST_SIZE = 256;

/** Writes protobuf fields of one message. */
export class WireWriter {
  #bytes = new Uint8Array(FIRST_SIZE);
  #length = 0;

  /** A varint field: enum, length or signed 64-bit integer. */
  int(field: number, value: number | bigint): this {
    this.#tag(field, WIRE.varint);
    this.#varint(value);
    return this;
  }

  /** A float32 field. */
  float(field: number, value: number): this {
    this.#tag(field, WIRE.fixed32);
    this.#float(value);
    return this;
  }

  /** A bytes field; the bytes are copied. */
  bytes(field: number, value: Uint8Array): this {
    this.#tag(field, WIRE.bytes);
    this.#varint(value.length);
    this.#append(value);
    return this;
  }

  /** A text field. */
  text(field: number, value: string): this {
    return this.bytes(field, UTF8.encode(value));
  }

  /** A message inside this one. */
  message(field: number, write: (inner: WireWriter) => void): this {
    const inner = new WireWriter();
    write(inner);
    return this.bytes(field, inner.finish());
  }

  /** A repeated integer field, packed. */
  ints(field: number, values: readonly (number | bigint)[]): this {
    const packed = new WireWriter();
    for (const value of values) packed.#varint(value);
    return this.bytes(field, packed.finish());
  }

  /** A repeated float field, packed. */
  floats(field: number, values: readonly number[]): this {
    const packed = new WireWriter();
    for (const value of values) packed.#float(value);
    return this.bytes(field, packed.finish());
  }

  /** A field that was read raw. */
  raw({ field, wire, bytes }: RawField): this {
    if (wire === WIRE.bytes) return this.bytes(field, bytes);
    this.#tag(field, wire);
    this.#append(bytes);
    return this;
  }

  /** The message. A view that later writes may change. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }

  #tag(field: number, wire: number): void {
    this.#varint(field * 8 + wire);
  }

  #varint(value: number | bigint): void {
    let rest = BigInt.asUintN(64, BigInt(value));
    while (rest >= 0x80n) {
      this.#byte(Number(rest & 0x7fn) | 0x80);
      rest >>= 7n;
    }
    this.#byte(Number(rest));
  }

  #float(value: number): void {
    this.#reserve(4);
    new DataView(this.#bytes.buffer).setFloat32(this.#length, value, true);
    this.#length += 4;
  }

  #byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  #append(value: Uint8Array): void {
    this.#reserve(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
