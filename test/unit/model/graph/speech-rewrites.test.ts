import * as ort from 'onnxruntime-web';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeModel } from '../../../../src/model/graph/decode-model';
import { encodeModel } from '../../../../src/model/graph/encode-model';
import type { OnnxModel } from '../../../../src/model/graph/onnx-model';
import { EXPOSE_DURATIONS } from '../../../../src/model/graph/rewrites/expose-durations';
import type { Rewrite } from '../../../../src/model/graph/rewrites/rewrite';
import { rewriteModel } from '../../../../src/model/graph/rewrites/rewrite-model';
import { SIMPLIFY } from '../../../../src/model/graph/rewrites/simplify';
import { WRAP_PHASE } from '../../../../src/model/graph/rewrites/wrap-phase';
import { GraphBuilder } from '../../../fixtures/kokoro-graph/graph-builder';
import { framesOf } from '../../../fixtures/kokoro-graph/predictor';
import { serialise } from '../../../fixtures/kokoro-graph/serialise';
import { buildVariant, PRECISIONS } from '../../../fixtures/kokoro-graph/variants';
import { correlation } from '../../../support/correlation';
import { speakTiny, tinyTokens } from '../../../support/tiny-speech';

beforeAll(() => {
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
});

const tiny = (options: Partial<Parameters<typeof buildVariant>[0]> = {}) =>
  decodeModel(Uint8Array.from(buildVariant({ width: 'tiny', precision: 'fp32', ...options })));
const only = (model: OnnxModel, rewrite: Rewrite) => rewriteModel(model, [rewrite]);
const count = ({ graph }: OnnxModel, opType: string) =>
  graph.nodes.filter((node) => node.opType === opType).length;
const modelOf = (build: (g: GraphBuilder) => void): OnnxModel => {
  const g = new GraphBuilder();
  build(g);
  return decodeModel(Uint8Array.from(serialise(g.build())));
};

describe('expose-durations', () => {
  it.each(PRECISIONS)('gives the frames of each token in %s, and changes no sound', async (p) => {
    const before = tiny({ precision: p });
    const { model, matches } = only(before, EXPOSE_DURATIONS);
    expect(matches).toEqual({ 'expose-durations': 1 });
    const tokens = tinyTokens(40);
    const spoken = await speakTiny(encodeModel(model), {}, tokens);
    expect(spoken.durations).toEqual(tokens.map((id) => framesOf(id)));
    expect(spoken.samples).toEqual((await speakTiny(encodeModel(before), {}, tokens)).samples);
  });

  it('does not depend on names', () => {
    expect(only(tiny({ scramble: 9 }), EXPOSE_DURATIONS).matches).toEqual({
      'expose-durations': 1,
    });
  });

  it('adds no second output to a model that has one', () => {
    const model = tiny({ durations: true });
    const rewritten = only(model, EXPOSE_DURATIONS);
    expect(rewritten.matches).toEqual({ 'expose-durations': 0 });
    expect(rewritten.model).toBe(model);
  });

  /** Sigmoid → sum → division → Round → bound, with one thing different. */
  const predictor = (change: { divisor?: 'constant'; bound?: number; twice?: boolean }) =>
    modelOf((g) => {
      const x = g.input('x', 'float32', [1, 'tokens', 50]);
      const speed = g.input('speed', 'float32', [1]);
      const frames = () => {
        const sum = g.node('ReduceSum', [g.node('Sigmoid', [x]), g.ints([-1])], { keepdims: 0 });
        const by = change.divisor ? g.floats([2]) : speed;
        const rounded = g.node('Round', [g.node('Div', [sum, by])]);
        return g.node('Max', [g.floats(change.bound ?? 1), rounded]);
      };
      const one = frames();
      g.output(
        g.node('Sin', [change.twice ? g.node('Add', [one, frames()]) : one]),
        'y',
        'float32',
        [],
      );
    });

  it.each([
    ['as it should be, bounded by Max', {}, 1],
    ['divided by no input', { divisor: 'constant' as const }, 0],
    ['bounded at 0', { bound: 0 }, 0],
    ['twice', { twice: true }, 0],
  ])('knows a duration %s', (_, change, matches) => {
    expect(only(predictor(change), EXPOSE_DURATIONS).matches).toEqual({
      'expose-durations': matches,
    });
  });
});

