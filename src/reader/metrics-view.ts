import type { MetricName } from '../contracts/metrics';
import type { MetricSummary, MetricsSnapshot } from '../metrics/metrics-snapshot';

/** One line of the panel. */
export interface MetricsRow {
  readonly label: string;
  /** In words a person reads; a dash where nothing is known yet. */
  readonly value: string;
  /** Something is wrong. */
  readonly alert?: boolean;
}

/** Lines that belong together. */
export interface MetricsSection {
  readonly title: string;
  readonly rows: readonly MetricsRow[];
}

/** One number that needs no label. */
export interface MetricsDigest {
  readonly text: string;
  /** Something is wrong. */
  readonly alert: boolean;
}

/** What the panel shows of a snapshot. */
export interface MetricsView {
  /** The most telling numbers, for the closed panel; the last is the one to keep where there is room for one. */
  readonly digest: readonly MetricsDigest[];
  readonly sections: readonly MetricsSection[];
}

const UNKNOWN = '–';

/** A snapshot in words. */
export function metricsView(snapshot: MetricsSnapshot): MetricsView {
  const { metrics, stages, cache, memory, providerChanges } = snapshot;
  const latest = (name: MetricName) => duration(metrics[name]?.last);
  const ifKnown = (label: string, name: MetricName): MetricsRow[] =>
    metrics[name] ? [{ label, value: latest(name) }] : [];
  const total = (name: MetricName) => String(metrics[name]?.sum ?? 0);
  const level = (name: MetricName) => String(metrics[name]?.last ?? 0);
  const leaks = metrics['leak-warnings']?.sum ?? 0;
  const speed = metrics['real-time-factor'];
  const digest: MetricsDigest[] = [
    ...ifKnown('', 'service-ready').map(({ value }) => ({ text: value, alert: false })),
    ...(speed ? [{ text: `RTF ${factor(speed.p50)}`, alert: false }] : []),
    ...(leaks > 0 ? [{ text: leaks === 1 ? '1 leak' : `${leaks} leaks`, alert: true }] : []),
  ];
  return {
    digest,
    sections: [
      {
        title: 'Start-up',
        rows: [
          ...ifKnown('Start-up in all', 'startup-total'),
          { label: 'Service ready', value: latest('service-ready') },
          ...ifKnown('Fully warm', 'fully-warm'),
          ...Object.entries(stages).map(([stage, { last }]) => ({
            label: stage,
            value: duration(last),
          })),
          { label: 'Cache hits', value: cacheText(cache) },
          { label: 'Model initialisations', value: total('model-initialisations') },
        ],
      },
      {
        title: 'Speech',
        rows: [
          { label: 'First audio', value: latest('time-to-first-audio') },
          { label: 'RTF, p50 / p95', value: pair(speed, factor) },
          { label: 'Inference, p50 / p95', value: pair(metrics['inference-duration'], duration) },
          { label: 'Underruns', value: total('buffer-underrun') },
        ],
      },
      {
        title: 'Alive',
        rows: [
          { label: 'Sessions', value: level('live-sessions') },
          { label: 'Tensors', value: level('live-tensors') },
          { label: 'Leak warnings', value: String(leaks), alert: leaks > 0 },
          { label: 'WASM heap', value: megabytes(memory.heapBytes) },
          { label: 'Peak memory', value: megabytes(memory.peakBytes) },
        ],
      },
      {
        title: 'Provider',
        rows: providerChanges.slice(-SHOWN_CHANGES).map(({ from, to, reason }) => ({
          label: from ? `${from} → ${to}` : to,
          value: reason,
        })),
      },
    ],
  };
}

/** Changes of the provider that are shown, the newest. */
const SHOWN_CHANGES = 4;

function duration(ms: number | undefined): string {
  if (ms === undefined) return UNKNOWN;
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

function factor(value: number): string {
  return value.toFixed(2);
}

function megabytes(bytes: number | undefined): string {
  return bytes === undefined ? UNKNOWN : `${Math.round(bytes / 1e6)} MB`;
}

function pair(summary: MetricSummary | undefined, text: (value: number) => string): string {
  return summary ? `${text(summary.p50)} / ${text(summary.p95)}` : UNKNOWN;
}

function cacheText({ hits, misses, ratio }: MetricsSnapshot['cache']): string {
  if (ratio === undefined) return UNKNOWN;
  return `${hits} of ${hits + misses} · ${Math.round(ratio * 100)} %`;
}
