import * as ort from 'onnxruntime-web';
import { beforeAll, describe, expect, test } from 'vitest';
import { countParameters } from '../fixtures/kokoro-graph/network';
import { buildVariant, type FixturePrecision } from '../fixtures/kokoro-graph/variants';
import { correlation } from '../support/correlation';

// The full-size model, 82 million parameters: minutes of computing, so not part of the default checks.

beforeAll(() => {
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
});

async function speak(precision: FixturePrecision, tokens: number): Promise<Float32Array> {
  const session = await ort.InferenceSession.create(buildVariant({ width: 'full', precision }));
  const ids = BigInt64Array.from({ length: tokens }, (_, i) =>
    i === 0 || i === tokens - 1 ? 0n : BigInt(43 + ((i * 37) % 100)),
  );
  const { waveform } = await session.run({
    input_ids: new ort.Tensor('int64', ids, [1, tokens]),
    style: new ort.Tensor('float32', new Float32Array(256).fill(0.05), [1, 256]),
    speed: new ort.Tensor('float32', Float32Array.of(1), [1]),
  });
  await session.release();
  return waveform?.data as Float32Array;
}

const level = (sound: Float32Array) =>
  10 * Math.log10(sound.reduce((sum, x) => sum + x * x, 0) / sound.length);

test('has the parameters of Kokoro-82M', () => {
  expect(Math.abs(countParameters('full') / 81.8e6 - 1)).toBeLessThan(0.01);
});

describe('speaks', () => {
  let reference: Float32Array;
  beforeAll(async () => {
    reference = await speak('fp32', 12);
  });

  test('in fp32 at the level of speech, about 3 frames a token', () => {
    expect(reference.length % 600).toBe(0);
    expect(reference.length / 600 / 12).toBeGreaterThan(2);
    expect(reference.length / 600 / 12).toBeLessThan(4);
    expect(level(reference)).toBeGreaterThan(-30);
    expect(level(reference)).toBeLessThan(-12);
  });

  test.each(['fp16', 'q8'] as const)('in %s, close to fp32', async (precision) => {
    const sound = await speak(precision, 12);
    expect(sound.every(Number.isFinite)).toBe(true);
    expect(sound.length).toBe(reference.length);
    expect(correlation(sound, reference)).toBeGreaterThan(0.9);
  });
});
