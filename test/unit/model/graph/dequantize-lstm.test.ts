import { describe, expect, it } from 'vitest';
import type { Attribute, OnnxModel } from '../../../../src/model/graph/onnx-model';
import { DEQUANTIZE } from '../../../../src/model/graph/rewrites/dequantize';
import { Random } from '../../../fixtures/kokoro-graph/random';
import { addQuantised, type SampleOptions } from '../../../support/quantised-sample';
import {
  countOperators,
  differenceOf,
  int,
  randomTensor,
  runSmallGraph,
  SmallGraph,
  text,
} from '../../../support/small-graph';

/** 8 bits for the input and the states, which the original rounds to and the float form does not. */
const ROUNDING = 0.05;
/** The same float operators over the same weights. */
const SAME = 1e-6;

const INPUT = 12;
const HIDDEN = 8;
const STEPS = 15;

interface Layer {
  readonly directions?: 1 | 2;
  readonly signed?: boolean;
  /** A scale for each row of each direction, else one for each direction. */
  readonly perChannel?: boolean;
  /** Zero points: of each scale its own, one in all places, 0 in all places, or none. */
  readonly zero?: 'each' | 'same' | 'zeros' | 'none';
  /** Inputs after the weights: B, sequence_lens, initial_h, initial_c. */
  readonly states?: readonly ('B' | 'h' | 'c' | '')[];
  readonly attributes?: Readonly<Record<string, Attribute>>;
}

/** Weights `[directions, size, 4 × hidden]` of one graph, with the floats that they stand for as LSTM wants them. */
function addWeights(g: SmallGraph, size: number, layer: Layer) {
  const { directions = 1, signed = false, perChannel = false, zero = 'each' } = layer;
  const columns = 4 * HIDDEN;
  const zeroOption = ({ each: 'each', same: 'one', zeros: 'none', none: 'none' } as const)[zero];
  const options: SampleOptions = { signed, zero: zeroOption };
  // Made as directions × columns channels of `size` numbers, so that each row has a scale of its own; stored transposed.
  const channels = perChannel ? directions * columns : directions;
  const dims = [channels, (directions * columns * size) / channels];
  const scratch = new SmallGraph();
  const sample = addQuantised(scratch, dims, { ...options, axis: 0 });
  const stored = (name: string) => {
    const { initializers } = scratch.model().graph;
    const found = initializers.find((initializer) => initializer.name === name);
    return found?.source.kind === 'stored' ? found.source.stored : new Uint8Array();
  };
  const bytes = stored(sample.quantised);
  const turned = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) {
    const [direction, row, column] = [
      Math.floor(i / (size * columns)),
      Math.floor(i / size) % columns,
      i % size,
    ];
    turned[direction * size * columns + column * columns + row] = bytes[i] ?? 0;
  }
  const type = signed ? 'int8' : 'uint8';
  const parts = perChannel ? [directions, columns] : [directions];
  return {
    quantised: () => g.constant(type, [directions, size, columns], turned),
    scale: () => g.constant('float', parts, stored(sample.scale)),
    zero: () => {
      if (zero === 'none') return '';
      const zeros = stored(sample.zero);
      return g.constant(
        type,
        parts,
        Uint8Array.from({ length: channels }, (_, i) => zeros[i % zeros.length] ?? 0),
      );
    },
    floats: () => g.floats(sample.floats, [directions, columns, size]),
  };
}

