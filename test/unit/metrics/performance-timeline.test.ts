import { afterEach, describe, expect, it } from 'vitest';
import {
  type MetricsPerformance,
  PerformanceTimeline,
  REPEATED_ENTRIES_KEPT,
} from '../../../src/metrics/performance-timeline';
import { MetricsRecorder } from '../../../src/metrics/recorder';

const PREFIX = 'kokoro-speak: ';

/** A recorder whose timings a profiler shows. */
function shown(platform: MetricsPerformance): MetricsRecorder {
  const metrics = new MetricsRecorder(platform);
  const timeline = new PerformanceTimeline(platform);
  metrics.subscribe((metric) => timeline.add(metric));
  return metrics;
}

/** The platform's own timeline under a clock that stands where it is put. */
function timeline() {
  const clock = { time: 0 };
  const platform = {
    now: () => clock.time,
    measure: performance.measure.bind(performance) as Performance['measure'],
    clearMeasures: performance.clearMeasures.bind(performance),
  };
  return { clock, metrics: shown(platform) };
}

/** Entries of ours, oldest first. */
function entries(): PerformanceEntry[] {
  return performance.getEntriesByType('measure').filter(({ name }) => name.startsWith(PREFIX));
}

afterEach(() => performance.clearMeasures());

describe('the timeline of the profiler', () => {
  it('has an entry for a stage, which ends when the metric arrives', () => {
    const { clock, metrics } = timeline();
    clock.time = 5000;
    const tags = { stage: 'session' };
    metrics.ingest({ name: 'stage-duration', value: 1200, unit: 'ms', at: 7, tags });
    expect(entries()).toHaveLength(1);
    expect(entries()[0]).toMatchObject({
      name: `${PREFIX}session`,
      startTime: 3800,
      duration: 1200,
      detail: {
        tags,
        devtools: {
          dataType: 'track-entry',
          track: 'Kokoro Speak',
          properties: [
            ['metric', 'stage-duration'],
            ['stage', 'session'],
          ],
        },
      },
    });
  });

  it('does not begin before the page', () => {
    const { clock, metrics } = timeline();
    clock.time = 100;
    metrics.record({ name: 'service-ready', value: 150, unit: 'ms' });
    expect(entries()[0]).toMatchObject({ startTime: 0, duration: 100 });
  });

  it('shows durations only', () => {
    const { metrics } = timeline();
    metrics.record({ name: 'downloads', value: 1, unit: 'count' });
    metrics.record({ name: 'audio-seconds', value: 1, unit: 's' });
    expect(entries()).toEqual([]);
  });

  it('keeps the newest of a stage and a bounded number of inferences', () => {
    const { clock, metrics } = timeline();
    const runs = REPEATED_ENTRIES_KEPT + 5;
    for (let run = 1; run <= runs; run++) {
      clock.time = run * 100;
      metrics.record({ name: 'stage-duration', value: 9, unit: 'ms', tags: { stage: 'model' } });
      metrics.record({ name: 'inference-duration', value: 50, unit: 'ms' });
    }
    const names = entries().map(({ name }) => name);
    expect(names.filter((name) => name === `${PREFIX}model`)).toHaveLength(1);
    const inferences = names.filter((name) => name.includes('inference-duration'));
    expect(inferences).toHaveLength(REPEATED_ENTRIES_KEPT);
    expect(inferences[0]).toBe(`${PREFIX}inference-duration 6`);
    expect(inferences.at(-1)).toBe(`${PREFIX}inference-duration ${runs}`);
  });

  it('is left alone where the platform has none', () => {
    const metrics = shown({ now: () => 0 });
    metrics.record({ name: 'service-ready', value: 5, unit: 'ms' });
    expect(entries()).toEqual([]);
    expect(metrics.value('service-ready')).toBe(5);
  });
});
