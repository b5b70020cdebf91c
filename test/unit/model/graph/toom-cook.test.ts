import { describe, expect, it } from 'vitest';
import { estimatedSpeed } from '../../../../src/model/graph/toom-cook/cost';
import {
  type Grade,
  isKernel,
  type Kernel,
  type ToomCookScheme,
  toomCookScheme,
} from '../../../../src/model/graph/toom-cook/scheme';
import { Random } from '../../../fixtures/kokoro-graph/random';

/** Sizes, and rounding relative to the RMS of the result, as docs/graph-rewrites.md tells them. */
const TABLE: readonly {
  kernel: Kernel;
  grade: Grade;
  sizes: readonly [inputs: number, outputs: number, products: number];
  rms: number;
  largest: number;
}[] = [
  { kernel: 2, grade: 'fast', sizes: [5, 4, 5], rms: 1e-6, largest: 1e-5 },
  { kernel: 2, grade: 'safe', sizes: [5, 4, 5], rms: 1e-6, largest: 1e-5 },
  { kernel: 3, grade: 'fast', sizes: [10, 8, 10], rms: 4e-6, largest: 7e-5 },
  { kernel: 3, grade: 'safe', sizes: [8, 6, 8], rms: 1e-6, largest: 2e-5 },
  { kernel: 7, grade: 'fast', sizes: [16, 10, 16], rms: 4.5e-5, largest: 7e-4 },
  { kernel: 7, grade: 'safe', sizes: [16, 10, 18], rms: 3.9e-6, largest: 1e-4 },
  { kernel: 11, grade: 'fast', sizes: [24, 14, 28], rms: 1.6e-5, largest: 3e-4 },
  { kernel: 11, grade: 'safe', sizes: [24, 14, 30], rms: 1.6e-6, largest: 4e-5 },
];

/** `[rows, inner] · [inner, columns]`, in the precision of the arrays, one product after another as the runtime adds them. */
function product<T extends Float32Array | Float64Array>(
  a: T,
  b: T,
  inner: number,
  columns: number,
): T {
  const rows = a.length / inner;
  const out = (a instanceof Float32Array
    ? new Float32Array(rows * columns)
    : new Float64Array(rows * columns)) as unknown as T;
  for (let row = 0; row < rows; row++)
    for (let k = 0; k < inner; k++) {
      const factor = a[row * inner + k]!;
      if (a instanceof Float32Array)
        for (let i = 0; i < columns; i++)
          out[row * columns + i]! += Math.fround(factor * b[k * columns + i]!);
      else
        for (let i = 0; i < columns; i++) out[row * columns + i]! += factor * b[k * columns + i]!;
    }
  return out;
}

/** Kinds of inputs that rounding could depend on. */
const SIGNALS = {
  normal: (random: Random) => normal(random),
  'of an offset of 5σ': (random: Random) => normal(random) + 5,
  // t-distributed with 2 degrees of freedom: no finite variance.
  'with heavy tails': (random: Random) =>
    normal(random) / Math.sqrt((normal(random) ** 2 + normal(random) ** 2) / 2),
} as const;

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

const [INPUT_CHANNELS, OUTPUT_CHANNELS, TILES] = [64, 16, 24];

/** A convolution of many channels by a scheme in float32, against the direct sum in float64. */
function roundingOf(scheme: ToomCookScheme, signal: (random: Random) => number) {
  const { kernel, inputs, outputs, products } = scheme;
  const random = new Random(17);
  const fill = (length: number, next: () => number) => Float32Array.from({ length }, next);
  const columns = INPUT_CHANNELS * TILES;
  const x = fill(inputs * columns, () => signal(random));
  const pairs = OUTPUT_CHANNELS * INPUT_CHANNELS;
  const w = fill(kernel * pairs, () => normal(random) / Math.sqrt(INPUT_CHANNELS * kernel));

  const there = product(Float32Array.from(scheme.input), x, inputs, columns);
  const weights = Float32Array.from(product(scheme.weight, Float64Array.from(w), kernel, pairs));
  const results = OUTPUT_CHANNELS * TILES;
  const core = new Float32Array(products * results);
  for (let p = 0; p < products; p++) {
    const points = there.subarray(p * columns, (p + 1) * columns);
    const part = weights.subarray(p * pairs, (p + 1) * pairs);
    core.set(product(part, points, INPUT_CHANNELS, TILES), p * results);
  }
  const y = product(Float32Array.from(scheme.output), core, products, results);

  let [worst, errors] = [0, 0];
  const exact = new Float64Array(outputs * results);
  for (let n = 0; n < outputs; n++) {
    for (let tap = 0; tap < kernel; tap++) {
      const weight = Float64Array.from(w.subarray(tap * pairs, (tap + 1) * pairs));
      const input = Float64Array.from(x.subarray((n + tap) * columns, (n + tap + 1) * columns));
      product(weight, input, INPUT_CHANNELS, TILES).forEach((value, i) => {
        exact[n * results + i]! += value;
      });
    }
  }
  for (const [i, value] of exact.entries()) {
    const error = Math.abs(value - y[i]!);
    worst = Math.max(worst, error);
    errors += error ** 2;
  }
  const scale = deviation(exact);
  return { rms: Math.sqrt(errors / y.length) / scale, largest: worst / scale };
}

