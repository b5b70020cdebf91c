import type { ToomCookScheme } from './scheme';

/** Channels in and out of a convolution. */
export interface Channels {
  readonly input: number;
  readonly output: number;
}

/**
 * What moving a number through a convolution's reshaping costs, in multiplications: fitted to measured times of kernels 3, 7
 * and 11 at 128 and 256 channels, see docs/graph-rewrites.md.
 */
const MOVING = 33;

/** Multiplications for each result in time, over all channels, of a convolution as it is. */
function directCost(kernel: number, { input, output }: Channels): number {
  return kernel * input * output;
}

/** The same for a scheme, with what bringing numbers to its points and back costs. */
function schemeCost(
  { inputs, outputs, products }: ToomCookScheme,
  { input, output }: Channels,
): number {
  const perResult = products / outputs;
  const there = input * perResult * inputs;
  const back = output * products;
  return perResult * input * output + there + back + MOVING * (input + output);
}

/** How many times as fast a convolution is by a scheme, as estimated. */
export function estimatedSpeed(scheme: ToomCookScheme, channels: Channels): number {
  return directCost(scheme.kernel, channels) / schemeCost(scheme, channels);
}
