import { expect, test } from 'vitest';
import { bandSpectrogram, hannWindow, RealFft } from '../../../src/shared/spectrum';
import { Random } from '../../fixtures/kokoro-graph/random';

/** The definition, term by term. */
function slowPower(frame: ArrayLike<number>): number[] {
  const size = frame.length;
  return Array.from({ length: size / 2 + 1 }, (_, k) => {
    let [re, im] = [0, 0];
    for (let n = 0; n < size; n++) {
      const angle = (2 * Math.PI * k * n) / size;
      re += (frame[n] ?? 0) * Math.cos(angle);
      im -= (frame[n] ?? 0) * Math.sin(angle);
    }
    return re * re + im * im;
  });
}

const sine = (hz: number, length: number, amplitude = 1, phase = 0) =>
  Float32Array.from(
    { length },
    (_, i) => amplitude * Math.sin((2 * Math.PI * hz * i) / 24_000 + phase),
  );

test.each([4, 8, 64, 256])('power of %i samples is what the definition says', (size) => {
  const frame = new Random(size).uniform(size, 1);
  const fft = new RealFft(size);
  const out = new Float64Array(fft.bins);
  // Twice, because the scratch memory is used again.
  fft.power(new Random(1).uniform(size, 1), out);
  fft.power(frame, out);
  const expected = slowPower(frame);
  expect(out).toHaveLength(expected.length);
  for (const [k, power] of expected.entries()) expect(out[k]).toBeCloseTo(power, 6);
});

test.each([0, 2, 3, 1000])('a frame of %i samples is refused', (size) => {
  expect(() => new RealFft(size)).toThrow(RangeError);
});

test('a Hann window is 0 at its start and 1 in the middle', () => {
  const window = hannWindow(8);
  expect(window[0]).toBe(0);
  expect(window[4]).toBe(1);
  expect(window[2]).toBeCloseTo(0.5);
});

test('a sine at full scale has 0 dB in its band, and little elsewhere', () => {
  const edges = [0, 100, 200, 300, 400, 513];
  const tone = sine(150 * (24_000 / 1024), 4096, 1, 0.7);
  const { frames, bands, levels } = bandSpectrogram(tone, { size: 1024, hop: 256, edges });
  expect([frames, bands, levels.length]).toEqual([13, 5, 65]);
  for (let f = 0; f < frames; f++) {
    expect(levels[f * bands + 1]).toBeCloseTo(0, 1);
    for (const other of [0, 2, 3, 4]) expect(levels[f * bands + other]).toBeLessThan(-80);
  }
});

test('half the amplitude is 6 dB less', () => {
  const layout = { size: 256, hop: 128, edges: [0, 129] };
  const [loud, soft] = [1, 0.5].map((a) => bandSpectrogram(sine(3000, 1024, a), layout).levels);
  expect((loud?.[3] ?? 0) - (soft?.[3] ?? 0)).toBeCloseTo(6.02, 2);
});

test('every sample is in a frame, and silence and nothing have a finite level', () => {
  const layout = { size: 256, hop: 64, edges: [0, 129] };
  expect(bandSpectrogram(new Float32Array(0), layout)).toMatchObject({ frames: 1 });
  expect(bandSpectrogram(new Float32Array(256), layout)).toMatchObject({ frames: 1 });
  expect(bandSpectrogram(new Float32Array(257), layout)).toMatchObject({ frames: 2 });
  expect(bandSpectrogram(new Float32Array(300), layout).levels.every(Number.isFinite)).toBe(true);
});
