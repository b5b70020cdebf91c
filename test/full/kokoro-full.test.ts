import * as ort from 'onnxruntime-web';
import { beforeAll, describe, expect, test } from 'vitest';
import { countParameters } from '../fixtures/kokoro-graph/network';
import { framesOf } from '../fixtures/kokoro-graph/predictor';
import { buildVariant, type FixturePrecision } from '../fixtures/kokoro-graph/variants';
import { correlation } from '../support/correlation';

// The full-size model, 82 million parameters: minutes of computing, so not part of the default checks.

beforeAll(() => {
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
});

interface Spoken {
  readonly samples: Float32Array;
  readonly durations: readonly number[];
}

const idsOf = (tokens: number) =>
  Array.from({ length: tokens }, (_, i) =>
    i === 0 || i === tokens - 1 ? 0 : 43 + ((i * 37) % 100),
  );

/** What a model says to each number of tokens; one session, released before the next one is made. */
async function speak(precision: FixturePrecision, lengths: readonly number[]): Promise<Spoken[]> {
  const variant = { width: 'full', precision, durations: true } as const;
  const session = await ort.InferenceSession.create(buildVariant(variant));
  const spoken: Spoken[] = [];
  for (const tokens of lengths) {
    const ids = BigInt64Array.from(idsOf(tokens), BigInt);
    const { waveform, durations } = await session.run({
      input_ids: new ort.Tensor('int64', ids, [1, tokens]),
      style: new ort.Tensor('float32', new Float32Array(256).fill(0.05), [1, 256]),
      speed: new ort.Tensor('float32', Float32Array.of(1), [1]),
    });
    spoken.push({
      samples: waveform?.data as Float32Array,
      durations: Array.from(durations?.data as BigInt64Array, Number),
    });
  }
  await session.release();
  return spoken;
}

const level = (sound: Float32Array) =>
  10 * Math.log10(sound.reduce((sum, x) => sum + x * x, 0) / sound.length);

test('has the parameters of Kokoro-82M', () => {
  expect(Math.abs(countParameters('full') / 81.8e6 - 1)).toBeLessThan(0.01);
});

describe('speaks', () => {
  const LENGTHS = [12, 60];
  let reference: Spoken[];
  beforeAll(async () => {
    reference = await speak('fp32', LENGTHS);
  });

  test('in fp32 at the level of speech, the frames of each symbol', () => {
    reference.forEach(({ samples, durations }, i) => {
      expect(durations).toEqual(idsOf(LENGTHS[i] ?? 0).map((id) => framesOf(id)));
      expect(samples.length).toBe(600 * durations.reduce((sum, frames) => sum + frames, 0));
      expect(level(samples)).toBeGreaterThan(-30);
      expect(level(samples)).toBeLessThan(-12);
      expect(samples.every((x) => Math.abs(x) <= 1)).toBe(true);
    });
  });

  test.each(['fp16', 'q8'] as const)('in %s, close to fp32', async (precision) => {
    const spoken = await speak(precision, LENGTHS);
    spoken.forEach(({ samples, durations }, i) => {
      const expected = reference[i];
      expect(durations).toEqual(expected?.durations);
      expect(samples.every(Number.isFinite)).toBe(true);
      expect(correlation(samples, expected?.samples ?? samples)).toBeGreaterThan(0.9);
    });
  });
});
