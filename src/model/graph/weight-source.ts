import { dequantise } from './quantised-numbers';
import { type Allocate, allocateFresh } from './scratch';
import {
  type Grade,
  isKernel,
  type Kernel,
  type ToomCookScheme,
  toomCookScheme,
} from './toom-cook/scheme';
import {
  allProducts,
  transformedUpsampling,
  transformedWeights,
} from './toom-cook/transformed-weights';

/** Numbers as they are stored: little-endian, a view into the model's file or a small array of its own. */
export type Stored = Uint8Array<ArrayBuffer>;

/** Something of which only the length counts: bytes, or a place for them. */
export interface Sized {
  /** Bytes. */
  readonly length: number;
}

/** Quantised numbers: `float = (stored − zero) × scale`. */
export interface Quantised<S = Stored> {
  readonly stored: S;
  /** int8 instead of uint8. */
  readonly signed: boolean;
  /** float32, one for each channel; one for a whole tensor (or batch) has length 1. */
  readonly scales: S;
  /** Of the stored type, as many as scales; undefined for 0 everywhere. */
  readonly zeros: S | undefined;
  /**
   * Leading blocks of equal size, each with its own channels. Within a block, stored number `i` belongs to channel
   * `⌊i ÷ inner⌋ mod channels`; with one channel, `inner` is the block's size.
   */
  readonly batches: number;
  readonly inner: number;
  /** Each block is a matrix of so many columns that the result has transposed. */
  readonly transposedColumns?: number;
}

/** Numbers as a model holds them. */
export type PlainSource<S = Stored> =
  | { readonly kind: 'stored'; readonly stored: S }
  /** float32 from float16. */
  | { readonly kind: 'float16'; readonly stored: S }
  /** float32 from quantised integers. */
  | ({ readonly kind: 'quantised' } & Quantised<S>);

/** Some of the products of a scheme, which follow each other. */
export interface ProductRange {
  readonly from: number;
  readonly count: number;
}

/** Weights of a convolution as a Toom-Cook scheme takes them: float32 `[products, output channels, input channels]`. */
export interface Transformed<S = Stored> {
  /** float32, the weights of the convolution as it was. */
  readonly weights: PlainSource<S>;
  readonly kernel: Kernel;
  readonly grade: Grade;
  /** Left out for all of them. */
  readonly range?: ProductRange;
  /** The convolution was a transposed one. */
  readonly upsampling?: { readonly inputChannels: number; readonly stride: number };
}

/**
 * Where the numbers of a constant come from. What a provider computes with is made when the session is created, from
 * what was downloaded; it is never kept, so 92 MB stay 92 MB on the device.
 */
export type WeightSource<S = Stored> =
  | PlainSource<S>
  | ({ readonly kind: 'toom-cook' } & Transformed<S>);

/** Bytes that {@link materialise} gives. */
export function materialisedBytes(source: WeightSource<Sized>): number {
  if (source.kind === 'toom-cook') {
    const { range, kernel, grade } = source;
    const { count } = range ?? allProducts(toomCookScheme(kernel, grade));
    return (materialisedBytes(source.weights) / kernel) * count;
  }
  const { length } = source.stored;
  if (source.kind === 'stored') return length;
  return source.kind === 'float16' ? 2 * length : 4 * length;
}

/**
 * The numbers themselves: the stored view where nothing has to be computed, else in memory of the caller's choice.
 * @param allocate fresh memory by default
 */
export function materialise(
  source: WeightSource,
  allocate: Allocate = allocateFresh,
): Uint8Array<ArrayBuffer> {
  switch (source.kind) {
    case 'stored':
      return source.stored;
    case 'float16':
      return fromFloat16(source.stored, allocate);
    case 'quantised':
      return fromQuantised(source, allocate);
    case 'toom-cook':
      return transformed(source, allocate);
  }
}

function transformed(source: Transformed, allocate: Allocate): Uint8Array<ArrayBuffer> {
  const { weights, kernel, grade, range, upsampling } = source;
  const scheme = { ...toomCookScheme(kernel, grade), range };
  const numbers = floatsIn(materialise(weights, allocate), allocate);
  if (!upsampling) return bytesOf(transformedWeights(scheme, numbers, allocate));
  const { inputChannels, stride } = upsampling;
  return bytesOf(transformedUpsampling(scheme, numbers, inputChannels, stride, allocate));
}

