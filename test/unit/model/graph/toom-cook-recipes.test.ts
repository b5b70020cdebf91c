import * as ort from 'onnxruntime-web';
import { beforeAll, describe, expect, it } from 'vitest';
import { FLOAT_REWRITES, fewerMultiplications } from '../../../../src/model/graph/adapt-graph';
import { compactWeights } from '../../../../src/model/graph/compact-weights';
import { decodeMetadata, decodeModel } from '../../../../src/model/graph/decode-model';
import { encodeModel } from '../../../../src/model/graph/encode-model';
import { GraphError } from '../../../../src/model/graph/graph-error';
import type { OnnxModel } from '../../../../src/model/graph/onnx-model';
import {
  type ExternalFile,
  externalFiles,
  INLINE_BYTES,
  packGraph,
} from '../../../../src/model/graph/packed-graph';
import { rewriteModel } from '../../../../src/model/graph/rewrites/rewrite-model';
import type { Grade } from '../../../../src/model/graph/toom-cook/scheme';
import type { Recipe } from '../../../../src/model/graph/weight-recipe';
import {
  materialise,
  materialisedBytes,
  type Stored,
} from '../../../../src/model/graph/weight-source';
import { buildVariant, PRECISIONS } from '../../../fixtures/kokoro-graph/variants';
import { speakTiny } from '../../../support/tiny-speech';

/** Whatever it gains: the tiny models have too few channels for any gain. */
const fastRewrites = (grade: Grade) => fewerMultiplications({ grade, leastGain: 0 });

const NOTE = 'kokoro-speak.weights';

beforeAll(() => {
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
});

/** Constants that a scheme's weights are made for, too large for the graph itself. */
const transformed = ({ graph }: OnnxModel) =>
  graph.initializers.filter(
    ({ source }) => source.kind === 'toom-cook' && materialisedBytes(source) >= INLINE_BYTES,
  );
const pack = (model: OnnxModel, weights: Stored) =>
  packGraph(model, weights, { form: 'fast', precision: 'fp32' });
const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

describe.each(PRECISIONS)('weights for schemes, made of %s', (precision) => {
  // Numbers of a file lie anywhere: the view begins at an odd address.
  const built = buildVariant({ width: 'tiny', precision });
  const file = new Uint8Array(built.length + 1).subarray(1);
  file.set(built);
  const { model } = rewriteModel(decodeModel(file), [...FLOAT_REWRITES, ...fastRewrites('fast')]);

  it('sound the same to the bit within the graph, beside it, and compacted', async () => {
    const speak = (bytes: Uint8Array, externalData: readonly ExternalFile[] = []) =>
      speakTiny(bytes, { externalData, graphOptimizationLevel: 'disabled' });
    const whole = await speak(encodeModel(model));
    expect(whole.samples.every(Number.isFinite)).toBe(true);

    const graph = pack(model, file);
    const beside = externalFiles(graph, file) ?? [];
    expect(beside.length).toBeGreaterThan(transformed(model).length);
    expect(await speak(graph, beside)).toEqual(whole);

    const compact = compactWeights(model);
    const small = pack(compact.model, compact.weights);
    expect(await speak(small, externalFiles(small, compact.weights))).toEqual(whole);
  });

  it('are given as long as they are, in any order, again and again', () => {
    const beside = externalFiles(pack(model, file), file) ?? [];
    const expected = new Map(
      beside.map(({ path, data }) => [path, data.subarray(0, data.byteLength).slice()]),
    );
    for (const { path, data } of [...beside].reverse()) {
      expect(data.subarray(0, data.byteLength)).toHaveLength(data.byteLength);
      expect(same(data.subarray(0, data.byteLength), expected.get(path) ?? data)).toBe(true);
    }
  });

  it('keep no copy of what they are made of', () => {
    const { model: compact, weights } = compactWeights(model);
    expect(weights.length).toBeLessThan(file.length);
    const sources = transformed(model);
    expect(sources.length).toBeGreaterThan(20);
    for (const [i, { dims, source }] of transformed(compact).entries()) {
      if (source.kind !== 'toom-cook') throw new Error('not a transformed constant');
      expect(source.weights.stored.buffer).toBe(weights.buffer);
      expect(dims).toEqual(sources[i]?.dims);
      expect(same(materialise(source), materialise(sources[i]?.source ?? source))).toBe(true);
    }
  });

  it('have the size that the graph says', () => {
    for (const { dims, source } of transformed(model))
      expect(materialisedBytes(source)).toBe(4 * dims.reduce((product, dim) => product * dim, 1));
  });
});

