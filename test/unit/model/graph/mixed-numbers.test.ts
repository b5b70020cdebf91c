import * as ort from 'onnxruntime-web';
import { beforeAll, describe, expect, it } from 'vitest';
import { adaptModel } from '../../../../src/model/graph/adapt-graph';
import { decodeModel } from '../../../../src/model/graph/decode-model';
import { encodeModel } from '../../../../src/model/graph/encode-model';
import type { OnnxModel } from '../../../../src/model/graph/onnx-model';
import { DEQUANTIZE, DEQUANTIZE_GENERATOR } from '../../../../src/model/graph/rewrites/dequantize';
import { generatorValues } from '../../../../src/model/graph/rewrites/generator-part';
import { logSpectralDistance } from '../../../../src/shared/sound-distance';
import { buildVariant } from '../../../fixtures/kokoro-graph/variants';
import { addQuantised } from '../../../support/quantised-sample';
import { countOperators, SmallGraph } from '../../../support/small-graph';
import { speakEach, tinyTokens } from '../../../support/tiny-speech';

const FILE = Uint8Array.from(buildVariant({ width: 'tiny', precision: 'q8' }));
/** Operators that multiply integers. */
const INTEGER = ['ConvInteger', 'MatMulInteger', 'DynamicQuantizeLSTM'];
const integerNodes = ({ graph }: OnnxModel) =>
  graph.nodes.filter(({ opType }) => INTEGER.includes(opType));

beforeAll(() => {
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
});

describe('a q8 file in a form that multiplies less', () => {
  const { model } = adaptModel(FILE, 'safe');

  it('computes with integers up to the step to samples, and with floats behind it', () => {
    const generator = generatorValues(model.graph);
    const left = integerNodes(model);
    expect(left.filter(({ outputs }) => outputs.some((name) => generator.has(name)))).toEqual([]);
    expect(new Set(left.map(({ opType }) => opType))).toEqual(new Set(INTEGER));
    const before = decodeModel(FILE);
    const within = integerNodes(before).filter(({ outputs }) =>
      outputs.some((name) => generatorValues(before.graph).has(name)),
    );
    expect(within.length).toBeGreaterThan(40);
    expect(left).toHaveLength(integerNodes(before).length - within.length);
  });

  it('has the durations of the file, and sounds like its float form', async () => {
    const texts = [5, 40, 100].map((count) => tinyTokens(count));
    const options = { graphOptimizationLevel: 'disabled' } as const;
    const [quick, float, stored] = await Promise.all(
      (['safe', 'float', 'stored'] as const).map((form) =>
        encodeModel(adaptModel(FILE, form).model),
      ),
    );
    const spoken = await speakEach(quick ?? FILE, texts, options);
    const plain = await speakEach(float ?? FILE, texts, options);
    const integers = await speakEach(stored ?? FILE, texts, options);
    for (const [i, { samples, durations }] of spoken.entries()) {
      expect(durations).toEqual(integers[i]?.durations);
      // Measured: 0.8 dB at most; 3 dB count as the same sound (docs/output-guard.md).
      expect(logSpectralDistance(samples, plain[i]?.samples ?? samples)).toBeLessThan(1.5);
    }
  });
});

describe('dequantising the generator', () => {
  it('dequantises everything where there is no step from frames to samples', () => {
    const g = new SmallGraph();
    const { quantised, scale, zero } = addQuantised(g, [4, 3]);
    const weights = g.node('DequantizeLinear', [quantised, scale, zero]);
    g.node('MatMul', [g.input('x'), weights], {}, 'y');
    g.output('y');
    const model = g.model();
    const rewritten = DEQUANTIZE_GENERATOR.apply(model);
    expect(rewritten.matches).toBe(1);
    expect(countOperators(rewritten.model)).toEqual(countOperators(DEQUANTIZE.apply(model).model));
  });
});