/** Standard deviation of results `[n, channel, tile]` about the mean of each channel: an offset does not make errors small. */
function deviation(results: Float64Array): number {
  const means = new Float64Array(OUTPUT_CHANNELS);
  const channelOf = (i: number) => Math.floor(i / TILES) % OUTPUT_CHANNELS;
  const each = results.length / OUTPUT_CHANNELS;
  for (const [i, value] of results.entries()) means[channelOf(i)]! += value / each;
  const squares = results.map((value, i) => (value - means[channelOf(i)]!) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / results.length);
}

describe.each(TABLE)('the $grade scheme of $kernel taps', ({ kernel, grade, ...row }) => {
  const scheme = toomCookScheme(kernel, grade);
  const { inputs, outputs, products, input, weight, output } = scheme;

  it('has its numbers of inputs, results and products', () => {
    expect([inputs, outputs, products]).toEqual(row.sizes);
    expect(inputs).toBe(outputs + kernel - 1);
    const lengths = [input.length, weight.length, output.length];
    expect(lengths).toEqual([products * inputs, products * kernel, outputs * products]);
  });

  it('is the direct sum in float64', () => {
    const random = new Random(kernel);
    for (let round = 0; round < 20; round++) {
      const x = Float64Array.from({ length: inputs }, () => normal(random));
      const w = Float64Array.from({ length: kernel }, () => normal(random));
      const points = product(input, x, inputs, 1);
      const weights = product(weight, w, kernel, 1);
      const y = product(
        output,
        points.map((value, i) => value * weights[i]!),
        products,
        1,
      );
      for (const [n, value] of y.entries()) {
        const exact = w.reduce((sum, factor, j) => sum + factor * x[n + j]!, 0);
        expect(Math.abs(value - exact)).toBeLessThan(1e-10);
      }
    }
  });

  it.each(Object.entries(SIGNALS))('rounds float32 as much as it should: %s', (_, signal) => {
    const { rms, largest } = roundingOf(scheme, signal);
    expect(rms).toBeLessThan(2 * row.rms);
    expect(largest).toBeLessThan(2 * row.largest);
  });

  it('keeps the size of what is multiplied', () => {
    const rowNorms = (matrix: Float64Array, columns: number) =>
      Array.from({ length: products }, (_, p) =>
        Math.hypot(...matrix.subarray(p * columns, (p + 1) * columns)),
      );
    for (const norm of [...rowNorms(input, inputs), ...rowNorms(weight, kernel)])
      expect(norm).toBeCloseTo(1, 12);
  });
});

describe('the estimated speed', () => {
  it.each([
    [3, 128, 1.55],
    [3, 256, 1.8],
    [7, 128, 2.7],
    [7, 256, 3.3],
    [11, 128, 3.3],
    [11, 256, 3.9],
  ] as const)('of %i taps and %i channels is near to what was measured', (kernel, size, speed) => {
    const estimate = estimatedSpeed(toomCookScheme(kernel, 'fast'), { input: size, output: size });
    expect(Math.abs(estimate / speed - 1)).toBeLessThan(0.15);
  });

  it('says that few channels gain nothing', () => {
    for (const kernel of [3, 7, 11] as const)
      for (const grade of ['fast', 'safe'] as const) {
        const scheme = toomCookScheme(kernel, grade);
        expect(estimatedSpeed(scheme, { input: 4, output: 4 })).toBeLessThan(1);
      }
  });
});

describe('schemes', () => {
  it('are made once', () => {
    expect(toomCookScheme(7, 'safe')).toBe(toomCookScheme(7, 'safe'));
    expect(toomCookScheme(7, 'safe')).not.toBe(toomCookScheme(7, 'fast'));
  });

  it('are there for four kernels', () => {
    expect([0, 1, 2, 3, 5, 7, 9, 11, 2.5, undefined].filter(isKernel)).toEqual([2, 3, 7, 11]);
  });
});
