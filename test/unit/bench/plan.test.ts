import { expect, test } from 'vitest';
import {
  configurationId,
  configurationsOf,
  nameOfId,
  parseConfiguration,
  referenceFor,
  threadCandidates,
} from '../../../src/bench/configuration';
import { type PlanOptions, planVisits } from '../../../src/bench/plan';
import { BENCH_TEXTS } from '../../../src/bench/texts';
import { WEBGPU, wasm } from '../../support/bench-reports';

const OPTIONS: PlanOptions = {
  configurations: [wasm(1), wasm(2), WEBGPU],
  texts: ['short', 'medium', 'long'],
  runs: 3,
  cold: false,
  seed: 7,
  reference: wasm(1),
  prepare: true,
};

const name = ({ configuration, texts }: ReturnType<typeof planVisits>[number]) =>
  `${configurationId(configuration)} ${texts.join('+')}`;

test('the texts are about 40, 150 and 400 characters long', () => {
  expect(Object.values(BENCH_TEXTS).map((text) => text.length)).toEqual([43, 152, 394]);
});

test('the same seed gives the same order, another one another', () => {
  const order = (seed: number) => planVisits({ ...OPTIONS, seed }).map(name);
  expect(order(7)).toEqual(order(7));
  expect(order(8)).not.toEqual(order(7));
});

test('every round has each configuration with each text once, in an order of its own', () => {
  const visits = planVisits(OPTIONS);
  expect(visits.map(({ index }) => index)).toEqual(visits.map((_, place) => place));
  const rounds = [1, 2, 3].map((round) =>
    visits.filter((visit) => visit.round === round).map(name),
  );
  for (const round of rounds) {
    expect(round).toHaveLength(9);
    expect(new Set(round).size).toBe(9);
    expect(round).not.toEqual(round.toSorted());
  }
  expect(rounds[0]).not.toEqual(rounds[1]);
});

test('first the reference speaks everything, and each other provider something, and neither counts', () => {
  const visits = planVisits(OPTIONS).filter(({ kind }) => kind === 'preparation');
  expect(visits.map(name)).toEqual(['wasm/fast/1 short+medium+long', 'webgpu/fast/auto short']);
  expect(visits.every(({ round }) => round === 0)).toBe(true);
});

test('without preparation the reference goes first in the first round', () => {
  const visits = planVisits({ ...OPTIONS, prepare: false });
  expect(visits).toHaveLength(27);
  const first = visits.slice(0, 3);
  expect(first.every(({ configuration }) => configurationId(configuration) === 'wasm/fast/1')).toBe(
    true,
  );
});

test('each configuration starts cold once, when that is wanted', () => {
  const cold = planVisits({ ...OPTIONS, cold: true }).filter(({ kind }) => kind === 'cold');
  expect(cold.map(name).toSorted()).toEqual([
    'wasm/fast/1 short',
    'wasm/fast/2 short',
    'webgpu/fast/auto short',
  ]);
});

test('combinations without sense are left out', () => {
  const ids = configurationsOf({
    providers: ['wasm', 'webgpu'],
    profiles: ['fast', 'low-memory', 'as-published'],
    threads: [1, 2],
  }).map(configurationId);
  expect(ids).toEqual([
    'wasm/fast/1',
    'wasm/fast/2',
    'wasm/low-memory/1',
    'wasm/low-memory/2',
    'wasm/as-published/1',
    'wasm/as-published/2',
    'webgpu/fast/auto',
    'webgpu/as-published/auto',
  ]);
  for (const id of ids) expect(configurationId(parseConfiguration(id) ?? wasm(9))).toBe(id);
});

test.each(['', 'wasm/fast', 'cpu/fast/1', 'wasm/fast/0', 'wasm/fast/100', 'wasm/fast/1/1'])(
  '“%s” is no configuration',
  (id) => {
    expect(parseConfiguration(id)).toBeUndefined();
    expect(nameOfId(id)).toBe(id);
  },
);

test('as many threads are tried as the device has cores for', () => {
  expect(threadCandidates(1, true)).toEqual([1]);
  expect(threadCandidates(2, true)).toEqual([1, 2]);
  expect(threadCandidates(6, true)).toEqual([1, 2, 4, 6]);
  expect(threadCandidates(32, true)).toEqual([1, 2, 4, 8]);
  expect(threadCandidates(32, false)).toEqual([1]);
});

test('a file of float32 is the reference as it is, any other one in float32', () => {
  expect(referenceFor({ kind: 'kokoro', precision: 'fp32' }).profile).toBe('as-published');
  expect(referenceFor({ kind: 'kokoro' }).profile).toBe('fast');
  expect(referenceFor({ kind: 'draft' })).toEqual(wasm(1));
});
