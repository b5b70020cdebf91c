import { expect, test } from 'vitest';
import { halveRate } from '../../../src/audio/cache/halve-rate';

/** A tone at 48 kHz, or what it is at 24 kHz. */
const tone = (hertz: number, rate: number, length: number) =>
  Float32Array.from({ length }, (_, i) => Math.sin((2 * Math.PI * hertz * i) / rate));

/** Largest difference away from the ends, where the filter sees nothing. */
function difference(a: Float32Array, b: Float32Array): number {
  let most = 0;
  for (let i = 50; i < a.length - 50; i++)
    most = Math.max(most, Math.abs((a[i] ?? 0) - (b[i] ?? 0)));
  return most;
}

test.each([0, 440, 3000, 7500])('a tone of %d Hz stays what and where it is', (hertz) => {
  const halved = halveRate(tone(hertz, 48_000, 4800));
  expect(halved).toHaveLength(2400);
  expect(difference(halved, tone(hertz, 24_000, 2400))).toBeLessThan(0.01);
});

test('a tone that 24 kHz cannot hold is gone, not folded back', () => {
  const halved = halveRate(tone(17_000, 48_000, 4800));
  expect(difference(halved, new Float32Array(2400))).toBeLessThan(0.01);
});

test('a click stays at its place', () => {
  const click = new Float32Array(1000);
  click[500] = 1;
  const halved = halveRate(click);
  expect(halved.indexOf(Math.max(...halved))).toBe(250);
});
