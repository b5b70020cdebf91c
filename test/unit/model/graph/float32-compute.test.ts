import * as ort from 'onnxruntime-web';
import { describe, expect, it } from 'vitest';
import { type Attribute, DATA_TYPE, type OnnxModel } from '../../../../src/model/graph/onnx-model';
import { DEQUANTIZE } from '../../../../src/model/graph/rewrites/dequantize';
import { FLOAT32_COMPUTE } from '../../../../src/model/graph/rewrites/float32-compute';
import { rewriteModel } from '../../../../src/model/graph/rewrites/rewrite-model';
import { elementTypeOf } from '../../../../src/model/graph/rewrites/value-info';
import { float16Of, fromFloat16Bits } from '../../../fixtures/kokoro-graph/float16';
import { Random } from '../../../fixtures/kokoro-graph/random';
import { addQuantised } from '../../../support/quantised-sample';
import {
  countOperators,
  differenceOf,
  int,
  ints,
  randomTensor,
  runSmallGraph,
  SmallGraph,
} from '../../../support/small-graph';

const HALF = DATA_TYPE.float16;
const FLOAT = DATA_TYPE.float;

/** A float16 constant. */
const halves = (g: SmallGraph, values: Float32Array, dims: readonly number[] = [values.length]) =>
  g.constant('float16', dims, float16Of(values));
const cast = (g: SmallGraph, value: string, to: number, output?: string) =>
  g.node('Cast', [value], { to: int(to) }, output);
const rewrite = (model: OnnxModel) => FLOAT32_COMPUTE.apply(model);
/** float16 as a value has it: the nearest number of 11 bits. */
const rounded = (values: Float32Array) =>
  Float32Array.from(float16Of(values), (bits) => fromFloat16Bits(bits));

const WEIGHTS = new Random(4).uniform(24 * 16, 0.3);

function inFloat16(): OnnxModel {
  const g = new SmallGraph();
  const product = g.node('MatMul', [cast(g, g.input('x'), HALF), halves(g, WEIGHTS, [24, 16])]);
  const moved = g.node('Add', [product, halves(g, Float32Array.of(0.1), [])]);
  // Exact parts stay float32 in such a file, and so does what they read of a weight.
  const wide = g.node('Sqrt', [g.node('Abs', [cast(g, moved, FLOAT)])]);
  const weight = cast(g, halves(g, WEIGHTS.subarray(0, 16)), FLOAT);
  const back = cast(g, g.node('Mul', [wide, weight]), HALF);
  cast(g, g.node('Neg', [back]), FLOAT, 'y');
  g.output('y');
  return g.model();
}

function inFloat32(): OnnxModel {
  const g = new SmallGraph();
  const weights = rounded(WEIGHTS);
  const product = g.node('MatMul', [g.input('x'), g.floats(weights, [24, 16])]);
  const moved = g.node('Add', [product, g.floats(rounded(Float32Array.of(0.1)), [])]);
  const wide = g.node('Sqrt', [g.node('Abs', [moved])]);
  g.node('Neg', [g.node('Mul', [wide, g.floats(weights.subarray(0, 16))])], {}, 'y');
  g.output('y');
  return g.model();
}

