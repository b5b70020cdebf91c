import type { MetricName, MetricUnit } from '../contracts/metrics';

/**
 * How values of one name are to be read: a `counter` is a sum of increments, a `gauge` a level, and a `timing` one of
 * many observations of the same thing: a duration, or a ratio or length that belongs to one run.
 */
export type MetricKind = 'counter' | 'gauge' | 'timing';

/** The levels among the metrics: the last value counts, not the sum. */
const GAUGES: ReadonlySet<MetricName> = new Set([
  'live-sessions',
  'live-tensors',
  'live-gpu-buffers',
  'live-workers',
  'live-object-urls',
  'live-audio-nodes',
  'heap-bytes',
  'peak-memory-bytes',
  'gpu-buffer-bytes',
] satisfies MetricName[]);

/** The kind of a metric with this name and unit. */
export function metricKind(name: MetricName, unit: MetricUnit): MetricKind {
  if (GAUGES.has(name)) return 'gauge';
  return unit === 'count' || unit === 'bytes' ? 'counter' : 'timing';
}
