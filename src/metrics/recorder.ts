import type { Metric, MetricName, MetricSink } from '../contracts/metrics';
import { MetricSeries } from './metric-series';
import type { MetricSummary, MetricsSnapshot, ProviderChangeRecord } from './metrics-snapshot';
import { TagTotals } from './tag-totals';
import { THREAD_TAG, ThreadLevels } from './thread-levels';

/** Changes of the provider that are kept, the newest. */
const CHANGES_KEPT = 64;
/** Stages that are told apart; there are fewer. */
const STAGES_KEPT = 64;

/** Collects every metric of one engine, from the page and from its workers. */
export class MetricsRecorder {
  readonly #series = new Map<MetricName, MetricSeries>();
  readonly #stages = new Map<string, MetricSeries>();
  readonly #tags = new TagTotals();
  readonly #levels = new ThreadLevels();
  #changes: ProviderChangeRecord[] = [];
  readonly #listeners = new Set<(metric: Metric) => void>();

  /** @param performance the clock; default the platform's */
  constructor(private readonly performance: Pick<Performance, 'now'> = globalThis.performance) {}

  /** Records now. Usable unbound, as a {@link MetricSink}. Numbers that are not finite say nothing and are left out. */
  readonly record: MetricSink = (metric) => {
    if (!Number.isFinite(metric.value)) return;
    const entered: Metric = { ...metric, at: this.performance.now() };
    this.#enter(entered);
    for (const listener of this.#listeners) listener(entered);
  };

  /**
   * Takes over a metric that another thread recorded. Its `at` is replaced by the moment of arrival: a worker's clock
   * starts with the worker, and nothing in the metric says when that was.
   */
  ingest(metric: Metric): void {
    this.record(metric);
  }

  /** Records as 0 every level that a thread reported under its tag `thread`: one that ended tells nothing any more. */
  endThread(thread: string): void {
    for (const name of this.#levels.heldBy(thread)) {
      const unit = name.endsWith('-bytes') ? 'bytes' : 'count';
      this.record({ name, value: 0, unit, tags: { [THREAD_TAG]: thread } });
    }
  }

  /** Calls `listener` with every further metric, in order, until the returned function is called. */
  subscribe(listener: (metric: Metric) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Everything so far, as data of its own that can be sent, stored or compared. */
  snapshot(): MetricsSnapshot {
    const metrics = this.summary();
    const hits = this.value('cache-hit');
    const misses = this.value('cache-miss');
    const heap = metrics['heap-bytes'];
    const peak = metrics['peak-memory-bytes'];
    return {
      schema: 1,
      at: this.performance.now(),
      metrics,
      stages: Object.fromEntries([...this.#stages].map(([name, it]) => [name, it.summary()])),
      byTag: this.#tags.snapshot(),
      providerChanges: this.#changes.map((change) => ({ ...change })),
      cache: { hits, misses, ...(hits + misses > 0 ? { ratio: hits / (hits + misses) } : {}) },
      memory: {
        ...(heap ? { heapBytes: heap.last, heapMaxBytes: heap.max } : {}),
        ...(peak ? { peakBytes: peak.last } : {}),
      },
    };
  }

  /** A summary for each name that was ever recorded. */
  summary(): Partial<Record<MetricName, MetricSummary>> {
    return Object.fromEntries([...this.#series].map(([name, series]) => [name, series.summary()]));
  }

  /** One number: a count's total, a gauge's level, the median of anything else; 0 if never recorded. */
  value(name: MetricName): number {
    const summary = this.#series.get(name)?.summary();
    if (!summary) return 0;
    const { kind, sum, last, p50 } = summary;
    return kind === 'counter' ? sum : kind === 'gauge' ? last : p50;
  }

  #enter(metric: Metric): void {
    const { name, value, unit, tags } = metric;
    const series = this.#series.get(name) ?? new MetricSeries(name, unit);
    this.#series.set(name, series);
    series.add(series.kind === 'gauge' ? this.#level(metric, series) : value);
    if (series.kind === 'counter') this.#tags.add(metric);
    if (name === 'stage-duration' && tags?.stage) this.#enterStage(tags.stage, metric);
    if (name === 'provider-changes') this.#enterChange(metric);
  }

  /** The level of all threads, after this report. A peak is never taken back. */
  #level(metric: Metric, series: MetricSeries): number {
    if (metric.name === 'peak-memory-bytes') return Math.max(series.max, metric.value);
    return this.#levels.set(metric);
  }

  #enterStage(stage: string, { name, unit, value }: Metric): void {
    const series = this.#stages.get(stage) ?? new MetricSeries(name, unit);
    if (this.#stages.size < STAGES_KEPT) this.#stages.set(stage, series);
    series.add(value);
  }

  #enterChange({ at, tags: { from, to = '', reason = '' } = {} }: Metric): void {
    const change = { ...(from ? { from } : {}), to, reason, at };
    this.#changes = [...this.#changes, change].slice(-CHANGES_KEPT);
  }
}
