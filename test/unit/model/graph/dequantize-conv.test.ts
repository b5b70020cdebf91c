import { describe, expect, it } from 'vitest';
import type { Attribute, OnnxModel } from '../../../../src/model/graph/onnx-model';
import { DEQUANTIZE } from '../../../../src/model/graph/rewrites/dequantize';
import { addQuantised, type SampleOptions } from '../../../support/quantised-sample';
import {
  countOperators,
  differenceOf,
  int,
  ints,
  randomTensor,
  runSmallGraph,
  SmallGraph,
  text,
} from '../../../support/small-graph';

/** 8 bits for an activation over its whole range, which the original rounds to and the float form does not. */
const ROUNDING = 0.03;
/** The same float operators over the same weights. */
const SAME = 1e-6;

const BIAS = Float32Array.from({ length: 12 }, (_, i) => i / 10 - 0.5);

interface Convolution {
  readonly dims?: readonly number[];
  readonly attributes?: Readonly<Record<string, Attribute>>;
  /** Dimensions of the constant that is added, or of what a flat one is reshaped to. */
  readonly bias?: readonly number[];
  readonly isReshaped?: boolean;
  readonly scaleReshaped?: boolean;
  readonly biasFirst?: boolean;
}

function addBias(g: SmallGraph, value: string, how: Convolution): void {
  const { bias = [], isReshaped = false } = how;
  const added = isReshaped
    ? g.node('Reshape', [g.floats(BIAS), g.ints(bias)])
    : g.floats(BIAS, bias);
  g.node('Add', how.biasFirst ? [added, value] : [value, added], {}, 'y');
}

/** ConvInteger of the input, as a quantiser makes it. */
function quantisedModel(options: SampleOptions, how: Convolution): OnnxModel {
  const g = new SmallGraph();
  const { dims = [12, 8, 3], attributes = {} } = how;
  const [x = '', xScale = '', xZero = ''] = g.nodes('DynamicQuantizeLinear', [g.input('x')], 3);
  const weights = addQuantised(g, dims, options);
  const inputs = [x, weights.quantised, xZero, ...(weights.zero ? [weights.zero] : [])];
  const sums = g.node('Cast', [g.node('ConvInteger', inputs, attributes)], { to: int(1) });
  const scale = how.scaleReshaped
    ? g.node('Reshape', [weights.scale, g.ints([1, -1, 1])])
    : weights.scale;
  const factor = g.node('Mul', [scale, xScale]);
  const product = g.node('Mul', [sums, factor], {}, how.bias ? undefined : 'y');
  if (how.bias) addBias(g, product, how);
  g.output('y');
  return g.model();
}

/** The same in float32, with the bias as an input of Conv. */
function floatModel(options: SampleOptions, how: Convolution): OnnxModel {
  const g = new SmallGraph();
  const { dims = [12, 8, 3], attributes = {} } = how;
  const { floats } = addQuantised(new SmallGraph(), dims, options);
  const inputs = [g.input('x'), g.floats(floats, dims)];
  if (how.bias) inputs.push(g.floats(BIAS));
  g.node('Conv', inputs, attributes, 'y');
  g.output('y');
  return g.model();
}

const channel = { axis: 0, zero: 'each' } as const;

