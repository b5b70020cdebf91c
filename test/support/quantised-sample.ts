import { Random } from '../fixtures/kokoro-graph/random';
import type { SmallGraph } from './small-graph';

/** How a sample of quantised weights is made. */
export interface SampleOptions {
  /** int8 instead of uint8. */
  readonly signed?: boolean;
  /** A scale for each place along this axis, else one. */
  readonly axis?: number;
  /** Zero points: one, one for each scale, or none. */
  readonly zero?: 'one' | 'each' | 'none';
  /** Dimensions of the scales; by default [] for one, [channels] for several. */
  readonly scaleDims?: readonly number[];
}

/** Quantised weights, and the floats that they stand for, computed one by one. */
export interface QuantisedSample {
  /** Names of constants; `zero` is empty where there is none. */
  readonly quantised: string;
  readonly scale: string;
  readonly zero: string;
  readonly floats: Float32Array;
}

/** Adds random quantised weights to a graph. */
export function addQuantised(
  g: SmallGraph,
  dims: readonly number[],
  { signed = false, axis, zero = 'one', scaleDims }: SampleOptions = {},
): QuantisedSample {
  const random = new Random(5 + dims.length);
  const size = dims.reduce((product, n) => product * n, 1);
  const channels = axis === undefined ? 1 : (dims[axis] ?? 1);
  const inner = axis === undefined ? size : dims.slice(axis + 1).reduce((a, b) => a * b, 1);
  const whole = (low: number, high: number) => low + Math.floor(random.next() * (high - low));
  const [low, high] = signed ? [-128, 128] : [0, 256];
  const numbers = Array.from({ length: size }, () => whole(low, high));
  const scales = Float32Array.from({ length: channels }, () => 0.002 + random.next() * 0.004);
  const zeros = Array.from({ length: zero === 'each' ? channels : 1 }, () =>
    signed ? whole(-20, 20) : whole(108, 148),
  );
  const bytes = signed ? Int8Array : Uint8Array;
  const type = signed ? 'int8' : 'uint8';
  const single = axis === undefined;
  const floats = Float32Array.from(numbers, (number, i) => {
    const channel = Math.floor(i / inner) % channels;
    const from = zero === 'none' ? 0 : (zeros[zero === 'each' ? channel : 0] ?? 0);
    return (number - from) * (scales[channel] ?? 0);
  });
  return {
    quantised: g.constant(type, dims, bytes.from(numbers)),
    scale: g.floats(scales, scaleDims ?? (single ? [] : [channels])),
    zero:
      zero === 'none' ? '' : g.constant(type, zero === 'one' ? [] : [channels], bytes.from(zeros)),
    floats,
  };
}
