import { expect, test } from 'vitest';
import { applyGain } from '../../../src/audio/gain';

test('sound is made softer or louder, and never leaves its range', () => {
  const samples = new Float32Array([0, 0.25, -0.5, 1]);
  applyGain(samples, 0.5);
  expect([...samples]).toEqual([0, 0.125, -0.25, 0.5]);
  applyGain(samples, 4);
  expect([...samples]).toEqual([0, 0.5, -1, 1]);
  applyGain(samples, 0);
  expect(samples.every((sample) => Math.abs(sample) === 0)).toBe(true);
});
