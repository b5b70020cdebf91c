import { describe, expect, it } from 'vitest';
import type { OnnxModel } from '../../../../src/model/graph/onnx-model';
import { INSTANCE_NORM } from '../../../../src/model/graph/rewrites/instance-norm';
import { Random } from '../../../fixtures/kokoro-graph/random';
import {
  generatorInput,
  runEach,
  stretched,
  varying,
  varyingInput,
} from '../../../support/generator-graph';
import { compareAll } from '../../../support/result-error';
import { countOperators, int, ints, randomTensor, SmallGraph } from '../../../support/small-graph';

const CHANNELS = 6;
/** Largest error relative to the RMS of the results; measured: 8e-7. */
const BOUND = 3e-6;

/** How a norm over time with scales and shifts of a style is written down. */
interface Form {
  readonly square?: 'Mul' | 'Pow';
  readonly axis?: number;
  readonly axes?: 'input' | 'attribute';
  readonly keepdims?: number;
  readonly hasInner?: boolean;
  readonly isScaleFirst?: boolean;
  /** Where the scale comes from, the style by default. */
  readonly scale?: 'style' | 'x' | 'constant' | 'number' | 'along time' | 'none';
  readonly shift?: 'style' | 'none';
  /** What the squares are of. */
  readonly squared?: 'centred' | 'x' | 'both';
  readonly epsilon?: 'constant' | 'style';
  readonly isOutput?: 'norm' | 'scaled';
  readonly isSpelledWithMean?: boolean;
}

function random(seed: number, mean: number): Float32Array {
  return new Random(seed).uniform(CHANNELS, 0.3).map((value) => value + mean);
}

/** 1 + γ and β of `[1, channels, 1]` each, out of the input `style` of `[1, 2 × channels]`. */
function affine(g: SmallGraph, style: string): readonly [string, string] {
  const column = g.node('Reshape', [style, g.ints([1, 2 * CHANNELS, 1])]);
  const [gamma = '', beta = ''] = g.nodes('Split', [column], 2, {
    axis: int(1),
    num_outputs: int(2),
  });
  return [g.node('Add', [gamma, g.floats([1], [])]), beta];
}

/** `(x − mean) ÷ √(mean of squares + ε)` */
function addNorm(g: SmallGraph, x: string, form: Form, output?: string): string {
  const { square = 'Mul', axis = 2, axes = 'input', keepdims = 1 } = form;
  const mean = (value: string) =>
    axes === 'input'
      ? g.node('ReduceMean', [value, g.ints([axis])], { keepdims: int(keepdims) })
      : g.node('ReduceMean', [value], { keepdims: int(keepdims), axes: ints(axis) });
  const centred = g.node('Sub', [x, mean(x)]);
  const of = { centred, x, both: centred }[form.squared ?? 'centred'];
  const second = form.squared === 'both' ? x : of;
  const squares =
    square === 'Mul' ? g.node('Mul', [of, second]) : g.node('Pow', [of, g.floats([2], [])]);
  const epsilon =
    form.epsilon === 'style' ? g.node('Abs', [g.input('epsilon')]) : g.floats([1e-5], []);
  const root = g.node('Sqrt', [g.node('Add', [mean(squares), epsilon])]);
  return g.node('Div', [centred, root], {}, output);
}

/** Puts scales and shifts behind a norm. */
function addAffine(
  g: SmallGraph,
  norm: string,
  x: string,
  [scale, shift]: readonly [string, string],
  form: Form,
  output: string,
): void {
  let value = norm;
  const either = (a: string, b: string) => (form.isScaleFirst ? [b, a] : [a, b]);
  if (form.hasInner) {
    const dims = [1, CHANNELS, 1];
    value = g.node('Mul', either(value, g.floats(random(1, 1), dims)));
    value = g.node('Add', either(value, g.floats(random(2, 0), dims)));
  }
  const scales = {
    style: () => scale,
    x: () => g.node('ReduceMean', [x, g.ints([2])], { keepdims: int(1) }),
    constant: () => g.floats(random(3, 1), [1, CHANNELS, 1]),
    number: () => g.floats([2], []),
    'along time': () => g.floats(random(3, 1)),
    none: () => '',
  };
  const factor = scales[form.scale ?? 'style']();
  if (factor) value = g.node('Mul', either(value, factor), {}, form.shift ? output : undefined);
  if (form.isOutput === 'scaled') g.output(value);
  if (!form.shift) g.node('Add', either(value, shift), {}, output);
}

