import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Scratch } from '../../../../src/model/graph/scratch';
import {
  type Grade,
  KERNELS,
  type Kernel,
  toomCookScheme,
} from '../../../../src/model/graph/toom-cook/scheme';
import {
  floatsOf,
  isConsistent,
  materialise,
  materialisedBytes,
  type PlainSource,
  type Stored,
  type WeightSource,
} from '../../../../src/model/graph/weight-source';
import { Random } from '../../../fixtures/kokoro-graph/random';

type ToomCook = Extract<WeightSource, { kind: 'toom-cook' }>;

/** Bytes that begin anywhere in a file. */
function placed(bytes: ArrayLike<number>, offset: number): Stored {
  const file = new Uint8Array(offset + bytes.length + 5);
  file.set(bytes, offset);
  return file.subarray(offset, offset + bytes.length);
}

/** So many weights in one of the ways that a model holds them, from `offset` on. */
function weightsOf(
  kind: PlainSource['kind'],
  length: number,
  offset: number,
  seed: number,
): PlainSource {
  const random = new Random(seed);
  const bytes = (array: ArrayBufferView<ArrayBuffer>) =>
    placed(new Uint8Array(array.buffer), offset);
  const below = (limit: number) => Math.floor(random.next() * limit);
  switch (kind) {
    case 'stored':
      return { kind, stored: bytes(random.uniform(length, 1) as Float32Array<ArrayBuffer>) };
    case 'float16':
      // Exponents of 1 to 16, either sign.
      return {
        kind,
        stored: bytes(
          Uint16Array.from(
            { length },
            () => 0x8000 * below(2) + 1024 * (1 + below(16)) + below(1024),
          ),
        ),
      };
    case 'quantised':
      return {
        kind,
        stored: bytes(Uint8Array.from({ length }, () => below(256))),
        signed: seed % 2 === 0,
        scales: bytes(Float32Array.of(0.01)),
        zeros: Uint8Array.of(120),
        batches: 1,
        inner: length,
      };
  }
}

const grades = fc.constantFrom<Grade>('fast', 'safe');
const base = fc.record({
  kind: fc.constantFrom<PlainSource['kind']>('stored', 'float16', 'quantised'),
  offset: fc.integer({ min: 0, max: 7 }),
  seed: fc.nat(1000),
});

/** Σ over the taps, of a pair of channels for one product. */
function sumOf(kernel: Kernel, grade: Grade, product: number, taps: readonly number[]): number {
  const { weight } = toomCookScheme(kernel, grade);
  return taps.reduce((sum, tap, j) => sum + (weight[product * kernel + j] ?? Number.NaN) * tap, 0);
}

/** Numbers agree but for the rounding of sums of at most eleven float32 products: 11 × 2⁻²⁴ at the very worst. */
function expectClose(actual: Float32Array, expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  const worst = expected.reduce(
    (most, value, i) => Math.max(most, Math.abs(value - (actual[i] ?? Number.NaN))),
    0,
  );
  const size = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  expect(worst).toBeLessThanOrEqual(size * 5e-7);
}

/** Whole arrays at once: number by number takes seconds. */
const areSame = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

/** The numbers, made in fresh memory and in memory that was used before: both have to be the same. */
function numbersOf(source: ToomCook): Float32Array {
  expect(isConsistent(source)).toBe(true);
  const bytes = materialise(source).slice();
  expect(bytes).toHaveLength(materialisedBytes(source));
  const scratch = new Scratch();
  for (let i = 0; i < 3; i++) scratch.allocate(bytes.length / 4 + 20).fill(7);
  scratch.reset();
  expect(areSame(materialise(source, scratch.allocate), bytes)).toBe(true);
  return floatsOf(bytes);
}

