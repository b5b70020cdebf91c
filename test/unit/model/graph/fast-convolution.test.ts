import type * as ort from 'onnxruntime-web';
import { describe, expect, it } from 'vitest';
import type { Attribute, OnnxModel } from '../../../../src/model/graph/onnx-model';
import { fastConvolution } from '../../../../src/model/graph/rewrites/fast-convolution';
import type { Grade } from '../../../../src/model/graph/toom-cook/scheme';
import { Random } from '../../../fixtures/kokoro-graph/random';
import {
  generatorInput,
  runEach,
  stretched,
  varying,
  varyingInput,
} from '../../../support/generator-graph';
import { compareAll } from '../../../support/result-error';
import {
  countOperators,
  int,
  ints,
  randomTensor,
  SmallGraph,
  text,
} from '../../../support/small-graph';

const rewrite = (model: OnnxModel, grade: Grade = 'fast') =>
  fastConvolution({ grade, leastGain: 0 }).apply(model);

/** A convolution that keeps the length, but for what is changed. */
interface Shape {
  readonly kernel: number;
  readonly dilation?: number;
  readonly from?: number;
  readonly to?: number;
  readonly hasBias?: boolean;
  readonly attributes?: Readonly<Record<string, Attribute>>;
}

function bias(to: number): Float32Array {
  return new Random(to).uniform(to, 1);
}

function addConv(g: SmallGraph, x: string, shape: Shape, output?: string): string {
  const { kernel, dilation = 1, from = 4, to = 4, hasBias = true } = shape;
  const pad = ((kernel - 1) / 2) * dilation;
  const deviation = 1 / Math.sqrt(from * kernel);
  const weights = new Random(kernel + from).uniform(to * from * kernel, deviation);
  const inputs = [
    x,
    g.floats(weights, [to, from, kernel]),
    ...(hasBias ? [g.floats(bias(to))] : []),
  ];
  const attributes = {
    dilations: ints(dilation),
    kernel_shape: ints(kernel),
    pads: ints(pad, pad),
    ...shape.attributes,
  };
  return g.node('Conv', inputs, attributes, output);
}

/** One convolution behind the stretch. */
function convolution(shape: Shape): OnnxModel {
  const g = new SmallGraph();
  addConv(g, generatorInput(g, shape.from ?? 4), shape, 'y');
  g.output('y');
  return g.model();
}

const outputs = async (model: OnnxModel, inputs: readonly ort.Tensor[]) =>
  (
    await runEach(
      model,
      inputs.map((x) => varying(x)),
    )
  ).map(({ y }) => y as ort.Tensor);

/** Largest error relative to the RMS of the results, as docs/graph-rewrites.md tells it; a third was measured with so few channels. */
const BOUNDS: Readonly<Record<number, Readonly<Record<Grade, number>>>> = {
  3: { fast: 7e-5, safe: 2e-5 },
  7: { fast: 7e-4, safe: 1e-4 },
  11: { fast: 3e-4, safe: 4e-5 },
};
/** Channels in and out. */
const CHANNELS = [
  [1, 1],
  [9, 2],
  [3, 8],
  [5, 5],
  [1, 7],
  [6, 1],
  [2, 4],
  [8, 9],
  [7, 3],
] as const;

describe('a convolution by a scheme is that of the runtime, for lengths of 1 to 80', () => {
  const cases = [3, 7, 11].flatMap((kernel) => [1, 3, 5].map((dilation) => ({ kernel, dilation })));
  it.each(cases)('kernel $kernel, dilation $dilation', async ({ kernel, dilation }) => {
    const [from, to] =
      CHANNELS[cases.findIndex((one) => one.kernel === kernel && one.dilation === dilation)]!;
    const hasBias = (kernel + dilation) % 4 !== 0;
    const model = convolution({ kernel, dilation, from, to, hasBias });
    const inputs = Array.from({ length: 80 }, (_, i) => randomTensor(1, from, i + 1));
    const expected = await outputs(model, inputs);
    for (const grade of ['fast', 'safe'] as const) {
      const fast = rewrite(model, grade);
      expect(fast.matches).toBe(1);
      expect(countOperators(fast.model).Conv).toBeUndefined();
      const { largest } = compareAll(await outputs(fast.model, inputs), expected);
      expect(largest).toBeLessThan(BOUNDS[kernel]![grade]);
    }
  });
});

