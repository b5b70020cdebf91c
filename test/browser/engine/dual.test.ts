import { expect, test } from 'vitest';
import type { SpeechHostParts } from '../../../src/engine/speech-host';
import { startFaultyPool } from '../../support/faulty-pool';
import type { SpeechFaults } from '../../support/speech-faults';

/** A pool of two sessions that behave so, both ready and with a known pace. */
async function startTwo(first: SpeechFaults, second: SpeechFaults, parts: SpeechHostParts = {}) {
  const { pool, speak, spawned } = startFaultyPool([first, second], 'wasm', {
    dual: 'on',
    ...parts,
  });
  expect(pool.width).toBe(2);
  await speak();
  expect(spawned()).toBe(1);
  // The second session is made while the first one speaks.
  await Promise.all([speak(), speak()]);
  await expect.poll(() => pool.health[1]?.health, { timeout: 20_000 }).toBe('healthy');
  const runs = () => pool.health.slice(0, 2).map((session) => session.runs);
  return { pool, speak, runs, spawned };
}

test('two sessions share neighbouring units, and every unit comes once', async () => {
  const { speak, runs } = await startTwo({ delayMs: 150 }, { delayMs: 150 });
  const before = runs();
  const units: number[] = [];
  for (const pair of [
    [0, 1],
    [2, 3],
    [4, 5],
  ])
    units.push(...(await Promise.all(pair.map((unit) => speak(unit)))).map(({ unit }) => unit));
  expect(units).toEqual([0, 1, 2, 3, 4, 5]);
  const [first = 0, second = 0] = runs().map((count, i) => count - (before[i] ?? 0));
  expect(first).toBeGreaterThanOrEqual(2);
  expect(second).toBeGreaterThanOrEqual(2);
});

test('a session that never answers delays nothing that the other could make', async () => {
  const { speak } = await startTwo({}, { runs: { 0: 'hang' } }, { runLimit: () => 60_000 });
  const chunks = await Promise.all([0, 1, 2].map((unit) => speak(unit)));
  expect(chunks.map(({ unit }) => unit)).toEqual([0, 1, 2]);
});

test('a helper that dies is missed by nobody', async () => {
  const { speak, spawned } = await startTwo({}, { always: 'crash' });
  const chunks = await Promise.all([0, 1, 2, 3].map((unit) => speak(unit)));
  expect(chunks.map(({ unit }) => unit)).toEqual([0, 1, 2, 3]);
  expect(spawned()).toBeGreaterThanOrEqual(2);
});