function normed(form: Form = {}): OnnxModel {
  const g = new SmallGraph();
  const x = generatorInput(g, CHANNELS);
  const style = affine(g, g.input('style'));
  const norm = addNorm(g, x, form, 'norm');
  addAffine(g, norm, x, style, form, 'y');
  g.output('y');
  if (form.isOutput === 'norm') g.output('norm');
  return g.model();
}

/** Short and long sequences, some of them far from 0. */
const INPUTS = [7, 40, 100, 1000].flatMap((length) =>
  [0, 4].map((offset) => {
    const x = randomTensor(1, CHANNELS, length);
    (x.data as Float32Array).forEach((value, i, all) => {
      all[i] = value * (1 + (i % 3)) + offset;
    });
    return varying(x, { style: randomTensor(1, 2 * CHANNELS) });
  }),
);

/** Error of a rewritten model against the model as it was. */
async function errorOf(rewritten: OnnxModel, model: OnnxModel, output = 'y'): Promise<number> {
  const [actual, expected] = [await runEach(rewritten, INPUTS), await runEach(model, INPUTS)].map(
    (runs) => runs.flatMap((run) => run[output] ?? []),
  );
  return compareAll(actual ?? [], expected ?? []).largest;
}

describe('a norm over time', () => {
  it.each<[string, Form]>([
    ['of Mul', {}],
    ['of Pow', { square: 'Pow' }],
    ['over the last axis', { axis: -1 }],
    ['with an inner scale and shift', { hasInner: true }],
    ['with scales first', { isScaleFirst: true, hasInner: true }],
    ['with scales that are constants', { scale: 'constant' }],
  ])('becomes one operator: %s', async (_, form) => {
    const model = normed(form);
    const { model: fast, matches } = INSTANCE_NORM.apply(model);
    expect(matches).toBe(1);
    const { InstanceNormalization, ReduceMean, Sub, Sqrt, Div } = countOperators(fast);
    const counts = { InstanceNormalization, ReduceMean, Sub, Sqrt, Div };
    expect(counts).toEqual({ InstanceNormalization: 1 });
    expect(await errorOf(fast, model)).toBeLessThan(BOUND);
  });

  it('of older operator sets, with axes as an attribute', async () => {
    const model = { ...normed({ axes: 'attribute', axis: -1 }), opsets: { '': 17 } };
    // Split of this set takes no number of outputs.
    const nodes = model.graph.nodes.map((node) =>
      node.opType === 'Split' ? { ...node, attributes: { axis: int(1) } } : node,
    );
    const old = { ...model, graph: { ...model.graph, nodes } };
    const { model: fast, matches } = INSTANCE_NORM.apply(old);
    expect(matches).toBe(1);
    expect(await errorOf(fast, old)).toBeLessThan(BOUND);
  });

  it('of two users becomes two', async () => {
    const g = new SmallGraph();
    const x = generatorInput(g, CHANNELS);
    const norm = addNorm(g, x, {});
    const style = affine(g, g.input('style'));
    addAffine(g, norm, x, style, {}, 'a');
    addAffine(g, norm, x, style, { scale: 'constant', hasInner: true }, 'b');
    g.node('Concat', ['a', 'b'], { axis: int(1) }, 'y');
    g.output('y');
    const model = g.model();
    const { model: fast, matches } = INSTANCE_NORM.apply(model);
    expect(matches).toBe(1);
    expect(countOperators(fast)).toMatchObject({ InstanceNormalization: 2, Concat: 1 });
    expect(countOperators(fast).ReduceMean).toBeUndefined();
    expect(await errorOf(fast, model)).toBeLessThan(BOUND);
  });

  it('of two users stays if one of them does something else', () => {
    const g = new SmallGraph();
    const x = generatorInput(g, CHANNELS);
    const norm = addNorm(g, x, {});
    addAffine(g, norm, x, affine(g, g.input('style')), {}, 'y');
    g.node('Abs', [norm], {}, 'z');
    g.output('y');
    g.output('z');
    expect(INSTANCE_NORM.apply(g.model()).matches).toBe(0);
  });

  it('keeps what comes behind: a residual sum is no shift', async () => {
    const g = new SmallGraph();
    const x = generatorInput(g, CHANNELS);
    addAffine(g, addNorm(g, x, {}), x, affine(g, g.input('style')), {}, 'normed');
    g.node('Add', [g.node('Mul', ['normed', g.floats([2], [])]), x], {}, 'y');
    g.output('y');
    const model = g.model();
    const { model: fast, matches } = INSTANCE_NORM.apply(model);
    expect(matches).toBe(1);
    expect(countOperators(fast)).toMatchObject({ InstanceNormalization: 1 });
    expect(await errorOf(fast, model)).toBeLessThan(BOUND);
  });

  it('in the middle of whose steps an output lies ends there, or stays', async () => {
    const model = normed({ hasInner: true, isOutput: 'scaled' });
    const { model: fast, matches } = INSTANCE_NORM.apply(model);
    expect(matches).toBe(1);
    expect(await errorOf(fast, model)).toBeLessThan(BOUND);
    const plain = normed({ isOutput: 'scaled' });
    expect(INSTANCE_NORM.apply(plain).model).toBe(plain);
  });
});

