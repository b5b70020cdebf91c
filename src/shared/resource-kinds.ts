import type { MetricName, MetricSink } from '../contracts/metrics';

/** What is counted, and the gauge that tells its level: whoever took one has to give it back. */
const GAUGES = {
  session: 'live-sessions',
  tensor: 'live-tensors',
  'gpu-buffer': 'live-gpu-buffers',
  worker: 'live-workers',
  'object-url': 'live-object-urls',
  'audio-node': 'live-audio-nodes',
} as const satisfies Record<string, MetricName>;

/** What is counted. */
export type ResourceKind = keyof typeof GAUGES;

/** Every {@link ResourceKind}. */
export const RESOURCE_KINDS = Object.freeze(Object.keys(GAUGES) as readonly ResourceKind[]);

/** One observation, as a {@link MetricSink} takes it. */
export type Observation = Parameters<MetricSink>[0];

/** The level of a kind as a metric. */
export function levelMetric(kind: ResourceKind, value: number): Observation {
  return { name: GAUGES[kind], value, unit: 'count' };
}

/** A number of leaks as a metric. @param label what leaked, more exactly than its kind; few different ones */
export function leakMetric(kind: ResourceKind, value: number, label?: string): Observation {
  const tags = { kind, ...(label === undefined ? {} : { label }) };
  return { name: 'leak-warnings', value, unit: 'count', tags };
}