describe('a recipe for transformed weights', () => {
  const file = Uint8Array.from(buildVariant({ width: 'tiny', precision: 'q8' }));
  const { model } = rewriteModel(decodeModel(file), [...FLOAT_REWRITES, ...fastRewrites('safe')]);
  const graph = pack(model, file);
  const note = decodeMetadata(graph)[NOTE] ?? '';

  /** Files beside the graph if one recipe of a kind is changed. */
  function filesWith(change: (recipe: Record<string, unknown>) => unknown, kernel = 7) {
    const packed = JSON.parse(note) as { recipes: Record<string, Recipe> };
    const [name, recipe] =
      Object.entries(packed.recipes).find(
        ([, found]) => found.kind === 'toom-cook' && found.kernel === kernel,
      ) ?? [];
    if (!name || !recipe) throw new Error('there is no such recipe');
    const recipes = { ...packed.recipes, [name]: change(recipe) };
    const metadata = { ...model.metadata, [NOTE]: JSON.stringify({ ...packed, recipes }) };
    return () => externalFiles(encodeModel({ ...model, metadata }), file);
  }
  const withWeights = (change: object) => (recipe: Record<string, unknown>) => ({
    ...recipe,
    weights: { ...(recipe.weights as object), ...change },
  });

  it('is taken as it was written', () => {
    expect(filesWith((recipe) => recipe)()).toHaveLength((externalFiles(graph, file) ?? []).length);
  });

  it.each<[string, (recipe: Record<string, unknown>) => unknown]>([
    ['another kernel', (recipe) => ({ ...recipe, kernel: 5 })],
    ['no kernel', ({ kernel, ...rest }) => rest],
    ['another grade', (recipe) => ({ ...recipe, grade: 'near-exact' })],
    ['an upsampling that it is not', (recipe) => ({ ...recipe, upsampling: { stride: 2 } })],
    ['no weights', ({ weights, ...rest }) => rest],
    ['weights that are null', (recipe) => ({ ...recipe, weights: null })],
    ['weights of an unknown kind', withWeights({ kind: 'float8' })],
    ['weights that are transformed themselves', withWeights({ kind: 'toom-cook' })],
    ['weights that lie nowhere', withWeights({ stored: undefined })],
    ['weights beyond the file', withWeights({ stored: [file.length - 8, 16] })],
    ['weights before the file', withWeights({ stored: [-8, 16] })],
    ['weights that begin within a byte', withWeights({ stored: [0.5, 16] })],
    ['weights at a place that is text', withWeights({ stored: ['0', '16'] })],
    ['weights that are no base64', withWeights({ stored: '{}' })],
    ['fewer weights', withWeights({ stored: [0, 15] })],
    ['no weights left', withWeights({ stored: '' })],
    ['scales that lie nowhere', withWeights({ scales: undefined })],
    ['products beyond its scheme', (recipe) => ({ ...recipe, range: { from: 8, count: 30 } })],
    ['products before the first', (recipe) => ({ ...recipe, range: { from: -1, count: 2 } })],
    ['no products', (recipe) => ({ ...recipe, range: { from: 0, count: 0 } })],
    ['products that nobody counted', (recipe) => ({ ...recipe, range: {} })],
    ['a kind that there is not', (recipe) => ({ ...recipe, kind: 'fourier' })],
    ['nothing', () => null],
    ['a number', () => 5],
  ])('is refused with %s', (_, change) => {
    expect(filesWith(change)).toThrow(GraphError);
  });

  it.each<[string, unknown]>([
    ['of no channels', { inputChannels: 0, stride: 10 }],
    ['of other sizes', { inputChannels: 7, stride: 10 }],
    ['of no step', { inputChannels: 16, stride: 0 }],
    ['that is text', 'twice'],
  ])('is refused with an upsampling %s', (_, upsampling) => {
    expect(filesWith((recipe) => ({ ...recipe, upsampling }), 2)).toThrow(GraphError);
  });

  it('is refused without a list of recipes', () => {
    for (const recipes of [undefined, null, 5]) {
      const metadata = { [NOTE]: JSON.stringify({ ...JSON.parse(note), recipes }) };
      const damaged = encodeModel({ ...model, metadata });
      expect(() => externalFiles(damaged, file)).toThrow(GraphError);
    }
    for (const whole of ['null', '5', '"x"']) {
      const damaged = encodeModel({ ...model, metadata: { [NOTE]: whole } });
      expect(() => externalFiles(damaged, file)).toThrow(GraphError);
    }
  });
});