describe('left alone is a norm', () => {
  it.each<[string, Form]>([
    ['without kept dimensions', { keepdims: 0 }],
    ['over channels', { axis: 1 }],
    ['whose scale varies with the tokens', { scale: 'x' }],
    ['with one number for all channels', { scale: 'number' }],
    ['with numbers along time', { scale: 'along time' }],
    ['without a scale', { scale: 'none' }],
    ['without a shift', { shift: 'none' }],
    ['that is an output itself', { isOutput: 'norm' }],
    ['of squares that are not centred', { squared: 'x' }],
    ['of products that are no squares', { squared: 'both' }],
    ['with an ε that is no constant', { epsilon: 'style' }],
  ])('%s', (_, form) => {
    const model = normed(form);
    const rewritten = INSTANCE_NORM.apply(model);
    expect(rewritten.matches).toBe(0);
    expect(rewritten.model).toBe(model);
  });

  it('outside the generator', () => {
    const g = new SmallGraph();
    const x = varyingInput(g);
    addAffine(g, addNorm(g, x, {}), x, affine(g, g.input('style')), {}, 'before');
    stretched(g, 'before', CHANNELS);
    g.output('before');
    expect(INSTANCE_NORM.apply(g.model()).matches).toBe(0);
  });

  it('in a graph that does not take tokens, where nothing is known to be the same for all', () => {
    const g = new SmallGraph();
    const x = stretched(g, g.input('x'), CHANNELS);
    addAffine(g, addNorm(g, x, {}), x, affine(g, g.input('style')), { scale: 'x' }, 'y');
    g.output('y');
    expect(INSTANCE_NORM.apply(g.model()).matches).toBe(0);
  });

  it('once it was rewritten', () => {
    const { model } = INSTANCE_NORM.apply(normed({ hasInner: true }));
    const again = INSTANCE_NORM.apply(model);
    expect(again.matches).toBe(0);
    expect(again.model).toBe(model);
  });
});
