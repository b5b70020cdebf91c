import type { MetricName, MetricUnit } from '../contracts/metrics';
import type { MetricKind } from './metric-kind';

/** What is known of one name. Every number is in the metric's own unit. */
export interface MetricSummary {
  readonly unit: MetricUnit;
  readonly kind: MetricKind;
  /** Values taken in. */
  readonly count: number;
  /** All of them added up: the total of a counter. */
  readonly sum: number;
  /** The newest: the level of a gauge. */
  readonly last: number;
  /** Nearest rank over the newest 512 values, as `p95`. */
  readonly p50: number;
  readonly p95: number;
  /** Over all values, as `max`. */
  readonly min: number;
  readonly max: number;
}

/** One change of what computes, from the tags of `provider-changes`. */
export interface ProviderChangeRecord {
  /** Undefined for the first choice. */
  readonly from?: string;
  readonly to: string;
  readonly reason: string;
  /** Milliseconds on the page's `performance` clock. */
  readonly at: number;
}

/** Model files that were on the device when they were wanted. */
export interface CacheSummary {
  readonly hits: number;
  readonly misses: number;
  /** Hits of all, 0 to 1; undefined before the first. */
  readonly ratio?: number;
}

/** Memory, as far as the platform tells it; in bytes. */
export interface MemorySummary {
  /** The WASM heaps now, and at their largest together. */
  readonly heapBytes?: number;
  readonly heapMaxBytes?: number;
  /** The largest sample of the page's memory. */
  readonly peakBytes?: number;
}

/** Increments of one counter by the values of one tag. */
export type TagCounts = Readonly<Record<string, number>>;

/** Everything that one engine measured so far: plain data of its own, fit for JSON. */
export interface MetricsSnapshot {
  /** Raised when a field changes its meaning or goes. */
  readonly schema: 1;
  /** When it was taken, in milliseconds on the page's `performance` clock. */
  readonly at: number;
  /** By name; a name that was never reported is not there. */
  readonly metrics: Readonly<Partial<Record<MetricName, MetricSummary>>>;
  /** `stage-duration` by stage. */
  readonly stages: Readonly<Record<string, MetricSummary>>;
  /** For counters that carry tags: counter, then tag, then the tag's value. */
  readonly byTag: Readonly<Partial<Record<MetricName, Readonly<Record<string, TagCounts>>>>>;
  /** The newest 64, oldest first. */
  readonly providerChanges: readonly ProviderChangeRecord[];
  readonly cache: CacheSummary;
  readonly memory: MemorySummary;
}
