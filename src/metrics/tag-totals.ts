import type { Metric, MetricName } from '../contracts/metrics';
import type { MetricsSnapshot } from './metrics-snapshot';

/** Values told apart for each tag; file names and reasons are few, and a page may run for days. */
export const TAG_VALUES_KEPT = 64;
/** Where the values beyond that are counted together. */
export const OTHER_VALUES = '(other)';

/** Adds up counters by their tags. */
export class TagTotals {
  readonly #totals = new Map<MetricName, Map<string, Map<string, number>>>();

  /** Takes in one increment. */
  add({ name, value, tags = {} }: Metric): void {
    for (const [tag, tagValue] of Object.entries(tags)) {
      const byTag = this.#totals.get(name) ?? new Map<string, Map<string, number>>();
      const totals = byTag.get(tag) ?? new Map<string, number>();
      const isKept = totals.has(tagValue) || totals.size < TAG_VALUES_KEPT;
      const key = isKept ? tagValue : OTHER_VALUES;
      totals.set(key, (totals.get(key) ?? 0) + value);
      this.#totals.set(name, byTag.set(tag, totals));
    }
  }

  /** A copy as plain data. */
  snapshot(): MetricsSnapshot['byTag'] {
    const counters = [...this.#totals].map(([name, byTag]) => [
      name,
      Object.fromEntries([...byTag].map(([tag, totals]) => [tag, Object.fromEntries(totals)])),
    ]);
    return Object.fromEntries(counters);
  }
}
