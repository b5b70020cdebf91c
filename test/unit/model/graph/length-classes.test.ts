import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GraphIndex } from '../../../../src/model/graph/graph-index';
import type { OnnxModel } from '../../../../src/model/graph/onnx-model';
import { lengthClasses } from '../../../../src/model/graph/rewrites/length-classes';
import { runEach, varying, varyingInput } from '../../../support/generator-graph';
import { ints, randomTensor, SmallGraph, text } from '../../../support/small-graph';

const CHANNELS = 2;
const LENGTH = 12;
const STYLE_LENGTH = 6;

/** A value `[1, 2, length]`, or with one channel for all. */
interface Sequence {
  readonly name: string;
  readonly length: number;
}

const classesOf = (model: OnnxModel) => lengthClasses(model.graph, new GraphIndex(model.graph));

/** An operator on one or two of the values so far; undefined where it cannot take them. */
type Operator = (g: SmallGraph, a: Sequence, b: Sequence) => Sequence | undefined;

/** One input, and what the length becomes; from 3 numbers on. */
const one =
  (
    opType: string,
    lengthAfter = (length: number) => length,
    more: (g: SmallGraph) => readonly string[] = () => [],
    attributes: Parameters<SmallGraph['node']>[2] = {},
  ): Operator =>
  (g, { name, length }) =>
    length < 3
      ? undefined
      : { name: g.node(opType, [name, ...more(g)], attributes), length: lengthAfter(length) };

/** Two inputs, of which one may be spread; the first one has three dimensions. */
const two =
  (opType: string): Operator =>
  (g, a, b) => {
    const fits = a.length === b.length || a.length === 1 || b.length === 1;
    // A slope is not longer than what it belongs to.
    if (!fits || (opType === 'PRelu' && b.length > a.length)) return undefined;
    return { name: g.node(opType, [a.name, b.name]), length: Math.max(a.length, b.length) };
  };

const conv = (
  kernel: number,
  attributes: Parameters<SmallGraph['node']>[2],
  lengthAfter?: (length: number) => number,
): Operator => {
  const dims = [CHANNELS, CHANNELS, kernel];
  const weights = Array<number>(CHANNELS * CHANNELS * kernel).fill(0.5);
  return one('Conv', lengthAfter, (g) => [g.floats(weights, dims)], {
    kernel_shape: ints(kernel),
    ...attributes,
  });
};

/** What a generator may do with sequences, and more. */
const OPERATORS: readonly Operator[] = [
  ...['Sin', 'Identity', 'Neg', 'LeakyRelu', 'Softplus'].map((opType) => one(opType)),
  ...['Add', 'Mul', 'Sub', 'Add', 'Mul', 'Max', 'PRelu'].map(two),
  one('InstanceNormalization', undefined, (g) => [g.floats([1, 2]), g.floats([0, 1])]),
  conv(3, { pads: ints(1, 1) }),
  conv(3, { pads: ints(3, 3), dilations: ints(3) }),
  conv(3, { pads: ints(1, 1), strides: ints(2) }, (length) => Math.ceil(length / 2)),
  conv(3, { pads: ints(2, 0) }),
  conv(3, { pads: ints(2, 2) }, (length) => length + 2),
  conv(3, {}, (length) => length - 2),
  conv(1, {}),
  conv(2, { auto_pad: text('SAME_UPPER') }),
  one(
    'ReduceMean',
    () => 1,
    (g) => [g.ints([2])],
  ),
  one(
    'Pad',
    (length) => length + 1,
    (g) => [g.ints([0, 0, 1, 0, 0, 0])],
  ),
  one(
    'Slice',
    (length) => length - 2,
    (g) => [g.ints([1]), g.ints([-1]), g.ints([2])],
  ),
];

/** How a random graph goes on: which operator, and which of the values so far it takes. */
type Step = readonly [operator: number, first: number, second: number];

/** A graph of such steps, all of whose values are outputs. */
function randomGraph(steps: readonly Step[]): OnnxModel {
  const g = new SmallGraph();
  const made: Sequence[] = [{ name: varyingInput(g), length: LENGTH }];
  const others: Sequence[] = [
    { name: g.floats([1, 2], [1, CHANNELS, 1]), length: 1 },
    { name: g.floats([1]), length: 1 },
    { name: g.floats([2], []), length: 1 },
    { name: g.floats(Array(LENGTH).fill(0.1)), length: LENGTH },
    { name: g.floats(Array(10).fill(0.1), [1, 1, 10]), length: 10 },
    // Does not depend on the tokens, and has a length for all that.
    { name: g.node('Exp', [g.input('style')]), length: STYLE_LENGTH },
  ];
  for (const [operator, first, second] of steps) {
    const values = [...made, ...others];
    const [a, b] = [made[first % made.length], values[second % values.length]];
    const value = a && b && OPERATORS[operator]?.(g, a, b);
    if (value) made.push(value);
  }
  for (const { name } of made) g.output(name);
  return g.model();
}

const step: fc.Arbitrary<Step> = fc.tuple(fc.nat(OPERATORS.length - 1), fc.nat(30), fc.nat(30));

/** Names of values by class, with the lengths that the runtime gives them. */
async function lengthsByClass(model: OnnxModel): Promise<number[][]> {
  const style = randomTensor(1, CHANNELS, STYLE_LENGTH);
  const [values = {}] = await runEach(model, [
    varying(randomTensor(1, CHANNELS, LENGTH), { style }),
  ]);
  const classOf = classesOf(model);
  const found = new Map<string, number[]>();
  for (const [name, { dims }] of Object.entries(values)) {
    const lengths = found.get(classOf(name)) ?? [];
    found.set(classOf(name), [...lengths, dims[2] ?? 0]);
  }
  return [...found.values()];
}

describe('lengthClasses', () => {
  it('puts together only what has the same length, in any graph', async () => {
    let shared = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const classes = await lengthsByClass(randomGraph(steps));
        for (const lengths of classes) {
          expect(new Set(lengths).size).toBe(1);
          shared += lengths.length - 1;
        }
      }),
      { numRuns: 80 },
    );
    expect(shared).toBeGreaterThan(80);
  });

  /** Whether what is added to a mean over time has the length of the mean. */
  const isOfTheMean = (add: (g: SmallGraph) => string) => {
    const g = new SmallGraph();
    const mean = g.node('ReduceMean', [varyingInput(g), g.ints([2])]);
    const sum = g.node('Add', [mean, add(g)]);
    g.output(sum);
    const classOf = classesOf(g.model());
    return classOf(sum) === classOf(mean);
  };

  it.each<[string, boolean, (g: SmallGraph) => string]>([
    ['a number', true, (g) => g.floats([1], [])],
    ['a number for each channel', true, (g) => g.floats([1, 2], [1, 2, 1])],
    ['a constant of some length', false, (g) => g.floats([1, 2, 3])],
    ['what is computed of the style', false, (g) => g.node('Exp', [g.input('style')])],
  ])('does not take a spread mean for its sum with %s: %s', (_, expected, add) => {
    expect(isOfTheMean(add)).toBe(expected);
  });
});
