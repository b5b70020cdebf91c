import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { KokoroSpeech } from '../../../src/engine/kokoro-speech';
import { decodeBursts } from '../../fixtures/tone-bursts/decode-bursts';
import { BURST_RATE } from '../../fixtures/tone-bursts/tones';
import {
  compareBursts,
  dueWords,
  largest,
  type SpokenPlan,
  type ToldBoundary,
} from '../../support/burst-comparison';
import { joinTape, outputTimeNow, recordOutput } from '../../support/output-recorder';

recordOutput();
const engine = new KokoroSpeech({
  provider: 'wasm',
  threads: 1,
  fallback: 'none',
  model: { kind: 'manifest', url: inject('toneManifestUrl') },
});
/** Sentences are units however short they are, and words as short as the model makes them. */
const options = { lead: 'whole', fragmentWords: 0, modelRate: 2, audioCache: 'off' } as const;
const TEXT = 'Winter morning. Silver river garden. Yellow window.';
/** Seconds. */
const PROMISED = 0.03;

beforeAll(async () => {
  // The output is opened by the first text, and recorded a little later.
  await engine.speak('Garden.', { ...options, rate: 3 }).finished;
  await vi.waitFor(() => expect(globalThis.outputTape.pieces).not.toHaveLength(0), 10_000);
});
afterAll(() => engine.release());

test.each([1, 1.5])('words and sentences are told when they sound, at rate %f', async (rate) => {
  const units: SpokenPlan[] = [];
  for await (const { unit } of engine.stream(TEXT, options)) units.push(unit);
  globalThis.outputTape.pieces.length = 0;
  const began = outputTimeNow();
  const told: ToldBoundary[] = [];
  const playback = engine.speak(TEXT, { ...options, rate });
  playback.on('boundary', ({ name, start }) =>
    told.push({ name, offset: start, heard: outputTimeNow() }),
  );
  await playback.finished;
  // The recorder tells every 0.2 s of sound.
  const end = outputTimeNow();
  await expect.poll(() => globalThis.outputTape.pieces.at(-1)?.at ?? 0).toBeGreaterThan(end - 0.1);

  const { at, samples } = joinTape(globalThis.outputTape.pieces, BURST_RATE);
  const bursts = decodeBursts(samples, BURST_RATE)
    .map((burst) => ({ ...burst, start: burst.start + at, end: burst.end + at }))
    // The recorder may tell the end of an earlier text a little later.
    .filter(({ start }) => start > began);
  const found = compareBursts(dueWords(units, options.modelRate), bursts, told, rate);
  expect(found).toMatchObject({ words: 7, wrongBursts: 0, wrongWords: 0 });
  const errors = [...found.boundaryErrors].sort((a, b) => a - b);
  expect(errors).toHaveLength(10);
  expect(errors[0]).toBeGreaterThan(-PROMISED);
  // A busy machine may tell one of them late; `npm run check:timing` holds all of them to it.
  expect(errors[Math.floor(errors.length / 2)]).toBeLessThan(PROMISED);
  expect(found.gapErrors).toHaveLength(2);
  expect(largest(found.gapErrors)).toBeLessThan(0.01);
});
