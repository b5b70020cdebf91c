import { expect, it } from 'vitest';
import { holdSeconds } from '../../../src/engine/hold';

it('keeps nothing back where sound is made fast enough, or nothing is known', () => {
  expect(holdSeconds(undefined, 100)).toBe(0);
  expect(holdSeconds(0.5, 100)).toBe(0);
});

it('keeps back what a slow device will be behind by, so that sound is there to the end', () => {
  const pace = 1.5;
  const remaining = 40;
  const held = holdSeconds(pace, remaining);
  // While the whole is heard, so much is made.
  expect(held + remaining / pace).toBeGreaterThanOrEqual(remaining);
  expect(held).toBeLessThan(remaining / 2);
});

it('does not let anybody wait for a book', () => {
  expect(holdSeconds(3, 40_000)).toBe(30);
});
