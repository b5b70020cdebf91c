import type { Allocate } from './scratch';
import type { Stored } from './weight-source';

/** The file that a graph's weights lie in: in memory, or on the device and read part by part. */
export interface WeightFile {
  /** Bytes. */
  readonly length: number;
  /**
   * So many bytes from `offset` on, which have to lie within the file: a view where it is in memory, else copied to memory of
   * the caller's choice. Throws whatever reading throws.
   */
  part(offset: number, length: number, allocate: Allocate): Stored;
}

/** A file that can be read from anywhere in it: the part of a store's view that is used here. */
export interface ReadableFile {
  readonly bytes: number;
  read(offset: number, into: Stored): void;
}

/** A file in memory. */
export function weightsInMemory(bytes: Stored): WeightFile {
  return {
    length: bytes.length,
    part: (offset, length) => bytes.subarray(offset, offset + length),
  };
}

/** A file on the device, of which no more is in memory than what is asked for. */
export function weightsOnDevice(file: ReadableFile): WeightFile {
  return {
    length: file.bytes,
    part: (offset, length, allocate) => {
      const { buffer, byteOffset } = allocate(Math.ceil(length / 4));
      const into = new Uint8Array(buffer, byteOffset, length);
      file.read(offset, into);
      return into;
    },
  };
}
