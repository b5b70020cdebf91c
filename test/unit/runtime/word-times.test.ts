import { expect, test } from 'vitest';
import { estimatedWordTimes, exactWordTimes } from '../../../src/runtime/word-times';

test('durations in frames of 25 ms become word times', () => {
  const times = exactWordTimes(
    [2n, 4n, 4n, 1n, 3n, 2n],
    [
      [1, 3],
      [4, 5],
    ],
  );
  expect(times).toEqual([
    { start: 0.05, end: 0.25 },
    { start: expect.closeTo(0.275), end: expect.closeTo(0.35) },
  ]);
});

test('without durations the length is shared out by tokens', () => {
  expect(
    estimatedWordTimes(2, 10, [
      [1, 5],
      [6, 9],
    ]),
  ).toEqual([
    { start: 0.2, end: 1 },
    { start: expect.closeTo(1.2), end: expect.closeTo(1.8) },
  ]);
});
