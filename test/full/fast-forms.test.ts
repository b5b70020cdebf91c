import * as ort from 'onnxruntime-web';
import { beforeAll, describe, expect, test } from 'vitest';
import { type AdaptedForm, adaptGraph } from '../../src/model/graph/adapt-graph';
import { externalFiles } from '../../src/model/graph/packed-graph';
import { buildVariant } from '../fixtures/kokoro-graph/variants';
import { correlation } from '../support/correlation';
import { signalToNoise } from '../support/signal-noise';
import { speakTiny, type TinySpeech, tinyTokens } from '../support/tiny-speech';

// The full-size model, 82 million parameters: minutes of computing, so not part of the default checks.

describe('the full-size network in fp32 with fewer multiplications', () => {
  let file: Uint8Array<ArrayBuffer>;
  let exact: TinySpeech;

  const adapt = (form: AdaptedForm) => adaptGraph(file, form);
  const speak = (graph: Uint8Array<ArrayBuffer>) =>
    speakTiny(
      graph,
      { externalData: externalFiles(graph, file) ?? [], graphOptimizationLevel: 'disabled' },
      tinyTokens(60),
    );

  beforeAll(async () => {
    ort.env.wasm.numThreads = 1;
    ort.env.logLevel = 'error';
    file = Uint8Array.from(buildVariant({ width: 'full', precision: 'fp32' }));
    exact = await speak(adapt('float').graph);
  });

  test.each([
    ['fast', 70],
    ['safe', 90],
  ] as const)('sounds the same in form %s', async (form, bound) => {
    const { graph, matches } = adapt(form);
    expect(matches).toMatchObject({
      'instance-norm': 48,
      'polynomial-snake': 48,
      'fast-convolution': 49,
      'fast-upsampling': 2,
    });
    // Weights for the schemes are recipes: no copy of them is in the graph.
    expect(graph.length).toBeLessThan(1_500_000);
    const spoken = await speak(graph);
    expect(spoken.durations).toEqual(exact.durations);
    expect(correlation(spoken.samples, exact.samples)).toBeGreaterThan(0.9999);
    expect(signalToNoise(spoken.samples, exact.samples)).toBeGreaterThan(bound);
  });
});
