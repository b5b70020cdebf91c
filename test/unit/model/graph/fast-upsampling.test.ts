import { describe, expect, it } from 'vitest';
import type { Attribute, OnnxModel } from '../../../../src/model/graph/onnx-model';
import { fastUpsampling } from '../../../../src/model/graph/rewrites/fast-upsampling';
import { Random } from '../../../fixtures/kokoro-graph/random';
import { runEach, type Values } from '../../../support/generator-graph';
import { compareAll } from '../../../support/result-error';
import {
  countOperators,
  int,
  ints,
  randomTensor,
  SmallGraph,
  text,
} from '../../../support/small-graph';

/** Largest error relative to the RMS of the results; measured: 2e-6. */
const BOUND = 5e-6;

/** A transposed convolution with a kernel of twice its stride, but for what is changed. */
interface Shape {
  readonly stride: number;
  readonly kernel?: number;
  readonly padding?: number;
  readonly from?: number;
  readonly to?: number;
  readonly hasBias?: boolean;
  readonly attributes?: Readonly<Record<string, Attribute>>;
}

function upsampling(shape: Shape): OnnxModel {
  const { stride, kernel = 2 * stride, padding = 0, from = 4, to = 4, hasBias = true } = shape;
  const g = new SmallGraph();
  const random = new Random(stride + padding);
  const weights = g.floats(random.uniform(from * to * kernel, 1 / Math.sqrt(2 * from)), [
    from,
    to,
    kernel,
  ]);
  const bias = hasBias ? [g.floats(random.uniform(to, 1))] : [];
  const attributes = {
    kernel_shape: ints(kernel),
    pads: ints(padding, padding),
    strides: ints(stride),
    ...shape.attributes,
  };
  g.node('ConvTranspose', [g.input('x'), weights, ...bias], attributes, 'y');
  g.output('y');
  return g.model();
}

const results = (runs: readonly Values[]) => runs.flatMap(({ y }) => (y ? [y] : []));

describe('upsampling by a scheme is that of the runtime, for lengths of 1 to 20', () => {
  it.each([2, 3, 4, 5, 6, 7, 8, 9, 10])('stride %i', async (stride) => {
    for (let padding = 0; padding <= stride; padding++) {
      const [from, to] = [1 + ((stride + padding) % 5), 1 + ((3 * stride + padding) % 4)];
      const model = upsampling({ stride, padding, from, to, hasBias: padding % 2 === 0 });
      const lengths = Array.from({ length: 20 }, (_, i) => i + 1);
      // The runtime refuses to make nothing of a single input.
      const inputs = (padding === stride ? lengths.slice(1) : lengths).map((length) => ({
        x: randomTensor(1, from, length),
      }));
      const expected = results(await runEach(model, inputs));
      const { model: fast, matches } = fastUpsampling('fast').apply(model);
      expect(matches).toBe(1);
      expect(countOperators(fast).ConvTranspose).toBeUndefined();
      const { largest } = compareAll(results(await runEach(fast, inputs)), expected);
      expect(largest).toBeLessThan(BOUND);
    }
  });

  it.each([6, 10])('as Kokoro has it: stride %i', async (stride) => {
    const shape = { stride, padding: stride / 2, from: 16, to: 8 };
    const model = upsampling(shape);
    const inputs = [{ x: randomTensor(1, 16, 57) }];
    const expected = results(await runEach(model, inputs));
    expect(expected[0]?.dims).toEqual([1, 8, 57 * stride]);
    for (const grade of ['fast', 'safe'] as const) {
      const { model: fast } = fastUpsampling(grade).apply(model);
      const { largest } = compareAll(results(await runEach(fast, inputs)), expected);
      expect(largest).toBeLessThan(BOUND);
    }
  });
});

describe('left alone is a transposed convolution', () => {
  it.each<[string, Shape]>([
    ['whose kernel is its stride', { stride: 5, kernel: 5 }],
    ['whose kernel is longer', { stride: 5, kernel: 20 }],
    ['whose kernel is one more', { stride: 5, kernel: 11 }],
    ['in steps of one', { stride: 1 }],
    ['in groups', { stride: 5, attributes: { group: int(2) } }],
    ['with more results', { stride: 5, attributes: { output_padding: ints(1) } }],
    ['of a given shape', { stride: 5, attributes: { output_shape: ints(50) } }],
    ['with holes', { stride: 5, attributes: { dilations: ints(2) } }],
    ['that cuts off more than a step', { stride: 5, padding: 6 }],
    ['that cuts off one end alone', { stride: 5, attributes: { pads: ints(0, 5) } }],
    ['that cuts off by itself', { stride: 5, attributes: { auto_pad: text('SAME_UPPER') } }],
  ])('%s', (_, shape) => {
    const model = upsampling(shape);
    const rewritten = fastUpsampling('fast').apply(model);
    expect(rewritten.matches).toBe(0);
    expect(rewritten.model).toBe(model);
  });

  it.each(['weights', 'bias'])('whose %s are computed', (what) => {
    const g = new SmallGraph();
    const computed = (name: string, value: string) =>
      name === what ? g.node('Neg', [value]) : value;
    const weights = computed('weights', g.floats(new Float32Array(4 * 4 * 10), [4, 4, 10]));
    const bias = computed('bias', g.floats(new Float32Array(4)));
    const attributes = { kernel_shape: ints(10), strides: ints(5) };
    g.node('ConvTranspose', [g.input('x'), weights, bias], attributes, 'y');
    g.output('y');
    expect(fastUpsampling('fast').apply(g.model()).matches).toBe(0);
  });

  it('of two dimensions', () => {
    const g = new SmallGraph();
    const weights = g.floats(new Float32Array(4 * 4 * 100), [4, 4, 10, 10]);
    const attributes = { kernel_shape: ints(10, 10), strides: ints(5, 5) };
    g.node('ConvTranspose', [g.input('x'), weights], attributes, 'y');
    g.output('y');
    expect(fastUpsampling('fast').apply(g.model()).matches).toBe(0);
  });

  it('once it was rewritten', () => {
    const { model } = fastUpsampling('safe').apply(upsampling({ stride: 6, padding: 3 }));
    const again = fastUpsampling('safe').apply(model);
    expect(again.matches).toBe(0);
    expect(again.model).toBe(model);
  });
});