describe('a bias', () => {
  /** A convolution whose result a norm takes, and others as well. */
  function normed(others: 'none' | 'sum' | 'output'): OnnxModel {
    const g = new SmallGraph();
    const conv = addConv(g, generatorInput(g, 4), { kernel: 7 }, 'conv');
    const affine = [g.floats([1, 2, 3, 4]), g.floats([0, 0, 1, 1])];
    const norm = g.node('InstanceNormalization', [conv, ...affine]);
    g.node('Add', [norm, others === 'sum' ? conv : g.floats([1])], {}, 'y');
    g.output('y');
    if (others === 'output') g.output('conv');
    return g.model();
  }
  const hasBias = ({ graph }: OnnxModel) =>
    graph.initializers.some(({ dims }) => `${dims}` === '1,4,1');

  it('is left out where a norm alone takes the result', async () => {
    const model = normed('none');
    const { model: fast } = rewrite(model);
    expect(hasBias(fast)).toBe(false);
    const inputs = [randomTensor(1, 4, 50)];
    expect(
      compareAll(await outputs(fast, inputs), await outputs(model, inputs)).largest,
    ).toBeLessThan(BOUNDS[7]!.fast * 4);
  });

  it.each(['sum', 'output'] as const)(
    'stays where the result is used otherwise: %s',
    async (others) => {
      const model = normed(others);
      const { model: fast } = rewrite(model);
      expect(hasBias(fast)).toBe(true);
      const inputs = [randomTensor(1, 4, 50)];
      expect(
        compareAll(await outputs(fast, inputs), await outputs(model, inputs)).largest,
      ).toBeLessThan(BOUNDS[7]!.fast * 4);
    },
  );

  it('that is computed keeps its convolution as it is', () => {
    const g = new SmallGraph();
    const x = generatorInput(g, 4);
    const weights = g.floats(new Float32Array(4 * 4 * 3), [4, 4, 3]);
    const attributes = { kernel_shape: ints(3), pads: ints(1, 1) };
    g.node('Conv', [x, weights, g.node('Neg', [g.floats(bias(4))])], attributes, 'y');
    g.output('y');
    expect(rewrite(g.model()).matches).toBe(0);
  });
});

