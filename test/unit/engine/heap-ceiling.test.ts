import { expect, test } from 'vitest';
import { HeapCeiling } from '../../../src/engine/heap-ceiling';

test('is passed by a heap above it, until the worker is replaced', () => {
  const ceiling = new HeapCeiling(1000);
  ceiling.record(1000);
  expect(ceiling.isPassed).toBe(false);
  ceiling.record(1001);
  expect(ceiling.isPassed).toBe(true);
  ceiling.reset();
  expect(ceiling.isPassed).toBe(false);
});

test('goes up for sentences that need more at once, and stays for a heap that grew slowly', () => {
  const quick = new HeapCeiling(1000);
  quick.record(2000);
  quick.reset();
  quick.record(2400);
  expect(quick.isPassed).toBe(false);
  const slow = new HeapCeiling(1000);
  for (let run = 1; run <= 30; run++) slow.record(40 * run);
  slow.reset();
  slow.record(1100);
  expect(slow.isPassed).toBe(true);
});
