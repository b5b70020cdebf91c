import { expect, test } from 'vitest';
import type { MetricSink } from '../../../src/contracts/metrics';
import { deferred } from '../../../src/shared/deferred';
import {
  type Release,
  ResourceLedger,
  type ResourceLedgerOptions,
} from '../../../src/shared/resource-ledger';

type Observation = Parameters<MetricSink>[0];

function setUp(options: ResourceLedgerOptions = {}) {
  const told: Observation[] = [];
  const warnings: string[] = [];
  const ledger = new ResourceLedger((metric) => told.push(metric), {
    captureStacks: false,
    warn: (message) => warnings.push(message),
    ...options,
  });
  const leaks = () => told.filter(({ name }) => name === 'leak-warnings');
  const levels = (name: string) => told.filter((it) => it.name === name).map((it) => it.value);
  return { ledger, told, warnings, leaks, levels };
}

/** Everything that was put off until later has been done. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

test('counts by kind; a release works once', () => {
  const { ledger } = setUp();
  const release = ledger.acquire('worker', 'text');
  ledger.acquire('worker', 'speech');
  ledger.acquireStanding('audio-node');
  expect(ledger.counts()).toEqual({
    session: 0,
    tensor: 0,
    'gpu-buffer': 0,
    worker: 2,
    'object-url': 0,
    'audio-node': 1,
  });
  release();
  release();
  expect(ledger.live('worker')).toBe(1);
});

test('a job that gives everything back is no leak, and neither is what was there before', async () => {
  const { ledger, leaks } = setUp();
  ledger.acquire('tensor');
  const result = await ledger.audit(['tensor'], async (scope) => {
    scope.acquire('tensor')();
    ledger.acquire('tensor')();
    return 'done';
  });
  expect(result).toBe('done');
  expect(leaks()).toEqual([]);
});

test('what a job leaves is told once, by kind and label, also when the job fails', async () => {
  const { ledger, leaks } = setUp();
  const job = ledger.audit(['tensor', 'session'], async (scope) => {
    scope.acquire('tensor', 'float32');
    ledger.acquire('tensor', 'float32');
    ledger.acquire('tensor');
    ledger.acquire('session');
    throw new Error('failed');
  });
  await expect(job).rejects.toThrow('failed');
  await ledger.audit(['tensor', 'session'], async () => undefined);
  expect(leaks()).toEqual([
    {
      name: 'leak-warnings',
      value: 2,
      unit: 'count',
      tags: { kind: 'tensor', label: 'float32' },
    },
    { name: 'leak-warnings', value: 1, unit: 'count', tags: { kind: 'tensor' } },
    { name: 'leak-warnings', value: 1, unit: 'count', tags: { kind: 'session' } },
  ]);
});

test('kinds that are not audited, and what stands by design, are not asked for', async () => {
  const { ledger, leaks } = setUp();
  await ledger.audit(['tensor', 'audio-node'], async () => {
    ledger.acquire('worker');
    ledger.acquireStanding('audio-node');
  });
  expect(leaks()).toEqual([]);
});

test('what takes the place of another is no leak; one more than before is', async () => {
  const { ledger, leaks } = setUp();
  const old = ledger.acquire('session', 'old');
  await ledger.audit(['session'], async () => {
    old();
    ledger.acquire('session', 'new');
  });
  expect(leaks()).toEqual([]);
  await ledger.audit(['session'], async () => {
    ledger.acquire('session', 'one too many');
  });
  expect(leaks()).toMatchObject([{ value: 1, tags: { label: 'one too many' } }]);
});

test('jobs that overlap are not blamed for each other’s scopes', async () => {
  const { ledger, leaks } = setUp();
  const gate = deferred<void>();
  const slow = ledger.audit(['tensor'], async (scope) => {
    const release = scope.acquire('tensor', 'slow');
    await gate.promise;
    release();
  });
  await ledger.audit(['tensor'], async (scope) => {
    scope.acquire('tensor', 'quick');
  });
  expect(leaks()).toMatchObject([{ value: 1, tags: { label: 'quick' } }]);
  gate.resolve();
  await slow;
  expect(leaks()).toHaveLength(1);
});

test('without a scope, blame waits until the last job that may have taken it has ended', async () => {
  const { ledger, leaks } = setUp();
  const gate = deferred<void>();
  let release: Release | undefined;
  const slow = ledger.audit(['tensor'], async () => {
    release = ledger.acquire('tensor', 'given back in time');
    ledger.acquire('tensor', 'lost');
    await gate.promise;
  });
  await ledger.audit(['tensor'], async () => {
    ledger.acquire('tensor', 'lost, too');
  });
  expect(leaks()).toEqual([]);
  release?.();
  gate.resolve();
  await slow;
  expect(leaks().map(({ tags }) => tags?.label)).toEqual(['lost', 'lost, too']);
});

test('levels are told when they change, once for many changes, and not while a job is audited', async () => {
  const { ledger, levels } = setUp();
  const releases = [1, 2, 3].map(() => ledger.acquire('worker'));
  await settled();
  for (const release of releases) release();
  ledger.acquire('worker')();
  await settled();
  expect(levels('live-workers')).toEqual([3, 0]);
  await ledger.audit(['tensor'], async (scope) => {
    const release = scope.acquire('tensor');
    await settled();
    release();
  });
  await settled();
  expect(levels('live-tensors')).toEqual([]);
  await ledger.audit(['tensor'], async (scope) => void scope.acquire('tensor'));
  expect(levels('live-tensors')).toEqual([1]);
});

test('a listener that comes later hears of present levels, then of every change and leak', async () => {
  const { ledger } = setUp();
  ledger.acquire('worker');
  await settled();
  const heard: Observation[] = [];
  const listener = { record: (metric: Observation) => heard.push(metric) };
  ledger.connect(listener);
  expect(heard).toEqual([{ name: 'live-workers', value: 1, unit: 'count' }]);
  await ledger.audit(['worker'], async (scope) => void scope.acquire('worker', 'lost'));
  expect(heard.slice(1)).toEqual([
    { name: 'leak-warnings', value: 1, unit: 'count', tags: { kind: 'worker', label: 'lost' } },
    { name: 'live-workers', value: 2, unit: 'count' },
  ]);
});

test('in development a leak names the place where it was taken, once each', async () => {
  const { ledger, warnings } = setUp({ captureStacks: true });
  const loseOne = () => ledger.acquire('object-url', 'export');
  await ledger.audit(['object-url'], async () => {
    loseOne();
    ledger.acquire('object-url')();
  });
  await ledger.audit(['object-url'], async () => undefined);
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain('Leaked object-url');
  expect(warnings[0]).toContain('export');
  expect(warnings[0]).toContain('loseOne');
});

test('growth that somebody else found is told with the newest as its places', () => {
  const { ledger, leaks, warnings } = setUp({ captureStacks: true });
  for (const label of ['first', 'second', 'third']) ledger.acquire('gpu-buffer', label);
  ledger.reportGrowth('gpu-buffer', 2, 'up to 16 tokens');
  expect(leaks()).toMatchObject([{ value: 2, tags: { label: 'up to 16 tokens' } }]);
  expect(warnings.map((text) => /here: Error: (\w+)/.exec(text)?.[1])).toEqual(['second', 'third']);
});
