import type { Allocate } from '../scratch';
import type { ToomCookScheme } from './scheme';

/** Pairs of channels that are worked on at once: what is read and written stays in the first cache. */
const BLOCK = 256;

/**
 * The weights of a convolution as the products of a scheme take them. This is on the way to the first sound, for some ten
 * million numbers.
 * @param taps gives tap `j` of `count` pairs of channels from `start` on, into `into` from `at` on
 * @param pairs output channels × input channels
 * @returns `[products, pairs]`
 */
function transform(
  { kernel, products, weight }: ToomCookScheme,
  pairs: number,
  taps: (tap: number, start: number, into: Float32Array, at: number, count: number) => void,
  allocate: Allocate,
): Float32Array<ArrayBuffer> {
  const out = allocate(products * pairs);
  const block = new Float32Array(kernel * BLOCK);
  const sums = new Float64Array(BLOCK);
  for (let start = 0; start < pairs; start += BLOCK) {
    const count = Math.min(BLOCK, pairs - start);
    for (let tap = 0; tap < kernel; tap++) taps(tap, start, block, tap * BLOCK, count);
    for (let product = 0; product < products; product++) {
      sums.fill(0);
      for (let tap = 0; tap < kernel; tap++) {
        const factor = weight[product * kernel + tap] ?? 0;
        if (factor === 0) continue;
        const from = tap * BLOCK;
        for (let i = 0; i < count; i++) sums[i] = (sums[i] ?? 0) + factor * (block[from + i] ?? 0);
      }
      const to = product * pairs + start;
      for (let i = 0; i < count; i++) out[to + i] = sums[i] ?? 0;
    }
  }
  return out;
}

/**
 * Weights of a Conv for a scheme.
 * @param weights `[output channels, input channels, kernel]`
 * @returns `[products, output channels, input channels]`
 */
export function transformedWeights(
  scheme: ToomCookScheme,
  weights: Float32Array,
  allocate: Allocate,
): Float32Array<ArrayBuffer> {
  const { kernel } = scheme;
  return transform(
    scheme,
    weights.length / kernel,
    (tap, start, into, at, count) => {
      for (let i = 0, from = start * kernel + tap; i < count; i++, from += kernel)
        into[at + i] = weights[from] ?? 0;
    },
    allocate,
  );
}

/**
 * Weights of a ConvTranspose whose kernel is twice its stride, as a convolution of two taps that makes `stride` results
 * of each channel at once.
 * @param weights `[input channels, channels, 2 × stride]`
 * @returns `[products, stride × channels, input channels]`
 */
export function transformedUpsampling(
  scheme: ToomCookScheme,
  weights: Float32Array,
  inputChannels: number,
  stride: number,
  allocate: Allocate,
): Float32Array<ArrayBuffer> {
  const perInput = weights.length / inputChannels;
  const channels = perInput / (2 * stride);
  return transform(
    scheme,
    stride * channels * inputChannels,
    (tap, start, into, at, count) => {
      for (let i = 0; i < count; i++) {
        const pair = start + i;
        const input = pair % inputChannels;
        const row = (pair - input) / inputChannels;
        const channel = row % channels;
        const phase = (row - channel) / channels;
        // The earlier of two inputs meets the later half of the kernel.
        const position = phase + (tap === 0 ? stride : 0);
        into[at + i] = weights[input * perInput + channel * 2 * stride + position] ?? 0;
      }
    },
    allocate,
  );
}
