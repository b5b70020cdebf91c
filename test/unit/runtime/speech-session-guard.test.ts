import * as ort from 'onnxruntime-web';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Metric } from '../../../src/contracts/metrics';
import { bindModel } from '../../../src/runtime/model-binding';
import { SpeechSession } from '../../../src/runtime/speech-session';
import { TensorLedger } from '../../../src/runtime/tensor-ledger';
import { ResourceLedger } from '../../../src/shared/resource-ledger';
import { serialise } from '../../fixtures/kokoro-graph/serialise';
import { buildToneBurstModel } from '../../fixtures/kokoro-graph/tone-burst';
import { whiteNoise } from '../../support/corrupt-sound';
import { tinyTokens } from '../../support/tiny-speech';

ort.env.wasm.numThreads = 1;
ort.env.logLevel = 'error';

const input = {
  tokens: tinyTokens(12),
  style: new Float32Array(256).fill(0.05),
  speed: 1,
  wordRanges: [[1, 11]] as const,
};

let model: ort.InferenceSession;
const metrics: Omit<Metric, 'at'>[] = [];
beforeAll(async () => {
  model = await ort.InferenceSession.create(serialise(buildToneBurstModel({ durations: true })));
  return () => model.release();
}, 60_000);
beforeEach(() => {
  metrics.length = 0;
});

/** A real model, whose sound goes through `change` as on a provider that computes wrongly. */
function sessionThat(change: (samples: Float32Array) => Float32Array) {
  const wrong = {
    inputNames: model.inputNames,
    outputNames: model.outputNames,
    release: async () => undefined,
    run: async (feeds: Record<string, ort.Tensor>) => {
      const outputs = await model.run(feeds);
      const samples = change(outputs.waveform?.data as Float32Array);
      return { ...outputs, waveform: new ort.Tensor('float32', samples, [1, samples.length]) };
    },
  } as Pick<ort.InferenceSession, 'inputNames' | 'outputNames' | 'release' | 'run'>;
  const sink = (metric: Omit<Metric, 'at'>) => metrics.push(metric);
  const ledger = new ResourceLedger(sink, { captureStacks: false });
  const session = new SpeechSession(
    ort,
    wrong as ort.InferenceSession,
    bindModel(wrong, 'tones'),
    new TensorLedger(ledger),
    sink,
    { provider: 'webgpu', threads: 1, model: 'tones@1', precision: 'fp32', form: 'float' },
  );
  return { session, ledger };
}

const named = (name: string) => metrics.filter((metric) => metric.name === name);

test('correct sound passes, with its exact length', async () => {
  const { session } = sessionThat((samples) => samples);
  const { samples, wordTimesEstimated } = await session.run(input);
  expect(samples.length % 600).toBe(0);
  expect(wordTimesEstimated).toBe(false);
  expect(named('guard-rejections')).toEqual([]);
});

test.each<[string, (samples: Float32Array) => Float32Array]>([
  ['not-finite', (samples) => samples.with(100, Number.NaN)],
  ['wrong-length', (samples) => samples.slice(1200)],
  ['silent', (samples) => new Float32Array(samples.length)],
  ['too-loud', (samples) => samples.map((x) => 16 * x)],
  ['noise', (samples) => whiteNoise(samples.length, 0.1)],
])('%s sound is thrown away, counted and named', async (reason, change) => {
  const { session, ledger } = sessionThat(change);
  const failure = await session.run(input).then(
    () => undefined,
    (error) => error.failure,
  );
  expect(failure).toMatchObject({
    code: 'provider-corrupt',
    reason,
    details: { provider: 'webgpu' },
  });
  // No placeholder is left in the sentence.
  expect(failure.message).not.toMatch(/[{}]/);
  expect(named('guard-rejections')).toEqual([
    { name: 'guard-rejections', value: 1, unit: 'count', tags: { reason } },
  ]);
  expect(named('audio-seconds')).toEqual([]);
  expect(session.snapshot).toMatchObject({ runs: 1, failures: 1 });
  expect([ledger.live('tensor'), named('leak-warnings').length]).toEqual([0, 0]);
});

test.each([
  ['std::bad_alloc', 'worker-lost', 'out-of-memory'],
  ['a kernel failed', 'synthesis-failed', 'run-failed'],
])('a run that ends in “%s” is told as %s', async (words, code, reason) => {
  const { session } = sessionThat(() => {
    throw new Error(words);
  });
  await expect(session.run(input)).rejects.toMatchObject({ failure: { code, reason } });
});
