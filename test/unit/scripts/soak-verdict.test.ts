import { expect, test } from 'vitest';
import { soakReport } from '../../../scripts/soak-report';
import { LENGTHS, soakBlocks } from '../../../scripts/soak-texts';
import { driftOf, growthOf } from '../../../scripts/soak-verdict';

const series = (values: readonly number[], key = 'a') => values.map((value) => ({ key, value }));
const steady = Array.from({ length: 30 }, (_, i) => 100 + (i % 3));

test('a time that stays is steady, one that grows drifts', () => {
  expect(driftOf(series(steady)).verdict).toBe('steady');
  const grown = driftOf(series(steady.map((value, i) => value * (1 + i / 100))));
  expect(grown.verdict).toBe('drifts');
  expect(grown.drift).toBeCloseTo(0.2, 1);
});

test('growth within what the machine does by itself is noisy, and little says nothing', () => {
  const noisy = steady.map((value, i) => value * (i % 2 ? 1.6 : 0.5) * (i < 10 ? 1 : 1.1));
  expect(driftOf(series(noisy)).verdict).toBe('noisy');
  expect(driftOf(series([1, 2, 3])).verdict).toBe('too few');
  const slower = steady.map((value, i) => value * (i < 15 ? 1 : 1.3));
  expect(driftOf(series(slower)).verdict).toBe('drifts');
  expect(driftOf(series(slower), 0.5).verdict).toBe('noisy');
});

test('long utterances among short ones are no drift', () => {
  const mixed = steady.map((value, i) => ({ key: `${i % 10}`, value: value * (1 + (i % 10)) }));
  expect(driftOf(mixed).verdict).toBe('steady');
});

test('memory counts from the end of the first third', () => {
  expect(growthOf([1, 50, 50, 50, 50, 50, 50, 50, 50, 51, 51, 51])).toBeCloseTo(0.02);
  expect(growthOf([1, 2])).toBeNaN();
});

test('every block of texts has the same lengths, and the texts are the same each time', () => {
  const take = (count: number) => {
    const blocks = soakBlocks();
    return Array.from({ length: count }, () => blocks.next().value);
  };
  for (const block of take(3)) {
    expect(block.map(({ words }) => words).toSorted((a, b) => a - b)).toEqual(LENGTHS);
    for (const { words, text } of block) expect(text.split(' ')).toHaveLength(words);
  }
  expect(take(2)).toEqual(take(2));
  expect(take(2)[0]).not.toEqual(take(2)[1]);
});

test('counts decide: a leak, a growing heap or something left after the release fails, times do not', () => {
  const run = (change: object, end: object = {}) => {
    const levels = {
      heapBytes: 100,
      live: {},
      leakWarnings: 0,
      underruns: 0,
      scriptBytes: 1,
      referenceMs: 9,
    };
    const samples = Array.from({ length: 12 }, (_, at) => ({ ...levels, at, ...change }));
    const utterances = steady.map((value, i) => ({
      name: 'wasm draft',
      words: 1,
      aloud: false,
      firstAudioMs: value * (1 + i),
      inferenceMs: value,
      audioSeconds: 1,
    }));
    return soakReport({ seconds: 60, utterances, samples, end: { ...levels, ...change, ...end } });
  };
  expect(run({})).toMatchObject({ passed: true, leakWarnings: 0 });
  expect(run({}).firstAudio['wasm draft']?.verdict).toBe('drifts');
  expect(run({ leakWarnings: 1 }).passed).toBe(false);
  expect(run({}, { live: { 'live-audio-nodes': 2 } }).passed).toBe(true);
  expect(run({}, { live: { 'live-workers': 1 } }).passed).toBe(false);
});
