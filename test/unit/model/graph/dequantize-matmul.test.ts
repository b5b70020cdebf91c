import { describe, expect, it } from 'vitest';
import type { OnnxModel } from '../../../../src/model/graph/onnx-model';
import { DEQUANTIZE } from '../../../../src/model/graph/rewrites/dequantize';
import { addQuantised, type SampleOptions } from '../../../support/quantised-sample';
import {
  countOperators,
  differenceOf,
  int,
  randomTensor,
  runSmallGraph,
  SmallGraph,
} from '../../../support/small-graph';

/** 8 bits for an activation over its whole range, which the original rounds to and the float form does not. */
const ROUNDING = 0.03;
/** The same float operators over the same weights. */
const SAME = 1e-6;

/** What may differ in the arithmetic behind a product. */
interface Arithmetic {
  readonly to?: number;
  readonly scalesSwapped?: boolean;
  readonly factorsSwapped?: boolean;
  readonly reshape?: 'before Cast' | 'after Cast';
  readonly weightDims?: readonly number[];
}

/** MatMulInteger of the input, as a quantiser makes it. */
function quantisedModel(options: SampleOptions, how: Arithmetic = {}): OnnxModel {
  const g = new SmallGraph();
  const [x = '', xScale = '', xZero = ''] = g.nodes('DynamicQuantizeLinear', [g.input('x')], 3);
  const weights = addQuantised(g, how.weightDims ?? [24, 16], options);
  const inputs = [x, weights.quantised, xZero, ...(weights.zero ? [weights.zero] : [])];
  const reshape = (value: string) => g.node('Reshape', [value, g.ints([-1, 4])]);
  let value = g.node('MatMulInteger', inputs);
  if (how.reshape === 'before Cast') value = reshape(value);
  value = g.node('Cast', [value], { to: int(how.to ?? 1) });
  if (how.reshape === 'after Cast') value = reshape(value);
  const scales = [xScale, weights.scale];
  const factor = g.node('Mul', how.scalesSwapped ? scales.reverse() : scales);
  const factors = [value, factor];
  g.node('Mul', how.factorsSwapped ? factors.reverse() : factors, {}, 'y');
  g.output('y');
  return g.model();
}

/** The same in float32, with the weights that the quantised ones stand for. */
function floatModel(options: SampleOptions, how: Arithmetic = {}): OnnxModel {
  const g = new SmallGraph();
  const dims = how.weightDims ?? [24, 16];
  const { floats } = addQuantised(new SmallGraph(), dims, options);
  const inputs = [g.input('x'), g.floats(floats, dims)];
  if (how.reshape) g.node('Reshape', [g.node('MatMul', inputs), g.ints([-1, 4])], {}, 'y');
  else g.node('MatMul', inputs, {}, 'y');
  g.output('y');
  return g.model();
}

describe('MatMulInteger becomes MatMul', () => {
  const column = { axis: 1, zero: 'each' } as const;
  it.each<[string, SampleOptions, Arithmetic]>([
    ['uint8, one scale', {}, {}],
    ['uint8, no zero point', { zero: 'none' }, {}],
    ['int8, one scale', { signed: true }, {}],
    ['int8, no zero point', { signed: true, zero: 'none' }, {}],
    ['uint8 by column', column, {}],
    ['int8 by column', { signed: true, ...column }, {}],
    ['scales by column, one zero point', { axis: 1 }, {}],
    ['scales by column, no zero point', { axis: 1, signed: true, zero: 'none' }, {}],
    ['a scale of dimensions [1]', { scaleDims: [1] }, {}],
    ['scales in the other order', {}, { scalesSwapped: true }],
    ['factors in the other order', column, { factorsSwapped: true }],
    ['reshaped before the Cast', {}, { reshape: 'before Cast' }],
    ['reshaped after the Cast', {}, { reshape: 'after Cast' }],
    ['a batch of matrices', {}, { weightDims: [3, 24, 16] }],
  ])('%s', async (_, options, how) => {
    const original = quantisedModel(options, how);
    const { model, matches } = DEQUANTIZE.apply(original);
    expect(matches).toBe(1);
    expect(countOperators(model)).toEqual({ MatMul: 1, ...(how.reshape ? { Reshape: 1 } : {}) });
    const x = randomTensor(3, 9, 24);
    const y = await runSmallGraph(model, x);
    expect(differenceOf(y, await runSmallGraph(floatModel(options, how), x))).toBeLessThan(SAME);
    const rounded = differenceOf(y, await runSmallGraph(original, x));
    expect(rounded).toBeLessThan(ROUNDING);
    expect(rounded).toBeGreaterThan(1e-4);
  });

  it.each<[string, SampleOptions, Arithmetic]>([
    ['a Cast to another type', {}, { to: 11 }],
    ['scales by row', { axis: 0, scaleDims: [24, 1] }, {}],
    ['scales with a dimension more than the product may have', { scaleDims: [1, 1] }, {}],
    ['scales by column behind a Reshape', { axis: 1 }, { reshape: 'after Cast' }],
  ])('not with %s', (_, options, how) => {
    const original = quantisedModel(options, how);
    expect(DEQUANTIZE.apply(original)).toEqual({ model: original, matches: 0 });
  });
});

