import * as ort from 'onnxruntime-web';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  adaptModel,
  FLOAT_REWRITES,
  fewerMultiplications,
} from '../../../../src/model/graph/adapt-graph';
import { decodeModel } from '../../../../src/model/graph/decode-model';
import { encodeModel } from '../../../../src/model/graph/encode-model';
import type { OnnxModel } from '../../../../src/model/graph/onnx-model';
import { rewriteModel } from '../../../../src/model/graph/rewrites/rewrite-model';
import type { Grade } from '../../../../src/model/graph/toom-cook/scheme';
import { buildVariant, PRECISIONS } from '../../../fixtures/kokoro-graph/variants';
import { correlation } from '../../../support/correlation';
import { signalToNoise } from '../../../support/signal-noise';
import { countOperators } from '../../../support/small-graph';
import { speakEach, type TinySpeech, tinyTokens } from '../../../support/tiny-speech';

/** Whatever it gains: the tiny models have too few channels for any gain. */
const fastRewrites = (grade: Grade) => fewerMultiplications({ grade, leastGain: 0 });

/** Two stages of 4 residual blocks of 6 steps each, and what leads to the spectrum; see fixtures/kokoro-graph/generator.ts. */
const MATCHES = {
  'instance-norm': 48,
  'polynomial-snake': 48,
  'fast-convolution': 49,
  'fast-upsampling': 2,
  // Every Reshape with constant dimensions: those of the rewrites, and the export's own.
  'hidden-shapes': 620,
};
const NONE = {
  'instance-norm': 0,
  'polynomial-snake': 0,
  'fast-convolution': 0,
  'fast-upsampling': 0,
  'hidden-shapes': 0,
};
const TEXTS = [5, 40, 100].map((count) => tinyTokens(count));

beforeAll(() => {
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
});

const fileOf = (precision: (typeof PRECISIONS)[number], scramble?: number) =>
  Uint8Array.from(
    buildVariant({ width: 'tiny', precision, ...(scramble === undefined ? {} : { scramble }) }),
  );
const floatOf = (file: Uint8Array<ArrayBuffer>) =>
  rewriteModel(decodeModel(file), FLOAT_REWRITES).model;
/** In the way that the product creates sessions for it. */
const say = (model: OnnxModel) =>
  speakEach(encodeModel(model), TEXTS, { graphOptimizationLevel: 'disabled' });
/** Everything that a model consists of, as one text; numbers as their bytes. */
const written = (model: OnnxModel) => Buffer.from(encodeModel(model)).toString('base64');

describe.each(PRECISIONS)('the tiny network in %s with fewer multiplications', (precision) => {
  const float = floatOf(fileOf(precision));
  let expected: TinySpeech[];
  beforeAll(async () => {
    expected = await say(float);
  });

  it.each([
    // Least of all texts and precisions, measured: 79.7 dB, most of it the activation's, and 102.8 dB.
    ['fast', 75],
    ['safe', 97],
  ] as const)('sounds the same in form %s', async (grade, bound) => {
    const { model, matches } = rewriteModel(float, fastRewrites(grade));
    expect(matches).toEqual(MATCHES);
    const spoken = await say(model);
    for (const [i, { samples, durations }] of spoken.entries()) {
      const { samples: exact = samples, durations: frames } = expected[i] ?? {};
      expect(durations).toEqual(frames);
      expect(durations).toHaveLength(TEXTS[i]?.length ?? 0);
      expect(correlation(samples, exact)).toBeGreaterThan(0.9999);
      expect(signalToNoise(samples, exact)).toBeGreaterThan(bound);
    }
  });

  it('does not depend on names', () => {
    const scrambled = floatOf(fileOf(precision, 8));
    const { model, matches } = rewriteModel(scrambled, fastRewrites('fast'));
    expect(matches).toEqual(MATCHES);
    const plain = rewriteModel(float, fastRewrites('fast')).model;
    expect(countOperators(model)).toEqual(countOperators(plain));
  });
});

describe('the rewrites with fewer multiplications', () => {
  const original = decodeModel(fileOf('fp32'));
  const { model } = rewriteModel(original, [...FLOAT_REWRITES, ...fastRewrites('safe')]);

  it('leave nothing of what they replace in the generator, and all of it elsewhere', () => {
    const [before, after] = [original, model].map(countOperators);
    const less = (opType: string) => (before?.[opType] ?? 0) - (after?.[opType] ?? 0);
    expect(after).toMatchObject({ InstanceNormalization: 48, Round: 48 + (before?.Round ?? 0) });
    expect({ Conv: less('Conv'), ConvTranspose: less('ConvTranspose') }).toEqual({
      Conv: 49,
      ConvTranspose: 2,
    });
    expect({ Sqrt: less('Sqrt'), ReduceMean: less('ReduceMean') }).toEqual({
      Sqrt: 48,
      ReduceMean: 96,
    });
    expect({ Sin: less('Sin'), Pow: less('Pow') }).toEqual({ Sin: 48, Pow: 48 });
  });

  it('compute what depends on a length once for all convolutions that cut it alike', () => {
    const { Shape = 0 } = countOperators(model);
    const { Shape: before = 0 } = countOperators(original);
    // In each of 2 stages, 3 kernels × 3 dilations, and 3 dilations for the source, whose length is its own; 2 upsamplings.
    expect(Shape - before).toBe(2 * (9 + 3) + 2);
  });

  it('match nothing twice', () => {
    const again = rewriteModel(model, fastRewrites('safe'));
    expect(again.matches).toEqual(NONE);
    expect(again.model).toBe(model);
    expect(rewriteModel(model, fastRewrites('fast')).model).toBe(model);
  });

  it('are pure: the model that they are given stays as it was', () => {
    const float = floatOf(fileOf('q8'));
    const before = written(float);
    const [first, second] = [0, 1].map(() => rewriteModel(float, fastRewrites('fast')).model);
    expect(written(float) === before).toBe(true);
    expect(first && second && written(first) === written(second)).toBe(true);
  });

  it('are those of the forms, which leave the convolutions of a tiny model as they are', () => {
    const file = fileOf('fp32');
    for (const form of ['fast', 'safe'] as const) {
      const { matches } = adaptModel(file, form);
      // Without the convolutions there is less to hide.
      expect(matches).toMatchObject({ ...MATCHES, 'fast-convolution': 0, 'hidden-shapes': 196 });
    }
    // What makes operators fewer is for every device; what makes multiplications fewer, for processors.
    const { matches } = adaptModel(file, 'float');
    expect(matches).toHaveProperty('instance-norm', MATCHES['instance-norm']);
    const others = Object.keys(MATCHES).filter((name) => name !== 'instance-norm');
    for (const name of others) expect(matches).not.toHaveProperty(name);
  });
});
