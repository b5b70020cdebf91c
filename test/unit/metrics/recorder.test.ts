import { expect, test } from 'vitest';
import { MetricsRecorder } from '../../../src/metrics/recorder';

test('counts add up, gauges keep their level, times give their median', () => {
  const metrics = new MetricsRecorder();
  metrics.record({ name: 'downloads', value: 1, unit: 'count' });
  metrics.record({ name: 'downloads', value: 2, unit: 'count' });
  metrics.record({ name: 'live-tensors', value: 5, unit: 'count' });
  metrics.record({ name: 'live-tensors', value: 0, unit: 'count' });
  for (const value of [10, 30, 20])
    metrics.record({ name: 'inference-duration', value, unit: 'ms' });
  expect(metrics.value('downloads')).toBe(3);
  expect(metrics.value('live-tensors')).toBe(0);
  expect(metrics.value('inference-duration')).toBe(20);
  expect(metrics.value('buffer-underrun')).toBe(0);
  expect(metrics.summary()['inference-duration']).toMatchObject({ count: 3, sum: 60, p95: 30 });
});

test('listeners hear every metric until they leave', () => {
  const metrics = new MetricsRecorder();
  const heard: number[] = [];
  const leave = metrics.subscribe(({ value }) => heard.push(value));
  metrics.record({ name: 'downloads', value: 1, unit: 'count' });
  leave();
  metrics.record({ name: 'downloads', value: 2, unit: 'count' });
  expect(heard).toEqual([1]);
});