describe('weights for a scheme', () => {
  it('are those of the convolution, tap by tap, in blocks or not', () => {
    const sizes = fc.record({
      kernel: fc.constantFrom<Kernel>(3, 7, 11),
      grade: grades,
      output: fc.integer({ min: 1, max: 25 }),
      input: fc.integer({ min: 1, max: 25 }),
    });
    fc.assert(
      fc.property(sizes, base, ({ kernel, grade, output, input }, { kind, offset, seed }) => {
        const weights = weightsOf(kind, output * input * kernel, offset, seed);
        const before = weights.stored.slice();
        const plain = floatsOf(materialise(weights).slice());
        const { products } = toomCookScheme(kernel, grade);
        const expected = Array.from({ length: products * output * input }, (_, i) => {
          const pair = i % (output * input);
          const taps = Array.from(plain.subarray(pair * kernel, (pair + 1) * kernel));
          return sumOf(kernel, grade, Math.floor(i / (output * input)), taps);
        });
        expectClose(numbersOf({ kind: 'toom-cook', weights, kernel, grade }), expected);
        expect(areSame(weights.stored, before)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('are those of the upsampling: the later half of the kernel meets the earlier input', () => {
    const sizes = fc.record({
      grade: grades,
      inputChannels: fc.integer({ min: 1, max: 9 }),
      channels: fc.integer({ min: 1, max: 9 }),
      stride: fc.integer({ min: 1, max: 10 }),
    });
    fc.assert(
      fc.property(sizes, base, (size, { kind, offset, seed }) => {
        const { grade, inputChannels, channels, stride } = size;
        const weights = weightsOf(kind, inputChannels * channels * 2 * stride, offset, seed);
        const plain = floatsOf(materialise(weights).slice());
        const tap = (input: number, channel: number, position: number) =>
          plain[(input * channels + channel) * 2 * stride + position] ?? Number.NaN;
        const expected: number[] = [];
        for (let product = 0; product < 5; product++)
          for (let phase = 0; phase < stride; phase++)
            for (let channel = 0; channel < channels; channel++)
              for (let input = 0; input < inputChannels; input++) {
                const taps = [stride + phase, phase].map((at) => tap(input, channel, at));
                expected.push(sumOf(2, grade, product, taps));
              }
        const upsampling = { inputChannels, stride };
        expectClose(
          numbersOf({ kind: 'toom-cook', weights, kernel: 2, grade, upsampling }),
          expected,
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('isConsistent', () => {
  const floats = (count: number): PlainSource => ({
    kind: 'stored',
    stored: new Uint8Array(4 * count),
  });
  const source = (change: Partial<ToomCook>): ToomCook => ({
    kind: 'toom-cook',
    weights: floats(84),
    kernel: 7,
    grade: 'fast',
    ...change,
  });
  const upsampling = (inputChannels: number, stride: number, count = 84): ToomCook =>
    source({ kernel: 2, weights: floats(count), upsampling: { inputChannels, stride } });

  it('takes what fits', () => {
    for (const kernel of KERNELS)
      expect(isConsistent(source({ kernel, weights: floats(6 * kernel) }))).toBe(true);
    expect(isConsistent(upsampling(7, 3))).toBe(true);
  });

  it.each<[string, ToomCook]>([
    ['a kernel without a scheme', source({ kernel: 5 as Kernel, weights: floats(85) })],
    ['a kernel that is no number', source({ kernel: '7' as unknown as Kernel })],
    ['a grade that there is not', source({ grade: 'exact' as Grade })],
    ['a grade of JavaScript’s', source({ grade: 'constructor' as Grade })],
    ['weights that are no whole kernels', source({ weights: floats(83) })],
    [
      'bytes that are no whole numbers',
      source({ weights: { ...floats(0), stored: new Uint8Array(30) } }),
    ],
    [
      'half numbers that are no whole kernels',
      source({ weights: { kind: 'float16', stored: new Uint8Array(2 * 83) } }),
    ],
    ['half a half number', source({ weights: { kind: 'float16', stored: new Uint8Array(15) } })],
    [
      'quantised weights that do not fit together',
      source({
        weights: { ...weightsOf('quantised', 84, 0, 1), inner: 83 } as PlainSource,
      }),
    ],
    ['an upsampling of another kernel', { ...upsampling(7, 3), kernel: 3 }],
    ['an upsampling of no channels', upsampling(0, 3)],
    ['an upsampling of half a channel', upsampling(0.5, 3)],
    ['an upsampling of no step', upsampling(7, 0)],
    ['an upsampling of a step back', upsampling(7, -3)],
    ['an upsampling of other sizes', upsampling(7, 5)],
    ['an upsampling without sizes', source({ kernel: 2, upsampling: {} as never })],
    ['no weights at all', source({ weights: floats(0) })],
  ])('refuses %s', (_, wrong) => {
    expect(isConsistent(wrong)).toBe(false);
  });
});

it('of some products are those among the weights of all', () => {
  fc.assert(
    fc.property(
      base,
      grades,
      fc.constantFrom(...KERNELS),
      fc.nat(),
      fc.nat(),
      ({ kind, offset, seed }, grade, kernel, a, b) => {
        const pairs = 7 * 40;
        const weights = weightsOf(kind, pairs * kernel, offset, seed);
        const upsampling = kernel === 2 ? { inputChannels: 7, stride: 4 } : undefined;
        const all: ToomCook = {
          kind: 'toom-cook',
          weights,
          kernel,
          grade,
          ...(upsampling ? { upsampling } : {}),
        };
        const { products } = toomCookScheme(kernel, grade);
        const from = a % products;
        const count = 1 + (b % (products - from));
        const some: ToomCook = { ...all, range: { from, count } };
        expect(isConsistent(some)).toBe(true);
        expect(materialisedBytes(some)).toBe(4 * pairs * count);
        const part = materialise(all).subarray(4 * pairs * from, 4 * pairs * (from + count));
        expect(Buffer.compare(materialise(some), part)).toBe(0);
      },
    ),
    { numRuns: 100 },
  );
});