function fromQuantised(source: Quantised, allocate: Allocate): Uint8Array<ArrayBuffer> {
  const { stored, signed, zeros, batches, inner, transposedColumns } = source;
  const scales = floatsOf(source.scales);
  const layout = { batches, inner, transposedColumns };
  return bytesOf(dequantise({ numbers: stored, signed, scales, zeros, ...layout }, allocate));
}

/** All 65,536 values of float16 as float32 bits, made on first use (256 KB). */
let float16Table: Uint32Array | undefined;

function makeFloat16Table(): Uint32Array {
  const table = new Uint32Array(65_536);
  const float = new Float32Array(1);
  const bits = new Uint32Array(float.buffer);
  for (let half = 0; half < 65_536; half++) {
    const sign = half & 0x8000 ? -1 : 1;
    const exponent = (half >> 10) & 31;
    const fraction = half & 1023;
    if (exponent === 31) float[0] = fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
    else if (exponent === 0) float[0] = sign * fraction * 2 ** -24;
    else float[0] = sign * (1024 + fraction) * 2 ** (exponent - 25);
    table[half] = bits[0] ?? 0;
  }
  return table;
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array<ArrayBuffer>): Stored {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function fromFloat16(stored: Stored, allocate: Allocate): Uint8Array<ArrayBuffer> {
  float16Table ??= makeFloat16Table();
  const table = float16Table;
  const room = allocate(stored.length >> 1);
  const out = new Uint32Array(room.buffer, room.byteOffset, room.length);
  for (let i = 0; i < out.length; i++)
    out[i] = table[(stored[2 * i] ?? 0) | ((stored[2 * i + 1] ?? 0) << 8)] ?? 0;
  return bytesOf(room);
}

/** A copy of bytes that lie anywhere as float32 numbers. */
export function floatsOf(stored: Stored): Float32Array<ArrayBuffer> {
  return new Float32Array(stored.slice().buffer);
}

/** float32 numbers that lie anywhere, copied only where their address does not allow a view. */
function floatsIn(stored: Stored, allocate: Allocate): Float32Array<ArrayBuffer> {
  const { buffer, byteOffset, length } = stored;
  if (byteOffset % 4 === 0) return new Float32Array(buffer, byteOffset, length / 4);
  const room = allocate(length / 4);
  bytesOf(room).set(stored);
  return room;
}

/** Whether the parts of a constant's description fit together: it may come from a file. */
export function isConsistent(source: WeightSource<Sized>): boolean {
  if (source.kind === 'quantised') return isConsistentlyQuantised(source);
  if (source.kind !== 'toom-cook') return true;
  const { weights, kernel, grade, range, upsampling } = source;
  if (!isKernel(kernel) || !['fast', 'safe'].includes(grade)) return false;
  if (range && !isRangeOf(toomCookScheme(kernel, grade), range)) return false;
  const count = materialisedBytes(weights) / 4;
  const isWhole = isConsistent(weights) && count > 0 && count % kernel === 0;
  if (!isWhole || !upsampling) return isWhole;
  const { inputChannels, stride } = upsampling;
  return (
    kernel === 2 &&
    [inputChannels, stride].every((size) => Number.isInteger(size) && size >= 1) &&
    count % (inputChannels * 2 * stride) === 0
  );
}

function isConsistentlyQuantised({
  stored,
  batches,
  inner,
  scales,
  zeros,
  transposedColumns,
}: Quantised<Sized>): boolean {
  const channels = scales.length / 4 / batches;
  const block = stored.length / batches;
  return (
    [batches, inner, channels, block].every((count) => Number.isInteger(count) && count >= 1) &&
    (zeros === undefined || zeros.length === channels * batches) &&
    (channels === 1 ? inner === block : block % (inner * channels) === 0) &&
    (transposedColumns === undefined ||
      (Number.isInteger(transposedColumns) &&
        transposedColumns >= 1 &&
        block % transposedColumns === 0))
  );
}

function isRangeOf({ products }: ToomCookScheme, { from, count }: ProductRange): boolean {
  const isWhole = Number.isInteger(from) && Number.isInteger(count);
  return isWhole && from >= 0 && count >= 1 && from + count <= products;
}