describe('float32-compute', () => {
  it('computes what float32 does with rounded weights, without a Cast', async () => {
    const { model, matches } = rewrite(inFloat16());
    // Three constants and five Casts.
    expect(matches).toBe(8);
    expect(countOperators(model)).toEqual(countOperators(inFloat32()));
    expect(model.graph.initializers.map(({ type }) => type)).toEqual([FLOAT, FLOAT, FLOAT]);
    const x = randomTensor(9, 24);
    const [y, expected] = [await runSmallGraph(model, x), await runSmallGraph(inFloat32(), x)];
    expect(y.data).toEqual(expected.data);
    // float16 keeps 11 bits, of roots of numbers near 0 less.
    expect(differenceOf(y, await runSmallGraph(inFloat16(), x))).toBeLessThan(0.05);
  });

  it('leaves a model without float16 as it is', () => {
    const g = new SmallGraph();
    cast(g, cast(g, g.input('x'), FLOAT), DATA_TYPE.int64, 'y');
    g.output('y', 'int64');
    const model = g.model();
    expect(rewrite(model)).toEqual({ model, matches: 0 });
  });

  it('makes inputs and outputs float32, whose shapes stay', async () => {
    const g = new SmallGraph();
    g.node('Mul', [g.input('x', 'float16'), halves(g, Float32Array.of(3), [])], {}, 'y');
    g.output('y', 'float16');
    const { model, matches } = rewrite(g.model());
    expect(matches).toBe(3);
    const { inputs, outputs } = model.graph;
    expect([...inputs, ...outputs].map(elementTypeOf)).toEqual([FLOAT, FLOAT]);
    const y = await runSmallGraph(model, new ort.Tensor('float32', [1, 2], [2]));
    expect(y.data).toEqual(Float32Array.of(3, 6));
  });

  it('keeps Casts that change a type', async () => {
    const g = new SmallGraph();
    const whole = cast(g, g.input('x'), DATA_TYPE.int64);
    const half = g.node('Mul', [cast(g, whole, HALF), halves(g, Float32Array.of(0.5), [])]);
    cast(g, half, FLOAT, 'y');
    g.output('y');
    const { model } = rewrite(g.model());
    expect(countOperators(model)).toEqual({ Cast: 2, Mul: 1 });
    const y = await runSmallGraph(model, new ort.Tensor('float32', [3.7, 5], [2]));
    expect(y.data).toEqual(Float32Array.of(1.5, 2.5));
  });

  it('keeps the Cast of a value whose type it cannot tell', () => {
    const g = new SmallGraph();
    const [unknown = ''] = g.nodes('Mystery', [g.input('x')], 1, {}, 'example');
    cast(g, cast(g, unknown, HALF), FLOAT, 'y');
    g.output('y');
    expect(countOperators(rewrite(g.model()).model)).toEqual({ Mystery: 1, Cast: 1 });
  });

  it('converts tensors and types in attributes', async () => {
    const g = new SmallGraph();
    const value = (...values: number[]): Record<string, Attribute> => {
      const stored = new Uint8Array(float16Of(Float32Array.from(values)).buffer);
      const source = { kind: 'stored', stored } as const;
      return { value: { kind: 'tensor', value: { dims: [values.length], type: HALF, source } } };
    };
    const x = cast(g, g.input('x'), HALF);
    const filled = g.node('ConstantOfShape', [g.node('Shape', [x])], value(2.5));
    const eye = g.node('EyeLike', [x], { dtype: int(HALF) });
    const sum = g.node('Add', [g.node('Add', [filled, eye]), g.node('Constant', [], value(1, 2))]);
    cast(g, g.node('CastLike', [g.node('Add', [sum, x]), x]), FLOAT, 'y');
    g.output('y');
    const { model, matches } = rewrite(g.model());
    // ConstantOfShape, EyeLike, Constant, two Casts and CastLike.
    expect(matches).toBe(6);
    expect(countOperators(model)).not.toHaveProperty('CastLike');
    const input = new ort.Tensor('float32', [0, 10, 20, 30], [2, 2]);
    expect((await runSmallGraph(model, input)).data).toEqual(
      Float32Array.of(4.5, 14.5, 23.5, 35.5),
    );
  });

  it('gives every output of the graph its value under its name', async () => {
    const g = new SmallGraph();
    const x = g.input('x', 'float16');
    const [first = '', second = ''] = g.nodes('Split', [x], 2, { axis: int(0) });
    // Two names for one value, one for an input, one for the second output of a node.
    cast(g, first, FLOAT, 'y');
    cast(g, cast(g, first, FLOAT), FLOAT, 'z');
    cast(g, x, FLOAT, 'same');
    cast(g, second, FLOAT, 'end');
    g.node('Neg', [second], {}, 'negative');
    for (const name of ['y', 'z', 'same', 'end', 'negative']) g.output(name);
    const { model } = rewrite(g.model());
    expect(countOperators(model)).toEqual({ Split: 1, Identity: 2, Neg: 1 });
    const { outputs } = model.graph.nodes[0] ?? {};
    expect(outputs).toEqual(['y', 'end']);
    const y = await runSmallGraph(model, new ort.Tensor('float32', [1, 2, 3, 4], [4]));
    expect(y.data).toEqual(Float32Array.of(1, 2));
  });

  it('follows types through all outputs of a layer', () => {
    const g = new SmallGraph();
    const x = cast(g, g.input('x'), HALF);
    const weights = (...dims: number[]) =>
      halves(g, new Float32Array(dims.reduce((a, b) => a * b, 1)), dims);
    const inputs = [x, weights(1, 32, 12), weights(1, 32, 8)];
    const [y = '', h = '', c = ''] = g.nodes('LSTM', inputs, 3, { hidden_size: int(8) });
    const flat = g.node('Squeeze', [cast(g, y, FLOAT), g.ints([1])]);
    const states = g.node('Add', [cast(g, h, FLOAT), cast(g, c, FLOAT)]);
    g.node('Add', [flat, g.node('Slice', [states, ...[0, 1].map((i) => g.ints([i]))])], {}, 'y');
    g.output('y');
    expect(countOperators(rewrite(g.model()).model)).not.toHaveProperty('Cast');
  });

  it('leaves quantised operators in the form that dequantisation knows', async () => {
    const g = new SmallGraph();
    const half = cast(g, g.input('x'), HALF);
    const [q = '', scale = '', zero = ''] = g.nodes(
      'DynamicQuantizeLinear',
      [cast(g, half, FLOAT)],
      3,
    );
    const weights = addQuantised(g, [24, 16], { zero: 'none' });
    const sums = cast(g, g.node('MatMulInteger', [q, weights.quantised, zero]), HALF);
    const factor = g.node('Mul', [cast(g, scale, HALF), halves(g, Float32Array.of(0.004), [])]);
    const product = cast(g, g.node('Mul', [sums, factor]), FLOAT);
    const state = { hidden_size: int(8) };
    const [y = ''] = g.nodes('DynamicQuantizeLSTM', [product], 3, state, 'com.microsoft');
    cast(g, cast(g, y, HALF), FLOAT, 'y');
    g.output('y');
    const { model } = rewriteModel(g.model(), [FLOAT32_COMPUTE, DEQUANTIZE]);
    expect(countOperators(model)).toEqual({ MatMul: 1, DynamicQuantizeLSTM: 1 });
  });

  it('reads a fixed shape past the type that it changes', () => {
    const g = new SmallGraph();
    g.node('Transpose', [g.input('x', 'float16')], { perm: ints(0) }, 'y');
    g.output('y', 'float16');
    const model = g.model();
    const [x] = model.graph.inputs;
    // ValueInfoProto x: TypeProto { Tensor { elem_type 10, shape { dim { dim_value 2 } } } }, denotation 't'.
    const raw = Uint8Array.of(
      ...[10, 1, 120, 18, 15, 10, 10, 8, 10, 18, 6, 10, 4, 8, 2, 26, 0, 50, 1, 116],
    );
    const changed = { ...model, graph: { ...model.graph, inputs: [{ name: x?.name ?? '', raw }] } };
    const [info] = rewrite(changed).model.graph.inputs;
    expect(info?.raw).toEqual(Uint8Array.from(raw, (byte, i) => (i === 8 ? FLOAT : byte)));
  });
});
