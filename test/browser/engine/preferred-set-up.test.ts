import { afterEach, describe, expect, test } from 'vitest';
import { writeDeviceChoice } from '../../../src/engine/device-choice';
import { resolveOptions } from '../../../src/engine/engine-options';
import { startFaultyPool } from '../../support/faulty-pool';

afterEach(() => localStorage.clear());

const CHOICE = {
  provider: 'wasm',
  profile: 'as-published',
  threads: 1,
  dual: 'off',
  measuredAt: '2026-01-02T03:04:05.000Z',
  model: 'draft',
} as const;

describe('what was chosen for the device', () => {
  test('is followed by options that leave it open, and by no others', () => {
    expect(resolveOptions({})).toMatchObject({ preferred: undefined, dual: 'auto' });
    writeDeviceChoice(CHOICE);
    const all = { provider: 'wasm', profile: 'as-published', threads: 1 };
    expect(resolveOptions({})).toMatchObject({ provider: 'auto', preferred: all, dual: 'off' });
    const some = resolveOptions({ provider: 'wasm', threads: 2, dual: 'on' });
    expect(some).toMatchObject({ threads: 2, preferred: { profile: 'as-published' }, dual: 'on' });
    expect(some.preferred).not.toHaveProperty('threads');
    expect(resolveOptions({ provider: 'webgpu' })).toMatchObject({
      preferred: undefined,
      dual: 'auto',
    });
    expect(resolveOptions({ model: { kind: 'kokoro' } }).preferred).toBeUndefined();
  });

  test('is left for plain WASM when it fails, as with auto', async () => {
    const { speak, changes, pool } = startFaultyPool(
      [{ pretends: 'a bad device', runs: { 1: 'noise' } }],
      'auto',
      { preferred: { provider: 'webgpu', profile: 'fast', threads: 'auto' } },
    );
    expect([(await speak(0)).provider, (await speak(1)).provider]).toEqual(['webgpu', 'wasm']);
    expect(changes).toMatchObject([
      { provider: 'webgpu', reason: 'measured to be the best on this device' },
      { provider: 'wasm', reason: 'provider-corrupt/noise' },
    ]);
    expect(pool.health[0]).toMatchObject({ provider: 'wasm', health: 'healthy' });
  });

  test('is left for WASM as it would have been, even if it was WASM', async () => {
    const { speak, spawned, pool } = startFaultyPool([{ runs: { 0: 'noise' } }], 'auto', {
      preferred: { provider: 'wasm', profile: 'as-published', threads: 1 },
    });
    expect((await speak()).provider).toBe('wasm');
    expect(spawned()).toBe(2);
    expect(pool.health[0]).toMatchObject({ form: 'fast' });
  });
});
