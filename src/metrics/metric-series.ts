import type { MetricName, MetricUnit } from '../contracts/metrics';
import { type MetricKind, metricKind } from './metric-kind';
import type { MetricSummary } from './metrics-snapshot';
import { percentile } from './percentile';

/** Observations kept for the percentiles; older ones stay in everything else. */
export const OBSERVATIONS_KEPT = 512;

/** All values of one name. Adding one takes constant time, and memory is bounded however many there are. */
export class MetricSeries {
  readonly kind: MetricKind;
  readonly #recent: number[] = [];
  #count = 0;
  #sum = 0;
  #last = Number.NaN;
  #min = Number.POSITIVE_INFINITY;
  #max = Number.NEGATIVE_INFINITY;

  constructor(
    name: MetricName,
    private readonly unit: MetricUnit,
  ) {
    this.kind = metricKind(name, unit);
  }

  /** The largest value so far; −∞ before the first. */
  get max(): number {
    return this.#max;
  }

  /** Takes in one value. */
  add(value: number): void {
    this.#recent[this.#count % OBSERVATIONS_KEPT] = value;
    this.#count++;
    this.#sum += value;
    this.#last = value;
    this.#min = Math.min(this.#min, value);
    this.#max = Math.max(this.#max, value);
  }

  /** What the values say; not defined before the first. */
  summary(): MetricSummary {
    const sorted = [...this.#recent].sort((a, b) => a - b);
    return {
      unit: this.unit,
      kind: this.kind,
      count: this.#count,
      sum: this.#sum,
      last: this.#last,
      p50: percentile(sorted, 50),
      p95: percentile(sorted, 95),
      min: this.#min,
      max: this.#max,
    };
  }
}
