/** A part of a box: bytes as they are, or a number of four bytes, the highest first. */
export type BoxPart = Uint8Array | number;

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** Numbers of one byte, or of two. */
export function bytes(...values: readonly number[]): Uint8Array {
  return Uint8Array.from(values);
}

/** Numbers of two bytes, the highest first. */
export function words(...values: readonly number[]): Uint8Array {
  return Uint8Array.from(values.flatMap((value) => [(value >>> 8) & 255, value & 255]));
}

/** A number of eight bytes, up to 2⁵³. */
export function long(value: number): Uint8Array {
  const out = new Uint8Array(8);
  new DataView(out.buffer).setBigUint64(0, BigInt(value));
  return out;
}

/** Parts one after another. */
export function join(...parts: readonly BoxPart[]): Uint8Array<ArrayBuffer> {
  const length = parts.reduce<number>(
    (sum, part) => sum + (typeof part === 'number' ? 4 : part.length),
    0,
  );
  const out = new Uint8Array(length);
  const view = new DataView(out.buffer);
  let at = 0;
  for (const part of parts) {
    if (typeof part === 'number') {
      view.setUint32(at, part);
      at += 4;
    } else {
      out.set(part, at);
      at += part.length;
    }
  }
  return out;
}

/** A box of the ISO base media file format: its length, its type of four letters, and what is in it. */
export function box(type: string, ...parts: readonly BoxPart[]): Uint8Array<ArrayBuffer> {
  const content = join(...parts);
  return join(content.length + 8, latin(type), content);
}

/** A box that was found in another. */
export interface FoundBox {
  readonly type: string;
  /** With its length and its type. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The boxes inside a box whose content begins with them. @throws Error if they do not fill it */
export function boxesIn(parent: Uint8Array<ArrayBuffer>): FoundBox[] {
  const view = new DataView(parent.buffer, parent.byteOffset, parent.byteLength);
  const found: FoundBox[] = [];
  let at = 8;
  while (at < parent.length) {
    const length = view.getUint32(at);
    if (length < 8 || at + length > parent.length) throw new Error('a box of a wrong length');
    const type = String.fromCharCode(...parent.subarray(at + 4, at + 8));
    found.push({ type, bytes: parent.subarray(at, at + length) });
    at += length;
  }
  return found;
}