describe('ConvInteger becomes Conv', () => {
  it.each<[string, SampleOptions, Convolution]>([
    ['uint8, one scale', {}, {}],
    ['int8, one scale', { signed: true }, {}],
    ['int8, no zero point', { signed: true, zero: 'none' }, {}],
    ['scales by channel [1, C, 1]', { ...channel, scaleDims: [1, 12, 1] }, {}],
    ['scales by channel [C, 1], int8', { ...channel, signed: true, scaleDims: [12, 1] }, {}],
    ['scales by channel, one zero point', { axis: 0, scaleDims: [12, 1] }, {}],
    ['scales by channel, reshaped in the graph', { axis: 0 }, { scaleReshaped: true }],
    ['dilated', {}, { attributes: { dilations: ints(5), pads: ints(5, 5) } }],
    ['with strides', {}, { attributes: { strides: ints(2), kernel_shape: ints(3) } }],
    ['padded by itself', {}, { attributes: { auto_pad: text('SAME_UPPER') } }],
    ['in groups', {}, { dims: [12, 4, 3], attributes: { group: int(2) } }],
    ['a reshaped bias', {}, { bias: [1, -1, 1], isReshaped: true }],
    ['a bias [1, C, 1]', {}, { bias: [1, 12, 1] }],
    ['a bias [C, 1] that comes first', {}, { bias: [12, 1], biasFirst: true }],
  ])('%s', async (_, options, how) => {
    const original = quantisedModel(options, how);
    const { model, matches } = DEQUANTIZE.apply(original);
    expect(matches).toBe(1);
    expect(countOperators(model)).toEqual({ Conv: 1 });
    expect(model.graph.nodes[0]?.attributes).toEqual(how.attributes ?? {});
    const x = randomTensor(1, 8, 40);
    const y = await runSmallGraph(model, x);
    expect(differenceOf(y, await runSmallGraph(floatModel(options, how), x))).toBeLessThan(SAME);
    // WASM has ConvInteger for uint8 weights with one zero point alone.
    if (options.signed || options.zero === 'each') return;
    expect(differenceOf(y, await runSmallGraph(original, x))).toBeLessThan(ROUNDING);
  });

  it('in two dimensions', async () => {
    const options = { ...channel, scaleDims: [1, 12, 1, 1] };
    const how = { dims: [12, 8, 3, 3], bias: [12, 1, 1] };
    const { model } = DEQUANTIZE.apply(quantisedModel(options, how));
    expect(countOperators(model)).toEqual({ Conv: 1 });
    const x = randomTensor(2, 8, 9, 7);
    const expected = await runSmallGraph(floatModel(options, how), x);
    expect(differenceOf(await runSmallGraph(model, x), expected)).toBeLessThan(SAME);
  });

  it.each<[string, Convolution]>([
    ['along time', { bias: [12] }],
    ['with a dimension more', { bias: [1, 1, 12, 1] }],
  ])('and what is added %s stays an Add', (_, how) => {
    const { model, matches } = DEQUANTIZE.apply(quantisedModel({}, how));
    expect(matches).toBe(1);
    expect(countOperators(model)).toEqual({ Conv: 1, Add: 1 });
  });

  it('and a bias stays an Add if the product is used without it, too', () => {
    const g = new SmallGraph();
    const [x = '', xScale = '', xZero = ''] = g.nodes('DynamicQuantizeLinear', [g.input('x')], 3);
    const weights = addQuantised(g, [12, 8, 3]);
    const sums = g.node('ConvInteger', [x, weights.quantised, xZero, weights.zero]);
    const factor = g.node('Mul', [xScale, weights.scale]);
    const product = g.node('Mul', [g.node('Cast', [sums], { to: int(1) }), factor]);
    const sum = g.node('Add', [product, g.floats(BIAS, [1, 12, 1])]);
    g.node('Mul', [product, sum], {}, 'y');
    g.output('y');
    const { model } = DEQUANTIZE.apply(g.model());
    expect(countOperators(model)).toEqual({ Conv: 1, Add: 1, Mul: 1 });
  });

  it.each<[string, SampleOptions, Convolution]>([
    ['scales along time', { axis: 0 }, {}],
    ['scales by input channel', { axis: 1, scaleDims: [1, 8, 1] }, {}],
    ['scales of more dimensions', { scaleDims: [1, 1, 1, 1] }, {}],
  ])('not with %s', (_, options, how) => {
    const original = quantisedModel(options, how);
    expect(DEQUANTIZE.apply(original)).toEqual({ model: original, matches: 0 });
  });
});