describe('left alone is a convolution', () => {
  it.each<[string, Shape]>([
    ['of kernel 5', { kernel: 5 }],
    ['of kernel 1', { kernel: 1 }],
    ['in steps', { kernel: 3, attributes: { strides: ints(2) } }],
    ['with more zeros before than after', { kernel: 3, attributes: { pads: ints(2, 0) } }],
    ['without zeros', { kernel: 3, attributes: { pads: ints(0, 0) } }],
    ['with too many zeros', { kernel: 3, attributes: { pads: ints(2, 2) } }],
    ['that pads by itself', { kernel: 3, attributes: { auto_pad: text('SAME_UPPER') } }],
    ['of an even kernel', { kernel: 2, attributes: { pads: ints(0, 1) } }],
  ])('%s', (_, shape) => {
    const model = convolution(shape);
    expect(rewrite(model)).toEqual({ model, matches: 0 });
    expect(rewrite(model).model).toBe(model);
  });

  it('in groups', () => {
    const g = new SmallGraph();
    const x = generatorInput(g, 4);
    const attributes = { group: int(2), kernel_shape: ints(3), pads: ints(1, 1) };
    g.node('Conv', [x, g.floats(new Float32Array(4 * 2 * 3), [4, 2, 3])], attributes, 'y');
    g.output('y');
    expect(rewrite(g.model()).matches).toBe(0);
  });

  it('of two dimensions', () => {
    const g = new SmallGraph();
    const plane = g.node('Unsqueeze', [generatorInput(g, 4), g.ints([3])]);
    const attributes = { kernel_shape: ints(3, 3), pads: ints(1, 1, 1, 1) };
    g.node('Conv', [plane, g.floats(new Float32Array(4 * 4 * 9), [4, 4, 3, 3])], attributes, 'y');
    g.output('y');
    expect(rewrite(g.model()).matches).toBe(0);
  });

  it('whose weights are computed', () => {
    const g = new SmallGraph();
    const x = generatorInput(g, 4);
    const weights = g.node('Neg', [g.floats(new Float32Array(4 * 4 * 3), [4, 4, 3])]);
    g.node('Conv', [x, weights], { kernel_shape: ints(3), pads: ints(1, 1) }, 'y');
    g.output('y');
    expect(rewrite(g.model()).matches).toBe(0);
  });

  it('of another domain', () => {
    const g = new SmallGraph();
    const x = generatorInput(g, 4);
    const weights = g.floats(new Float32Array(4 * 4 * 3), [4, 4, 3]);
    const attributes = { kernel_shape: ints(3), pads: ints(1, 1) };
    const [y = ''] = g.nodes('Conv', [x, weights], 1, attributes, 'com.microsoft');
    g.output(y);
    expect(rewrite(g.model()).matches).toBe(0);
  });

  it('before the step to samples', () => {
    const g = new SmallGraph();
    const x = addConv(g, varyingInput(g), { kernel: 3 });
    addConv(g, stretched(g, x, 4), { kernel: 3 }, 'y');
    g.output('y');
    const { model, matches } = rewrite(g.model());
    expect(matches).toBe(1);
    expect(countOperators(model).Conv).toBe(1);
  });

  it('that would gain too little', () => {
    const gain = (channels: number) =>
      fastConvolution({ grade: 'fast' }).apply(
        convolution({ kernel: 7, from: channels, to: channels }),
      ).matches;
    expect([4, 16, 128].map(gain)).toEqual([0, 0, 1]);
  });

  it('once it was rewritten', () => {
    const { model } = rewrite(convolution({ kernel: 7 }));
    expect(rewrite(model).model).toBe(model);
  });
});

describe('what depends on the length alone', () => {
  /** Two convolutions; what lies between them, and the dilation and kernel of the second. */
  function pair(
    between: (g: SmallGraph, x: string) => string,
    dilation: number,
    kernel = 7,
  ): OnnxModel {
    const g = new SmallGraph();
    const first = addConv(g, generatorInput(g, 4), { kernel: 7 });
    addConv(g, between(g, first), { kernel, dilation }, 'y');
    g.output('y');
    return g.model();
  }
  const shapes = (model: OnnxModel) => countOperators(rewrite(model).model).Shape;

  it.each<[string, (g: SmallGraph, x: string) => string, number, number]>([
    ['is computed once for one length', (g, x) => g.node('Sin', [x]), 1, 1],
    [
      'with a constant for each channel',
      (g, x) => g.node('Mul', [x, g.floats([1, 2, 3, 4], [4, 1])]),
      1,
      1,
    ],
    ['but anew for another dilation', (g, x) => g.node('Sin', [x]), 3, 2],
    ['and for another length', (g, x) => g.node('Concat', [x, x], { axis: int(2) }), 1, 2],
    ['and where a step is not known', (g, x) => g.node('Softplus', [x]), 1, 2],
  ])('%s', async (_, between, dilation, count) => {
    const model = pair(between, dilation);
    expect(shapes(model)).toBe(count);
    const inputs = [1, 9, 40].map((length) => randomTensor(1, 4, length));
    const { model: fast } = rewrite(model, 'safe');
    const { largest } = compareAll(await outputs(fast, inputs), await outputs(model, inputs));
    expect(largest).toBeLessThan(3 * BOUNDS[7]!.safe);
  });

  it('is not shared by kernels of as many zeros and other tiles', async () => {
    // 3 zeros before either; tiles of 10 and of 3 × 6 or 3 × 8.
    const model = pair((g, x) => g.node('Sin', [x]), 3, 3);
    expect(shapes(model)).toBe(2);
    const inputs = [1, 9, 40].map((length) => randomTensor(1, 4, length));
    const { model: fast } = rewrite(model, 'safe');
    const { largest } = compareAll(await outputs(fast, inputs), await outputs(model, inputs));
    expect(largest).toBeLessThan(3 * BOUNDS[7]!.safe);
  });
});
