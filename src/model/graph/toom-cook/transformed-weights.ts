import type { Allocate } from '../scratch';
import type { ToomCookScheme } from './scheme';
import { BLOCK, WeightKernel } from './weight-kernel';

/** Made when it is first needed. */
let kernelOnce: WeightKernel | undefined;

/** A scheme, and those of its products that weights are wanted for: all, if nothing is said. */
type Wanted = ToomCookScheme & {
  readonly range?: { readonly from: number; readonly count: number } | undefined;
};

/** Every product of a scheme. */
export function allProducts({ products }: ToomCookScheme): { from: number; count: number } {
  return { from: 0, count: products };
}

/**
 * The weights of a convolution as the products of a scheme take them. This is on the way to the first sound, for some ten
 * million numbers.
 * @param taps gives tap `j` of `count` pairs of channels from `start` on, into `into` from `at` on
 * @param pairs output channels × input channels
 * @returns `[products, pairs]`
 */
function transform(
  wanted: Wanted,
  pairs: number,
  taps: (tap: number, start: number, into: Float32Array, at: number, count: number) => void,
  allocate: Allocate,
): Float32Array<ArrayBuffer> {
  const { kernel, weight, range = allProducts(wanted) } = wanted;
  const { from: first, count: products } = range;
  const out = allocate(products * pairs);
  kernelOnce ??= new WeightKernel();
  const { block } = kernelOnce;
  kernelOnce.setFactors(weight.subarray(first * kernel, (first + products) * kernel));
  for (let start = 0; start < pairs; start += BLOCK) {
    const count = Math.min(BLOCK, pairs - start);
    for (let tap = 0; tap < kernel; tap++) taps(tap, start, block, tap * BLOCK, count);
    const results = kernelOnce.run(kernel, products);
    for (let product = 0; product < products; product++) {
      const from = product * BLOCK;
      out.set(results.subarray(from, from + count), product * pairs + start);
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
  scheme: Wanted,
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
  scheme: Wanted,
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
