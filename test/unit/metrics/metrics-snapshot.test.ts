import { describe, expect, it } from 'vitest';
import type { MetricName } from '../../../src/contracts/metrics';
import { OBSERVATIONS_KEPT } from '../../../src/metrics/metric-series';
import { MetricsRecorder } from '../../../src/metrics/recorder';
import { OTHER_VALUES, TAG_VALUES_KEPT } from '../../../src/metrics/tag-totals';

/** A recorder whose clock stands where it is put. */
function clocked() {
  const clock = { time: 0, now: () => clock.time };
  return { clock, metrics: new MetricsRecorder(clock) };
}

function count(metrics: MetricsRecorder, name: MetricName, tags?: Record<string, string>): void {
  metrics.record({ name, value: 1, unit: 'count', ...(tags ? { tags } : {}) });
}

describe('a snapshot', () => {
  it('of nothing says nothing', () => {
    const { metrics } = clocked();
    expect(metrics.snapshot()).toEqual({
      schema: 1,
      at: 0,
      metrics: {},
      stages: {},
      byTag: {},
      providerChanges: [],
      cache: { hits: 0, misses: 0 },
      memory: {},
    });
  });

  it('tells unit, kind and the distribution of each name', () => {
    const { clock, metrics } = clocked();
    for (const value of [30, 10, 20])
      metrics.record({ name: 'inference-duration', value, unit: 'ms' });
    metrics.record({ name: 'bytes-downloaded', value: 7, unit: 'bytes' });
    metrics.record({ name: 'live-tensors', value: 3, unit: 'count' });
    clock.time = 1234;
    const snapshot = metrics.snapshot();
    expect(snapshot.at).toBe(1234);
    expect(snapshot.metrics['inference-duration']).toEqual({
      unit: 'ms',
      kind: 'timing',
      count: 3,
      sum: 60,
      last: 20,
      p50: 20,
      p95: 30,
      min: 10,
      max: 30,
    });
    expect(snapshot.metrics['bytes-downloaded']).toMatchObject({ kind: 'counter', sum: 7 });
    expect(snapshot.metrics['live-tensors']).toMatchObject({ kind: 'gauge', last: 3 });
  });

  it('is plain data: JSON keeps all of it', () => {
    const { metrics } = clocked();
    metrics.record({ name: 'stage-duration', value: 5, unit: 'ms', tags: { stage: 'session' } });
    metrics.record({ name: 'real-time-factor', value: Number.POSITIVE_INFINITY, unit: 'ratio' });
    metrics.record({ name: 'real-time-factor', value: 0.4, unit: 'ratio' });
    count(metrics, 'cache-hit', { file: 'model.onnx' });
    count(metrics, 'provider-changes', { to: 'wasm', reason: 'auto' });
    const snapshot = metrics.snapshot();
    expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot);
    expect(snapshot.metrics['real-time-factor']).toMatchObject({ count: 1, last: 0.4 });
  });

  it('does not change afterwards', () => {
    const { metrics } = clocked();
    count(metrics, 'cache-hit', { file: 'a' });
    const snapshot = metrics.snapshot();
    const before = JSON.stringify(snapshot);
    count(metrics, 'cache-hit', { file: 'a' });
    count(metrics, 'provider-changes', { to: 'wasm', reason: 'auto' });
    expect(JSON.stringify(snapshot)).toBe(before);
  });

  it('has a summary for every stage', () => {
    const { metrics } = clocked();
    for (const [stage, value] of [
      ['runtime', 10],
      ['session', 20],
      ['session', 40],
    ] as const)
      metrics.record({ name: 'stage-duration', value, unit: 'ms', tags: { stage } });
    const { stages } = metrics.snapshot();
    expect(Object.keys(stages)).toEqual(['runtime', 'session']);
    expect(stages.session).toMatchObject({ unit: 'ms', count: 2, last: 40, p50: 20, p95: 40 });
  });

  it('counts by tag, and only counters', () => {
    const { metrics } = clocked();
    count(metrics, 'guard-rejections', { reason: 'noise' });
    count(metrics, 'guard-rejections', { reason: 'noise' });
    count(metrics, 'guard-rejections', { reason: 'silence' });
    count(metrics, 'warm-up-runs', { pattern: 'short', provider: 'wasm' });
    metrics.record({ name: 'stage-duration', value: 5, unit: 'ms', tags: { stage: 'session' } });
    expect(metrics.snapshot().byTag).toEqual({
      'guard-rejections': { reason: { noise: 2, silence: 1 } },
      'warm-up-runs': { pattern: { short: 1 }, provider: { wasm: 1 } },
    });
  });

  it('lists the changes of the provider in order', () => {
    const { clock, metrics } = clocked();
    clock.time = 10;
    count(metrics, 'provider-changes', { to: 'webgpu', reason: 'auto' });
    clock.time = 20;
    count(metrics, 'provider-changes', { from: 'webgpu', to: 'wasm', reason: 'device-lost' });
    expect(metrics.snapshot().providerChanges).toEqual([
      { to: 'webgpu', reason: 'auto', at: 10 },
      { from: 'webgpu', to: 'wasm', reason: 'device-lost', at: 20 },
    ]);
  });

  it('tells how often a file was there', () => {
    const { metrics } = clocked();
    for (const name of ['cache-hit', 'cache-miss', 'cache-hit', 'cache-hit'] as const)
      count(metrics, name);
    expect(metrics.snapshot().cache).toEqual({ hits: 3, misses: 1, ratio: 0.75 });
  });

  it('tells memory now and at its largest', () => {
    const { metrics } = clocked();
    for (const value of [100, 400, 300])
      metrics.record({ name: 'heap-bytes', value, unit: 'bytes' });
    for (const value of [900, 700])
      metrics.record({ name: 'peak-memory-bytes', value, unit: 'bytes' });
    expect(metrics.snapshot().memory).toEqual({
      heapBytes: 300,
      heapMaxBytes: 400,
      peakBytes: 900,
    });
  });
});

