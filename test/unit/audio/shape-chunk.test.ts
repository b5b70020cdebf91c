import { expect, test } from 'vitest';
import { shapeChunk } from '../../../src/audio/shape-chunk';

const RATE = 24_000;
const seconds = (n: number) => Math.round(n * RATE);

/** Silence, a tone of 200 Hz at half scale, silence; in seconds. */
function tone(before: number, length: number, after: number): Float32Array {
  const samples = new Float32Array(seconds(before + length + after));
  for (let i = 0; i < seconds(length); i++)
    samples[seconds(before) + i] = 0.5 * Math.sin((2 * Math.PI * 200 * i) / RATE);
  return samples;
}

test('silence at both ends is cut to a margin and replaced by the planned pause', () => {
  const { samples, lead } = shapeChunk(tone(0.3, 1, 0.4), RATE, 0.25);
  expect(samples.length / RATE).toBeCloseTo(0.03 + 1 + 0.03 + 0.25, 2);
  expect(lead).toBeCloseTo(0.27, 2);
  expect(samples.subarray(-seconds(0.25)).every((sample) => sample === 0)).toBe(true);
});

test('a sound that starts and ends abruptly is faded at both edges', () => {
  const loud = new Float32Array(seconds(0.5)).fill(0.5);
  const { samples } = shapeChunk(loud, RATE, 0);
  expect(samples[0]).toBe(0);
  expect(samples.at(-1)).toBe(0);
  let largest = 0;
  for (let i = 1; i < samples.length; i++)
    largest = Math.max(largest, Math.abs((samples[i] ?? 0) - (samples[i - 1] ?? 0)));
  expect(largest).toBeLessThan(0.01);
  expect(samples[seconds(0.25)]).toBe(0.5);
});

test('what the caller owns stays as it was', () => {
  const loud = new Float32Array(seconds(0.1)).fill(0.5);
  shapeChunk(loud, RATE, 0);
  expect(loud.every((sample) => sample === 0.5)).toBe(true);
});

test('silence stays silence of the same length, and nothing stays nothing', () => {
  expect(shapeChunk(new Float32Array(seconds(0.2)), RATE, 0).samples).toHaveLength(seconds(0.2));
  expect(shapeChunk(new Float32Array(0), RATE, 0.1).samples).toHaveLength(seconds(0.1));
});
