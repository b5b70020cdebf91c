import { expect, test } from 'vitest';
import { encodeWav } from '../../../src/audio/wav';

test('a WAV file is 16-bit mono PCM with the right sizes, and clips instead of wrapping', () => {
  const bytes = encodeWav(Float32Array.of(0, 1, -1, 2, 0.5), 24_000);
  const view = new DataView(bytes.buffer);
  const text = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  expect([text(0), text(8), text(12), text(36)]).toEqual(['RIFF', 'WAVE', 'fmt ', 'data']);
  expect(view.getUint32(4, true)).toBe(bytes.length - 8);
  expect([20, 22, 32, 34].map((at) => view.getUint16(at, true))).toEqual([1, 1, 2, 16]);
  expect(view.getUint32(24, true)).toBe(24_000);
  expect(view.getUint32(28, true)).toBe(48_000);
  expect(view.getUint32(40, true)).toBe(10);
  const samples = [0, 1, 2, 3, 4].map((i) => view.getInt16(44 + i * 2, true));
  expect(samples).toEqual([0, 32767, -32767, 32767, 16384]);
});