describe('activations', () => {
  it('are quantised no more where one DynamicQuantizeLinear served several products', async () => {
    const build = (isQuantised: boolean) => {
      const g = new SmallGraph();
      const x = g.input('x');
      const weights = addQuantised(isQuantised ? g : new SmallGraph(), [24, 16]);
      const [q = '', scale = '', zero = ''] = isQuantised
        ? g.nodes('DynamicQuantizeLinear', [x], 3)
        : [];
      const product = () => {
        if (!isQuantised) return g.node('MatMul', [x, g.floats(weights.floats, [24, 16])]);
        const sums = g.node('MatMulInteger', [q, weights.quantised, zero, weights.zero]);
        const factor = g.node('Mul', [scale, weights.scale]);
        return g.node('Mul', [g.node('Cast', [sums], { to: int(1) }), factor]);
      };
      g.node('Sub', [product(), g.node('Sin', [product()])], {}, 'y');
      g.output('y');
      return g.model();
    };
    const { model, matches } = DEQUANTIZE.apply(build(true));
    expect(matches).toBe(2);
    expect(countOperators(model)).toEqual({ MatMul: 2, Sin: 1, Sub: 1 });
    // Shared weights stay shared: ALBERT's twelve layers have one set.
    expect(model.graph.initializers).toHaveLength(1);
    const x = randomTensor(9, 24);
    const [y, expected] = [await runSmallGraph(model, x), await runSmallGraph(build(false), x)];
    expect(differenceOf(y, expected)).toBeLessThan(SAME);
  });

  it('stay quantised for users that are not known', async () => {
    const g = new SmallGraph();
    const [q = '', scale = '', zero = ''] = g.nodes('DynamicQuantizeLinear', [g.input('x')], 3);
    const weights = addQuantised(g, [24, 16]);
    const sums = () => g.node('MatMulInteger', [q, weights.quantised, zero, weights.zero]);
    const factor = g.node('Mul', [scale, weights.scale]);
    const scaled = g.node('Mul', [g.node('Cast', [sums()], { to: int(1) }), factor]);
    const other = g.node('Cast', [g.node('Abs', [sums()])], { to: int(1) });
    g.node('Sub', [scaled, g.node('Mul', [other, g.floats([1e-5], [])])], {}, 'y');
    g.output('y');
    const { model, matches } = DEQUANTIZE.apply(g.model());
    expect(matches).toBe(1);
    expect(countOperators(model)).toMatchObject({
      ...{ DynamicQuantizeLinear: 1, MatMulInteger: 1, MatMul: 1 },
    });
    const x = randomTensor(9, 24);
    const difference = differenceOf(
      await runSmallGraph(model, x),
      await runSmallGraph(g.model(), x),
    );
    expect(difference).toBeLessThan(ROUNDING);
  });

  it.each(['zero point', 'scale'])('are not taken from one whose %s is not used', (wrong) => {
    const g = new SmallGraph();
    const x = g.input('x');
    const [q = '', scale = '', zero = ''] = g.nodes('DynamicQuantizeLinear', [x], 3);
    const others = g.nodes('DynamicQuantizeLinear', [g.node('Exp', [x])], 3);
    const weights = addQuantised(g, [24, 16]);
    const itsZero = wrong === 'zero point' ? (others[2] ?? '') : zero;
    const itsScale = wrong === 'scale' ? (others[1] ?? '') : scale;
    const sums = g.node('MatMulInteger', [q, weights.quantised, itsZero, weights.zero]);
    const factor = g.node('Mul', [itsScale, weights.scale]);
    g.node('Mul', [g.node('Cast', [sums], { to: int(1) }), factor], {}, 'y');
    g.output('y');
    expect(DEQUANTIZE.apply(g.model()).matches).toBe(0);
  });

  it('may be both operands, and transposed while they are quantised', async () => {
    const build = (isQuantised: boolean) => {
      const g = new SmallGraph();
      const x = g.input('x');
      const perm = { perm: { kind: 'ints', value: [1, 0] } } as const;
      if (isQuantised) {
        const [q = '', scale = '', zero = ''] = g.nodes('DynamicQuantizeLinear', [x], 3);
        const turned = g.node('Transpose', [q], perm);
        const sums = g.node('MatMulInteger', [q, turned, zero, zero]);
        const factor = g.node('Mul', [scale, scale]);
        g.node('Mul', [g.node('Cast', [sums], { to: int(1) }), factor], {}, 'y');
      } else {
        g.node('MatMul', [x, g.node('Transpose', [x], perm)], {}, 'y');
      }
      g.output('y');
      return g.model();
    };
    const { model, matches } = DEQUANTIZE.apply(build(true));
    expect(matches).toBe(1);
    expect(countOperators(model)).toEqual({ MatMul: 1, Transpose: 1 });
    const x = randomTensor(9, 24);
    const [y, expected] = [await runSmallGraph(model, x), await runSmallGraph(build(false), x)];
    expect(differenceOf(y, expected)).toBeLessThan(SAME);
    expect(differenceOf(y, await runSmallGraph(build(true), x))).toBeLessThan(ROUNDING);
  });
});
