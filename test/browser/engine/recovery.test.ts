import { describe, expect, test } from 'vitest';
import type { PcmChunk } from '../../../src/contracts/audio';
import type { ProviderRequest } from '../../../src/contracts/provider';
import { startFaultyPool } from '../../support/faulty-pool';
import type { SpeechFaults } from '../../support/speech-faults';

/** Runs count as hung after so many milliseconds. */
const start = (
  workers: readonly SpeechFaults[],
  { provider = 'wasm' as ProviderRequest, runLimitMs = 20_000 } = {},
) => startFaultyPool(workers, provider, { runLimit: () => runLimitMs });

/** Units as somebody hears them: asked for together, in order. */
async function inOrder(speak: (unit: number) => Promise<PcmChunk>, units: number) {
  const chunks = await Promise.all(Array.from({ length: units }, (_, unit) => speak(unit)));
  return chunks.map(({ unit, provider }) => `${unit} ${provider}`);
}

describe('speech goes on, complete and in order, and nothing twice', () => {
  test.each([
    ['a worker that dies in the middle of a run', 'crash'],
    ['a run without end', 'hang'],
  ] as const)('after %s', async (_, fault) => {
    const { speak, count, spawned, pool } = start([{ runs: { 1: fault } }], { runLimitMs: 3000 });
    expect(await inOrder(speak, 3)).toEqual(['0 wasm', '1 wasm', '2 wasm']);
    expect(spawned()).toBe(2);
    expect(count('model-initialisations')).toBe(2);
    expect(count('requeues')).toBeGreaterThanOrEqual(1);
    expect(pool.health[0]).toMatchObject({ role: 'primary', health: 'healthy', failures: 1 });
  });

  test.each(['webgpu', 'webnn'] as const)(
    'on WASM, once %s gives noise: the bad unit too',
    async (pretendedProvider) => {
      const { speak, changes, count, spawned, pool } = start(
        [{ pretends: 'a bad device', pretendedProvider, runs: { 1: 'noise' } }],
        { provider: 'auto' },
      );
      expect(await inOrder(speak, 3)).toEqual([`0 ${pretendedProvider}`, '1 wasm', '2 wasm']);
      expect(changes).toMatchObject([
        { provider: pretendedProvider },
        { provider: 'wasm', previous: pretendedProvider, reason: 'provider-corrupt/noise' },
      ]);
      expect(spawned()).toBe(2);
      expect(count('guard-rejections')).toBe(1);
      expect(pool.health.map(({ role, health }) => `${role} ${health}`)).toEqual([
        'primary healthy',
        'standby absent',
        'primary suspect',
      ]);
    },
  );

  test('on WASM, once the graphics device is lost in the middle of a run', async () => {
    const { speak, changes, pool } = start([{ trustsSoftware: true, always: 'lose-device' }], {
      provider: 'auto',
      runLimitMs: 60_000,
    });
    expect((await speak()).provider).toBe('wasm');
    expect(changes).toMatchObject([
      { provider: 'webgpu' },
      { provider: 'wasm', previous: 'webgpu', reason: 'device-lost/lost' },
    ]);
    expect(pool.health.at(-1)).toMatchObject({ provider: 'webgpu', health: 'lost' });
  }, 90_000);
});

test('what fails again and again ends in a clear error, and a new attempt starts afresh', async () => {
  const broken: SpeechFaults = { always: 'crash' };
  const { speak, spawned } = start([broken, broken, broken]);
  await expect(speak()).rejects.toMatchObject({
    code: 'worker-lost',
    message: expect.stringContaining('stopped unexpectedly'),
  });
  expect(spawned()).toBe(3);
  expect((await speak()).samples.length).toBeGreaterThan(0);
});

test('a runtime that starts nowhere is tried once more on WASM, and told', async () => {
  const broken: SpeechFaults = { noRuntime: true };
  const { speak, spawned } = start([broken, broken, broken], { provider: 'auto' });
  await expect(speak()).rejects.toMatchObject({ code: 'provider-unavailable' });
  expect(spawned()).toBe(2);
});

test('what another session would do as well is not done again', async () => {
  const { pool, count, spawned } = start([]);
  const tooLong = new Array(513).fill(50);
  const request = { requestId: 'r', model: { kind: 'draft' }, voice: 'draft_mid' } as const;
  await expect(
    pool.synthesize({ ...request, unit: 0, tokens: tooLong, wordRanges: [], speed: 1 }),
  ).rejects.toMatchObject({ code: 'invalid-argument' });
  expect(count('requeues')).toBe(0);
  expect(spawned()).toBe(1);
});

test('ending the pool is no failure to recover from', async () => {
  const { pool, speak, spawned } = start([]);
  await speak();
  const lost = speak();
  pool.terminate();
  await expect(lost.then(({ unit }) => unit)).rejects.toMatchObject({ code: 'worker-lost' });
  expect(spawned()).toBe(1);
});
