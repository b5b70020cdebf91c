import type { Allocate } from './scratch';

/** Quantised numbers as arrays, laid out as `Quantised` says. */
export interface QuantisedNumbers {
  readonly numbers: Uint8Array;
  /** `numbers` and `zeros` are the bytes of int8 numbers. */
  readonly signed: boolean;
  readonly scales: Float32Array;
  /** As many as scales; undefined for 0 everywhere. */
  readonly zeros: Uint8Array | undefined;
  readonly batches: number;
  readonly inner: number;
  readonly transposedColumns: number | undefined;
}

/**
 * The numbers in float32: `(number − zero) × scale`, exact but for the one rounding. This is on the way to the first
 * sound, for 81 million numbers. What takes the time is the memory that it fills: a table of the 256 values was no faster
 * than the arithmetic, and used memory is faster than fresh.
 * @param allocate gives the arrays, the result's last
 */
export function dequantise(
  quantised: QuantisedNumbers,
  allocate: Allocate,
): Float32Array<ArrayBuffer> {
  const { numbers, batches, transposedColumns } = quantised;
  const out = allocate(numbers.length);
  const block = numbers.length / batches;
  for (let batch = 0; batch < batches; batch++) {
    const from = batch * block;
    if (quantised.inner === 1) fillColumns(out, quantised, batch, from, from + block);
    else fillRuns(out, quantised, batch, from, from + block);
  }
  if (!transposedColumns) return out;
  const turned = allocate(numbers.length);
  transpose(out, turned, batches, transposedColumns);
  return turned;
}

/** A channel's numbers lie together. */
function fillRuns(
  out: Float32Array,
  { numbers, signed, scales, zeros, batches, inner }: QuantisedNumbers,
  batch: number,
  from: number,
  end: number,
): void {
  const channels = scales.length / batches;
  // With its top bit turned over, an int8 is a uint8 that is 128 larger: one loop for both, over one type of array.
  const flip = signed ? 128 : 0;
  for (let start = from, channel = batch * channels; start < end; start += inner, channel++) {
    if (channel === (batch + 1) * channels) channel = batch * channels;
    const scale = scales[channel] ?? 0;
    const zero = (zeros?.[channel] ?? 0) ^ flip;
    const to = Math.min(start + inner, end);
    for (let i = start; i < to; i++) out[i] = (((numbers[i] ?? 0) ^ flip) - zero) * scale;
  }
}

/** Channels are columns: their numbers take turns. */
function fillColumns(
  out: Float32Array,
  { numbers, signed, scales, zeros, batches }: QuantisedNumbers,
  batch: number,
  from: number,
  end: number,
): void {
  const channels = scales.length / batches;
  const first = batch * channels;
  const flip = signed ? 128 : 0;
  const columnScales = scales.subarray(first, first + channels);
  const columnZeros = new Uint8Array(channels).fill(flip);
  if (zeros)
    for (let column = 0; column < channels; column++)
      columnZeros[column] = (zeros[first + column] ?? 0) ^ flip;
  for (let start = from; start < end; start += channels)
    for (let column = 0; column < channels; column++)
      out[start + column] =
        (((numbers[start + column] ?? 0) ^ flip) - (columnZeros[column] ?? 0)) *
        (columnScales[column] ?? 0);
}

/** Rows that are read before going on to the next column: what they write fills whole cache lines of 64 bytes. */
const TILE_ROWS = 16;

/** Each block of rows × columns as columns × rows. */
function transpose(from: Float32Array, out: Float32Array, batches: number, columns: number): void {
  const block = from.length / batches;
  const rows = block / columns;
  for (let base = 0; base < from.length; base += block)
    for (let tile = 0; tile < rows; tile += TILE_ROWS) {
      const end = Math.min(tile + TILE_ROWS, rows);
      for (let column = 0; column < columns; column++)
        for (let row = tile; row < end; row++)
          out[base + column * rows + row] = from[base + row * columns + column] ?? 0;
    }
}
