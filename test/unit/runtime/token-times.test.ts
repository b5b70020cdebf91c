import { expect, test } from 'vitest';
import {
  estimatedTokenTimes,
  exactTokenTimes,
  wordTimesOf,
} from '../../../src/runtime/token-times';

test('durations in frames of 25 ms become times of tokens and words', () => {
  const times = exactTokenTimes([2n, 4n, 4n, 1n, 3n, 2n]);
  const rounded = Array.from(times, (time) => Math.round(time * 1000));
  expect(rounded).toEqual([0, 50, 150, 250, 275, 350, 400]);
  const words = wordTimesOf(times, [
    [1, 3],
    [4, 5],
  ]);
  expect(words).toEqual([
    { start: expect.closeTo(0.05), end: expect.closeTo(0.25) },
    { start: expect.closeTo(0.275), end: expect.closeTo(0.35) },
  ]);
});

test('without durations the length is shared out by tokens', () => {
  const words = wordTimesOf(estimatedTokenTimes(2, 10), [
    [1, 5],
    [6, 10],
  ]);
  expect(words).toEqual([
    { start: expect.closeTo(0.2), end: expect.closeTo(1) },
    { start: expect.closeTo(1.2), end: expect.closeTo(2) },
  ]);
});
