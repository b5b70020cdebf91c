import { afterEach, describe, expect, test } from 'vitest';
import type { Metric } from '../../../src/contracts/metrics';
import { DeviceMemory } from '../../../src/engine/device-memory';
import { resolveOptions } from '../../../src/engine/engine-options';
import { HeapCeiling } from '../../../src/engine/heap-ceiling';
import { type CoreParts, type CoreUser, SpeechCore } from '../../../src/engine/speech-core';
import { FOX_TOKENS } from '../../support/draft-phonemes';
import { type SpeechFaults, spawnFaulty } from '../../support/speech-faults';

const TARGET = { model: { kind: 'draft' }, voice: 'draft_mid' } as const;
const running: (() => void)[] = [];
afterEach(() => {
  for (const end of running.splice(0)) end();
});

/** Notes that no other test sees. */
function emptyMemory(): DeviceMemory {
  const notes = new Map<string, string>();
  return new DeviceMemory({
    getItem: (name) => notes.get(name) ?? null,
    setItem: (name, value) => void notes.set(name, value),
  });
}

function start(workers: readonly SpeechFaults[], parts: CoreParts = {}) {
  let spawned = 0;
  const metrics: Omit<Metric, 'at'>[] = [];
  const providers: string[] = [];
  const core = new SpeechCore(resolveOptions({ provider: 'auto', threads: 1 }), {
    spawn: () => spawnFaulty(workers[spawned++] ?? {}),
    memory: emptyMemory(),
    restMs: 50,
    ...parts,
  });
  const user: CoreUser = {
    metrics: (metric) => metrics.push(metric),
    onEvent: (event) => {
      if (event.type === 'metric') metrics.push(event.metric);
    },
    onWarmup: () => undefined,
    onThreadEnd: () => undefined,
    onProvider: ({ provider }) => providers.push(provider),
  };
  core.join(user);
  running.push(() => core.leave(user));
  const speak = (unit = 0, requestId = core.nextId()) =>
    core.synthesize({
      ...TARGET,
      requestId,
      unit,
      tokens: FOX_TOKENS,
      wordRanges: [],
      speed: 1,
    });
  const named = (name: string) => metrics.filter((metric) => metric.name === name);
  const count = (name: string) => named(name).reduce((sum, { value }) => sum + value, 0);
  const patterns = () => named('warm-up-runs').map(({ tags }) => tags?.pattern);
  return { core, speak, named, count, patterns, providers, spawned: () => spawned };
}

describe('warm-up', () => {
  test('starts with the runtime alone, then the session, then one run for all who ask', async () => {
    const { core, count, patterns } = start([]);
    await core.warmUp('runtime', TARGET);
    await expect.poll(() => core.warmup.reached).toEqual(['worker', 'runtime']);
    expect(count('downloads')).toBe(0);
    await core.warmUp('session', TARGET);
    await expect.poll(() => core.warmup.reached).toEqual(['worker', 'runtime', 'model', 'session']);
    await Promise.all([core.warmUp('ready', TARGET), core.warmUp('ready', TARGET)]);
    await core.warmUp('ready', TARGET);
    await expect.poll(() => core.warmup.reached).toContain('ready');
    expect(patterns()).toEqual(['short']);
    expect(count('model-initialisations')).toBe(1);
  });

  test('gives way to a sentence that comes before it has begun', async () => {
    const { core, speak, patterns } = start([]);
    const warm = core.warmUp('ready', TARGET);
    const chunk = await speak();
    await warm;
    expect(chunk.samples.length).toBeGreaterThan(0);
    await expect.poll(() => core.warmup.reached).toContain('extended');
    // WASM prepares nothing for other lengths.
    expect(patterns()).toEqual([]);
  });
});

describe('a GPU', () => {
  test('that sounds like WASM is trusted, and is asked once', async () => {
    const memory = emptyMemory();
    const gpu: SpeechFaults = { pretends: 'a good GPU' };
    const first = start([gpu], { memory });
    expect((await first.speak()).provider).toBe('webgpu');
    await expect.poll(() => first.count('canary-runs'), { timeout: 30_000 }).toBe(1);
    expect(first.named('canary-runs')[0]?.tags).toEqual({ verdict: 'trusted' });
    expect(first.patterns()).toEqual(['medium', 'long']);
    expect(first.core.warmup.reached).toContain('extended');
    // The second session was there for that alone.
    expect(first.spawned()).toBe(2);
    await expect.poll(() => first.core.pool.health[1]?.health).toBe('absent');
    expect((await first.speak(1)).provider).toBe('webgpu');
    expect(first.patterns()).toEqual(['medium', 'long']);

    const next = start([gpu], { memory });
    await next.speak();
    await expect.poll(() => next.core.warmup.reached, { timeout: 30_000 }).toContain('extended');
    expect(next.count('canary-runs')).toBe(0);
    expect(next.spawned()).toBe(1);
  }, 120_000);

  test('that sounds otherwise is left, now and on the next visit', async () => {
    const memory = emptyMemory();
    // The guard cannot tell: it is sound, but of another sentence.
    const gpu: SpeechFaults = {
      pretends: 'a bad GPU',
      runs: { 1: 'other-sound', 2: 'other-sound' },
    };
    const first = start([gpu], { memory });
    expect((await first.speak()).provider).toBe('webgpu');
    await expect.poll(() => first.count('canary-runs'), { timeout: 30_000 }).toBe(1);
    expect(first.named('canary-runs')[0]?.tags).toEqual({ verdict: 'suspect' });
    expect((await first.speak(1)).provider).toBe('wasm');
    expect(first.providers).toEqual(['webgpu', 'wasm']);

    const next = start([gpu], { memory });
    expect((await next.speak()).provider).toBe('wasm');
    expect(next.spawned()).toBe(1);
  }, 120_000);
});

test('a worker whose memory has grown is replaced while nobody waits, and no sentence is lost', async () => {
  const { speak, count, spawned } = start([], { ceiling: new HeapCeiling(1_000_000) });
  expect((await speak()).samples.length).toBeGreaterThan(0);
  await expect.poll(() => count('worker-recycles')).toBe(1);
  expect((await speak(1)).samples.length).toBeGreaterThan(0);
  expect(spawned()).toBe(2);
  expect(count('model-initialisations')).toBe(2);
  expect(count('requeues')).toBe(0);
});
