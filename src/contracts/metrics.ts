/** The names of everything that is measured or counted; one schema for product and benchmark. */
export const METRIC_NAMES = Object.freeze([
  'startup-total',
  'service-ready',
  'fully-warm',
  'stage-duration',
  'time-to-first-audio',
  'real-time-factor',
  'inference-duration',
  'audio-seconds',
  'buffer-underrun',
  'downloads',
  'bytes-downloaded',
  'source-failures',
  'cache-hit',
  'cache-miss',
  'audio-cache-hit',
  'audio-cache-miss',
  'audio-cache-bytes',
  'audio-cache-evictions',
  'model-initialisations',
  'warm-up-runs',
  'provider-changes',
  'requeues',
  'guard-rejections',
  'canary-runs',
  'worker-recycles',
  'live-sessions',
  'live-tensors',
  'live-gpu-buffers',
  'live-workers',
  'live-object-urls',
  'live-audio-nodes',
  'leak-warnings',
  'heap-bytes',
  'peak-memory-bytes',
  'gpu-dispatches',
  'gpu-compilations',
  'gpu-transfers',
  'gpu-submissions',
  'gpu-buffer-bytes',
  'graph-adaptations',
  'graph-rewrites',
  'clean-ups',
  'cleaned',
] as const);
/** One of {@link METRIC_NAMES}. */
export type MetricName = (typeof METRIC_NAMES)[number];

export type MetricUnit = 'ms' | 's' | 'bytes' | 'count' | 'ratio';

/** One observation. A `count` is an increment; a gauge (`live-…`, `heap-bytes`) is a level. */
export interface Metric {
  readonly name: MetricName;
  readonly value: number;
  readonly unit: MetricUnit;
  /** Milliseconds on the recorder's own `performance` clock. */
  readonly at: number;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Where code reports what it measures. */
export type MetricSink = (metric: Omit<Metric, 'at'>) => void;