describe('wrap-phase', () => {
  it('wraps the one sine of the harmonic source, of 50', () => {
    const before = tiny();
    const { model, matches } = only(before, WRAP_PHASE);
    expect(matches).toEqual({ 'wrap-phase': 1 });
    expect(count(before, 'Sin')).toBeGreaterThan(40);
    expect(count(model, 'Floor') - count(before, 'Floor')).toBe(1);
    expect(only(tiny({ scramble: 3 }), WRAP_PHASE).matches).toEqual({ 'wrap-phase': 1 });
  });

  it('is not heard on WASM, in a long text either', async () => {
    const tokens = tinyTokens(300);
    const before = tiny();
    const plain = await speakTiny(encodeModel(before), {}, tokens);
    const wrapped = await speakTiny(encodeModel(only(before, WRAP_PHASE).model), {}, tokens);
    expect(correlation(wrapped.samples, plain.samples)).toBeGreaterThan(0.9999);
  }, 60_000);

  it('keeps every phase within a turn, and its sine right', async () => {
    const model = modelOf((g) => {
      const x = g.input('x', 'float32', [1, 't', 1]);
      const phase = g.node('Mul', [g.node('CumSum', [x, g.ints(1)]), g.floats(2 * Math.PI)]);
      g.output(g.node('Sin', [phase]), 'y', 'float32', [1, 't', 1]);
    });
    const { model: wrapped } = only(model, WRAP_PHASE);
    const session = await ort.InferenceSession.create(encodeModel(wrapped));
    // 30,000 turns: the phase reaches 1.9·10⁵ rad.
    const steps = Float32Array.from({ length: 60_000 }, (_, i) => (i % 7) / 6);
    const { y } = await session.run({ x: new ort.Tensor('float32', steps, [1, 60_000, 1]) });
    let sum = 0;
    let worst = 0;
    const turn = Math.fround(2 * Math.PI);
    const sines = y?.data as Float32Array;
    for (const [i, sine] of sines.entries()) {
      sum = Math.fround(sum + (steps[i] ?? 0));
      worst = Math.max(worst, Math.abs(sine - Math.sin(Math.fround(sum * turn))));
    }
    expect(sum).toBeGreaterThan(29_000);
    expect(worst).toBeLessThan(1e-5);
    await session.release();
  });

  it.each([
    [
      'of something that is no running sum',
      (g: GraphBuilder, x: string) => g.node('Mul', [x, g.floats(3)]),
    ],
    [
      'of a product of two running sums',
      (g: GraphBuilder, x: string) => {
        const sum = g.node('CumSum', [x, g.ints(0)]);
        return g.node('Mul', [sum, sum]);
      },
    ],
  ])('leaves a sine %s', (_, build) => {
    const model = modelOf((g) => {
      const x = g.input('x', 'float32', ['t']);
      g.output(g.node('Sin', [build(g, x)]), 'y', 'float32', []);
    });
    expect(only(model, WRAP_PHASE)).toEqual({ model, matches: { 'wrap-phase': 0 } });
  });
});

describe('simplify', () => {
  it('makes constants of Constant nodes, and drops identities and what nobody uses', async () => {
    const model = modelOf((g) => {
      const x = g.input('x', 'float32', [2]);
      const two = g.node('Constant', [], { value_float: { float: 2 } });
      const same = g.node('Identity', [g.node('Dropout', [x])]);
      g.node('Sqrt', [g.node('Neg', [x])]);
      g.output(g.node('Mul', [same, two]), 'y', 'float32', [2]);
    });
    const { model: simple, matches } = only(model, SIMPLIFY);
    expect(simple.graph.nodes.map(({ opType }) => opType)).toEqual(['Mul', 'Identity']);
    expect(matches).toEqual({ simplify: model.graph.nodes.length - 2 });
    const session = await ort.InferenceSession.create(encodeModel(simple));
    const { y } = await session.run({ x: new ort.Tensor('float32', [3, -4], [2]) });
    expect(Array.from(y?.data as Float32Array)).toEqual([6, -8]);
    await session.release();
  });

  it('keeps an identity that names an output, and a Dropout whose mask is used', () => {
    const model = modelOf((g) => {
      const x = g.input('x', 'float32', [2]);
      const [kept = '', mask = ''] = g.nodes('Dropout', [x], 2);
      g.output(kept, 'y', 'float32', [2]);
      g.output(mask, 'mask', 'float32', []);
    });
    expect(only(model, SIMPLIFY).matches).toEqual({ simplify: 0 });
  });

  it('changes nothing that is heard of the tiny models', async () => {
    const model = tiny();
    const before = await speakTiny(encodeModel(model));
    const after = await speakTiny(encodeModel(only(model, SIMPLIFY).model));
    expect(after.samples).toEqual(before.samples);
  });
});

describe('a graph inside a node', () => {
  it('keeps every rewrite away', () => {
    const model = { ...tiny(), hasSubgraphs: true };
    expect(rewriteModel(model, [SIMPLIFY, EXPOSE_DURATIONS, WRAP_PHASE])).toEqual({
      model,
      matches: {},
    });
  });
});
