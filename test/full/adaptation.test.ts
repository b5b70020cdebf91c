import * as ort from 'onnxruntime-web';
import { beforeAll, expect, test } from 'vitest';
import { decodeModel } from '../../src/model/graph/decode-model';
import { externalFiles, packGraph } from '../../src/model/graph/packed-graph';
import { DEQUANTIZE } from '../../src/model/graph/rewrites/dequantize';
import { FLOAT32_COMPUTE } from '../../src/model/graph/rewrites/float32-compute';
import { rewriteModel } from '../../src/model/graph/rewrites/rewrite-model';
import { buildVariant, type FixturePrecision } from '../fixtures/kokoro-graph/variants';
import { correlation } from '../support/correlation';
import { countOperators } from '../support/small-graph';
import { speakTiny } from '../support/tiny-speech';

// The full-size model, 82 million parameters: minutes of computing, so not part of the default checks.

beforeAll(() => {
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
});

const build = (precision: FixturePrecision) =>
  Uint8Array.from(buildVariant({ width: 'full', precision, durations: true }));

test('q8 made float32 sounds like float32, out of the 8-bit weights', async () => {
  const file = build('q8');
  const { model, matches } = rewriteModel(decodeModel(file), [FLOAT32_COMPUTE, DEQUANTIZE]);
  expect(matches).toEqual({ 'float32-compute': 0, dequantize: 247 });
  const graph = packGraph(model, file, { form: 'float', precision: 'q8' });
  // Nothing of the 91 MB is copied.
  expect(graph.length).toBeLessThan(1_500_000);
  const spoken = await speakTiny(graph, { externalData: externalFiles(graph, file) ?? [] });

  const fp32 = build('fp32');
  const { Gemm = 0, ...operators } = countOperators(decodeModel(fp32));
  const { MatMul = 0, Add = 0 } = operators;
  const expected = { ...operators, MatMul: MatMul + Gemm, Add: Add + Gemm };
  expect(countOperators(model)).toEqual(expected);
  const exact = await speakTiny(fp32);
  expect(spoken.durations).toEqual(exact.durations);
  // Measured: 0.989.
  expect(correlation(spoken.samples, exact.samples)).toBeGreaterThan(0.98);
});
