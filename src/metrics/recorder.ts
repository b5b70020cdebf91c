import type { Metric, MetricName, MetricSink } from '../contracts/metrics';

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
] satisfies MetricName[]);

/** Observations kept per name; older ones leave the summary but stay in count and sum. */
const KEPT = 512;

/** What is known of one name. Times and sizes in the metric's own unit. */
export interface MetricSummary {
  readonly unit: Metric['unit'];
  readonly count: number;
  readonly sum: number;
  readonly last: number;
  readonly p50: number;
  readonly p95: number;
}

interface Series {
  unit: Metric['unit'];
  count: number;
  sum: number;
  last: number;
  recent: number[];
}

function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

/** Collects every metric of one engine, from the page and from its workers. */
export class MetricsRecorder {
  readonly #series = new Map<MetricName, Series>();
  readonly #listeners = new Set<(metric: Metric) => void>();

  /** Records now. Usable unbound, as a {@link MetricSink}. */
  readonly record: MetricSink = (metric) => this.ingest({ ...metric, at: performance.now() });

  /** Takes over a metric that another thread recorded. */
  ingest(metric: Metric): void {
    const series = this.#series.get(metric.name) ?? {
      unit: metric.unit,
      count: 0,
      sum: 0,
      last: 0,
      recent: [],
    };
    series.count++;
    series.sum += metric.value;
    series.last = metric.value;
    series.recent.push(metric.value);
    if (series.recent.length > KEPT) series.recent.shift();
    this.#series.set(metric.name, series);
    for (const listener of this.#listeners) listener(metric);
  }

  /** Calls `listener` with every further metric until the returned function is called. */
  subscribe(listener: (metric: Metric) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A summary for each name that was ever recorded. */
  summary(): Partial<Record<MetricName, MetricSummary>> {
    const out: Partial<Record<MetricName, MetricSummary>> = {};
    for (const [name, { unit, count, sum, last, recent }] of this.#series) {
      const sorted = [...recent].sort((a, b) => a - b);
      out[name] = {
        unit,
        count,
        sum,
        last,
        p50: quantile(sorted, 0.5),
        p95: quantile(sorted, 0.95),
      };
    }
    return out;
  }

  /** One number: a count's total, a gauge's level, the median of anything else; 0 if never recorded. */
  value(name: MetricName): number {
    const series = this.#series.get(name);
    if (!series) return 0;
    if (GAUGES.has(name)) return series.last;
    if (series.unit === 'count' || name === 'bytes-downloaded') return series.sum;
    return quantile(
      [...series.recent].sort((a, b) => a - b),
      0.5,
    );
  }
}