function build(layer: Layer, isQuantised: boolean): OnnxModel {
  const { directions = 1, states = [], attributes = {} } = layer;
  const g = new SmallGraph();
  const random = new Random(2);
  const values = (...dims: number[]) =>
    g.floats(
      random.uniform(
        dims.reduce((a, b) => a * b, 1),
        0.3,
      ),
      dims,
    );
  const x = g.input('x');
  const w = addWeights(g, INPUT, layer);
  const r = addWeights(g, HIDDEN, layer);
  const rest = states.map((state, i) => {
    if (state === '' || i === 1) return '';
    return state === 'B' ? values(directions, 8 * HIDDEN) : values(directions, 1, HIDDEN);
  });
  const all = {
    hidden_size: int(HIDDEN),
    direction: text(directions === 2 ? 'bidirectional' : 'forward'),
    ...attributes,
  };
  const inputs = isQuantised
    ? [
        ...[x, w.quantised(), r.quantised(), ...rest, '', '', '', '', ''].slice(0, 8),
        ...[w.scale(), w.zero(), r.scale(), r.zero()],
      ]
    : [x, w.floats(), r.floats(), ...rest];
  const [y = '', h = ''] = isQuantised
    ? g.nodes('DynamicQuantizeLSTM', inputs, 3, all, 'com.microsoft')
    : g.nodes('LSTM', inputs, 3, all);
  g.node('Add', [y, h], {}, 'y');
  g.output('y');
  return g.model();
}

describe('DynamicQuantizeLSTM becomes LSTM', () => {
  it.each<[string, Layer]>([
    ['uint8, one direction', {}],
    ['int8, both directions', { directions: 2, signed: true }],
    ['uint8, both directions, with a bias', { directions: 2, states: ['B'] }],
    // By row the runtime itself takes no other zero points than these.
    ['int8 by row', { directions: 2, signed: true, perChannel: true, zero: 'zeros' }],
    ['uint8 by row', { perChannel: true, zero: 'same', states: ['B'] }],
    ['with first states', { directions: 2, states: ['', '', 'h', 'c'] }],
    ['with other attributes', { attributes: { clip: { kind: 'float', value: 0.1 } } }],
  ])('%s', async (_, layer) => {
    const original = build(layer, true);
    const { model, matches } = DEQUANTIZE.apply(original);
    expect(matches).toBe(1);
    expect(countOperators(model)).toEqual({ LSTM: 1, Add: 1 });
    const [lstm] = model.graph.nodes;
    expect(lstm?.domain).toBe('');
    expect(lstm?.attributes).toEqual(original.graph.nodes[0]?.attributes);
    expect(lstm?.inputs).toHaveLength(3 + (layer.states?.length ?? 0));
    const x = randomTensor(STEPS, 1, INPUT);
    const y = await runSmallGraph(model, x);
    expect(differenceOf(y, await runSmallGraph(build(layer, false), x))).toBeLessThan(SAME);
    const rounded = differenceOf(y, await runSmallGraph(original, x));
    expect(rounded).toBeLessThan(ROUNDING);
    expect(rounded).toBeGreaterThan(1e-4);
  });

  it.each<[string, Layer]>([
    ['no zero points', { signed: true, zero: 'none' }],
    ['zero points by row', { directions: 2, perChannel: true }],
  ])('with %s, which the runtime itself does not take', async (_, layer) => {
    const { model, matches } = DEQUANTIZE.apply(build(layer, true));
    expect(matches).toBe(1);
    const x = randomTensor(STEPS, 1, INPUT);
    const expected = await runSmallGraph(build(layer, false), x);
    expect(differenceOf(await runSmallGraph(model, x), expected)).toBeLessThan(SAME);
  });

  it('not with scales of another shape', () => {
    const g = new SmallGraph();
    const w = addWeights(g, INPUT, {});
    const r = addWeights(g, HIDDEN, {});
    const scale = g.floats([1, 1, 1, 1], [1, 4]);
    const weights = [w.quantised(), r.quantised(), '', '', '', '', ''];
    const inputs = [g.input('x'), ...weights, w.scale(), w.zero(), scale, r.zero()];
    const attributes = { hidden_size: int(HIDDEN) };
    const [y = ''] = g.nodes('DynamicQuantizeLSTM', inputs, 3, attributes, 'com.microsoft');
    g.node('Neg', [y], {}, 'y');
    g.output('y');
    const model = g.model();
    expect(DEQUANTIZE.apply(model)).toEqual({ model, matches: 0 });
  });
});
