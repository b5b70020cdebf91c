import type { Metric, MetricName } from '../contracts/metrics';

/** What of the platform's `performance` is used; where `measure` is missing, nothing is measured. */
export type MetricsPerformance = Pick<Performance, 'now'> &
  Partial<Pick<Performance, 'measure' | 'clearMeasures'>>;

/** Entries of each repeated timing that stay in the performance buffer. */
export const REPEATED_ENTRIES_KEPT = 64;

/** Timings of which every one is of interest; of all others the newest stays. */
const REPEATED: ReadonlySet<MetricName> = new Set([
  'inference-duration',
  'time-to-first-audio',
] satisfies MetricName[]);

/** Colours of the DevTools track, to tell preparation, its whole and speech apart. */
const COLOURS: Partial<Record<MetricName, string>> = {
  'stage-duration': 'secondary',
  'inference-duration': 'primary',
  'time-to-first-audio': 'primary-dark',
};

/**
 * Shows timings in the browser's profiler: each becomes a `performance.measure` entry that ends when the metric arrived.
 * Chrome draws them on a track of their own
 * (https://developer.chrome.com/docs/devtools/performance/extension). The browser never drops such entries by itself,
 * so older ones are cleared, which takes nothing from a recording that runs.
 */
export class PerformanceTimeline {
  readonly #counts = new Map<MetricName, number>();

  constructor(private readonly performance: MetricsPerformance) {}

  /** Enters one metric, if it is a duration. @param metric `at` is on the clock of this `performance` */
  add({ name, value, unit, at, tags = {} }: Metric): void {
    if (unit !== 'ms' || !this.performance.measure) return;
    const label = `kokoro-speak: ${tags.stage ?? name}`;
    const entry = REPEATED.has(name) ? this.#numbered(name, label) : label;
    if (entry === label) this.performance.clearMeasures?.(label);
    this.performance.measure(entry, {
      // A duration from another clock may reach a little before the page's own beginning.
      start: Math.max(0, at - value),
      end: at,
      detail: {
        tags: { ...tags },
        devtools: {
          dataType: 'track-entry',
          track: 'Kokoro Speak',
          color: COLOURS[name] ?? 'tertiary',
          tooltipText: label,
          properties: [['metric', name], ...Object.entries(tags)],
        },
      },
    });
  }

  /** A name of its own, because entries can be cleared by name only. */
  #numbered(name: MetricName, label: string): string {
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    this.performance.clearMeasures?.(`${label} ${count - REPEATED_ENTRIES_KEPT}`);
    return `${label} ${count}`;
  }
}
