import { afterEach } from 'vitest';
import type { PcmChunk } from '../../src/contracts/audio';
import type { ProviderChange } from '../../src/contracts/engine';
import type { Metric } from '../../src/contracts/metrics';
import type { ProviderRequest } from '../../src/contracts/provider';
import { resolveOptions } from '../../src/engine/engine-options';
import type { SessionPoolParts } from '../../src/engine/pool-parts';
import { SessionPool } from '../../src/engine/session-pool';
import { FOX_REQUEST } from './draft-phonemes';
import { type SpeechFaults, spawnFaulty } from './speech-faults';

const pools: SessionPool[] = [];
afterEach(() => {
  for (const pool of pools.splice(0)) pool.terminate();
});

/** A pool under test, and what was heard of it. */
export interface FaultyPool {
  readonly pool: SessionPool;
  /** Asks for a unit of the draft voice. */
  readonly speak: (unit?: number) => Promise<PcmChunk>;
  readonly changes: readonly ProviderChange[];
  /** The sum of a metric's values. */
  readonly count: (name: string) => number;
  /** Workers that were started. */
  readonly spawned: () => number;
}

/** A pool whose workers have these faults, in the order in which they are started; the last ones' successors have none. */
export function startFaultyPool(
  workers: readonly SpeechFaults[],
  provider: ProviderRequest = 'wasm',
  parts: SessionPoolParts = {},
): FaultyPool {
  const metrics: Omit<Metric, 'at'>[] = [];
  const changes: ProviderChange[] = [];
  let spawned = 0;
  const pool = new SessionPool(
    resolveOptions({ provider, threads: 1 }),
    {
      metrics: (metric) => metrics.push(metric),
      onEvent: (event) => {
        if (event.type === 'metric') metrics.push(event.metric);
      },
      onProvider: (change) => changes.push(change),
    },
    { spawn: () => spawnFaulty(workers[spawned++] ?? {}), ...parts },
  );
  pools.push(pool);
  const speak = (unit = 0) => pool.synthesize({ ...FOX_REQUEST, unit });
  const count = (name: string) =>
    metrics.filter((m) => m.name === name).reduce((sum, { value }) => sum + value, 0);
  return { pool, speak, changes, count, spawned: () => spawned };
}