describe('levels of several threads', () => {
  it('add up until a thread ends', () => {
    const { metrics } = clocked();
    const level = (name: MetricName, value: number, thread: string) =>
      metrics.record({ name, value, unit: 'count', tags: { thread } });
    level('live-sessions', 1, 'a');
    level('live-sessions', 1, 'b');
    level('live-tensors', 5, 'b');
    level('live-tensors', 4, 'b');
    expect(metrics.value('live-sessions')).toBe(2);
    expect(metrics.value('live-tensors')).toBe(4);
    metrics.endThread('b');
    expect(metrics.value('live-sessions')).toBe(1);
    expect(metrics.value('live-tensors')).toBe(0);
    expect(metrics.snapshot().metrics['live-sessions']?.max).toBe(2);
  });
});

describe('memory of the recorder', () => {
  it('keeps the newest observations for percentiles, and all for the rest', () => {
    const { metrics } = clocked();
    const record = (value: number) =>
      metrics.record({ name: 'inference-duration', value, unit: 'ms' });
    record(1_000_000);
    for (let i = 0; i < OBSERVATIONS_KEPT; i++) record(1);
    for (let i = 0; i < OBSERVATIONS_KEPT / 2; i++) record(2);
    expect(metrics.snapshot().metrics['inference-duration']).toMatchObject({
      count: 1.5 * OBSERVATIONS_KEPT + 1,
      sum: 1_000_000 + 2 * OBSERVATIONS_KEPT,
      max: 1_000_000,
      p50: 1,
      p95: 2,
    });
  });

  it('counts tag values beyond a bound together', () => {
    const { metrics } = clocked();
    for (let i = 0; i < TAG_VALUES_KEPT + 10; i++) count(metrics, 'cache-hit', { file: `f${i}` });
    count(metrics, 'cache-hit', { file: 'f0' });
    const files = metrics.snapshot().byTag['cache-hit']?.file ?? {};
    expect(Object.keys(files)).toHaveLength(TAG_VALUES_KEPT + 1);
    expect(files).toMatchObject({ f0: 2, [OTHER_VALUES]: 10 });
  });

  it('keeps the newest changes of the provider', () => {
    const { metrics } = clocked();
    for (let i = 0; i < 100; i++)
      count(metrics, 'provider-changes', { to: 'wasm', reason: `${i}` });
    const { providerChanges } = metrics.snapshot();
    expect(providerChanges).toHaveLength(64);
    expect(providerChanges.at(-1)?.reason).toBe('99');
  });
});

describe('a metric of another thread', () => {
  it('is put on the clock of the page', () => {
    const { clock, metrics } = clocked();
    const heard: number[] = [];
    metrics.subscribe(({ at }) => heard.push(at));
    clock.time = 5000;
    metrics.ingest({ name: 'downloads', value: 1, unit: 'count', at: 12 });
    expect(heard).toEqual([5000]);
  });
});
