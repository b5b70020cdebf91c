import * as ort from 'onnxruntime-web';
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
} from '../../../support/small-graph';

const DIMS = [4, 6, 5];

/** A constant in 8 bits, made float and added to the input. */
function added(
  options: SampleOptions,
  attributes: Record<string, Attribute> = {},
  names: (weights: ReturnType<typeof addQuantised>) => string[] = ({ quantised, scale, zero }) =>
    zero ? [quantised, scale, zero] : [quantised, scale],
): OnnxModel {
  const g = new SmallGraph();
  const weights = addQuantised(g, DIMS, options);
  const floats = g.node('DequantizeLinear', names(weights), attributes);
  g.node('Add', [g.input('x'), floats], {}, 'y');
  g.output('y');
  return g.model();
}

describe('DequantizeLinear of a constant becomes a constant', () => {
  it.each<[string, SampleOptions, Record<string, Attribute>]>([
    ['uint8', {}, {}],
    ['int8', { signed: true }, {}],
    ['no zero point', { signed: true, zero: 'none' }, {}],
    ['along the default axis', { axis: 1, zero: 'each' }, {}],
    ['along the first axis', { axis: 0, zero: 'each', signed: true }, { axis: int(0) }],
    ['along the last axis, counted from the end', { axis: 2, zero: 'each' }, { axis: int(-1) }],
    ['of a type that is said', {}, { output_dtype: int(1), block_size: int(0) }],
  ])('%s', async (_, options, attributes) => {
    // An attribute of a newer operator set is not for the runtime of the original.
    const original = added(options, 'output_dtype' in attributes ? {} : attributes);
    const { model, matches } = DEQUANTIZE.apply(added(options, attributes));
    expect(matches).toBe(1);
    expect(countOperators(model)).toEqual({ Add: 1 });
    const x = randomTensor(...DIMS);
    // Exact: there are no activations to round.
    expect((await runSmallGraph(model, x)).data).toEqual((await runSmallGraph(original, x)).data);
  });

  it.each<[string, OnnxModel]>([
    ['blocks', added({ axis: 1, scaleDims: [1, 6, 1] }, { axis: int(0), block_size: int(4) })],
    ['another type', added({}, { output_dtype: int(10) })],
    ['scales along another axis', added({ axis: 2, zero: 'each' })],
    ['a computed scale', added({}, {}, ({ quantised, zero }) => [quantised, 'x', zero])],
    ['integers of 32 bits', added({}, {}, ({ scale }) => [scale, scale])],
  ])('not with %s', (_, model) => {
    expect(DEQUANTIZE.apply(model)).toEqual({ model, matches: 0 });
  });
});

describe('DequantizeLinear of', () => {
  it('rows of a table goes, and they are taken from its float form', async () => {
    const g = new SmallGraph();
    const { quantised, scale, zero } = addQuantised(g, [178, 16]);
    const rows = g.node('Gather', [quantised, g.input('x', 'int64')]);
    const turned = g.node('Transpose', [rows], { perm: ints(1, 0) });
    g.node('Neg', [g.node('DequantizeLinear', [turned, scale, zero])], {}, 'y');
    g.output('y');
    const { model, matches } = DEQUANTIZE.apply(g.model());
    expect(matches).toBe(1);
    expect(countOperators(model)).toEqual({ Gather: 1, Transpose: 1, Neg: 1 });
    const x = new ort.Tensor('int64', BigInt64Array.of(0n, 5n, 177n), [3]);
    const [y, expected] = [await runSmallGraph(model, x), await runSmallGraph(g.model(), x)];
    expect(y.data).toEqual(expected.data);
  });

  it('a quantised activation is the activation', async () => {
    const g = new SmallGraph();
    const parts = g.nodes('DynamicQuantizeLinear', [g.node('Sin', [g.input('x')])], 3);
    g.node('Neg', [g.node('DequantizeLinear', parts)], {}, 'y');
    g.output('y');
    const { model, matches } = DEQUANTIZE.apply(g.model());
    expect(matches).toBe(1);
    expect(countOperators(model)).toEqual({ Sin: 1, Neg: 1 });
    const x = randomTensor(3, 50);
    const [y, expected] = [await runSmallGraph(model, x), await runSmallGraph(g.model(), x)];
    // Half a step of 2 ÷ 255, over an RMS of some 0.6.
    expect(differenceOf(y, expected)).toBeLessThan(0.01);
  });

  it('an unknown value stays', () => {
    const g = new SmallGraph();
    const { scale, zero } = addQuantised(g, [4]);
    const unknown = g.node('QuantizeLinear', [g.input('x'), scale, zero]);
    g.node('Neg', [g.node('DequantizeLinear', [unknown, scale, zero])], {}, 'y');
    g.output('y');
    const model = g.model();
    expect(DEQUANTIZE.apply(model)).toEqual({ model, matches: 0 });
  });

  it('a constant stays where it is an output of the graph', () => {
    const g = new SmallGraph();
    const { quantised, scale, zero } = addQuantised(g, [4]);
    g.node('DequantizeLinear', [quantised, scale, zero], {}, 'y');
    g.output('y');
    expect(DEQUANTIZE.apply(g.model()).matches).toBe(0);
  });
});
