import type { MetricName } from '../src/contracts/metrics';
import { median } from './median';
import type { SoakLevels, SoakRun } from './soak-page';
import { type Drift, driftOf, GROWTH_LIMIT, growthOf } from './soak-verdict';

/** An utterance, with what it was. */
export interface SoakUtterance extends SoakRun {
  /** Of the case. */
  readonly name: string;
  readonly words: number;
  readonly aloud: boolean;
}

/** One look at memory and counts, between two utterances. */
export interface SoakSample extends SoakLevels {
  /** Seconds since the warm-up. */
  readonly at: number;
  /** Bytes that JavaScript uses in the page and its workers, after a garbage collection. */
  readonly scriptBytes: number;
  /** Milliseconds of the same computation each time: how busy the machine is with other things. */
  readonly referenceMs: number;
}

/** A whole run, or as much of it as there was. */
export interface SoakRecord {
  readonly seconds: number;
  readonly utterances: readonly SoakUtterance[];
  readonly samples: readonly SoakSample[];
  /** After every engine was released; undefined if it did not come to that. */
  readonly end: SoakLevels | undefined;
}

/** What a run says. */
export interface SoakReport {
  readonly firstAudio: Readonly<Record<string, Drift>>;
  readonly realTimeFactor: Readonly<Record<string, Drift>>;
  /** Of the machine, by a computation that is always the same. */
  readonly machine: Drift;
  readonly heapGrowth: number;
  readonly scriptGrowth: number;
  readonly leakWarnings: number;
  readonly underruns: number;
  readonly underrunsPer10Minutes: number;
  /** Gauges between utterances: lowest and highest, and after the release. */
  readonly live: Readonly<Partial<Record<MetricName, readonly [number, number, number]>>>;
  /** Whether nothing leaked and the memory did not grow: counts decide, times are only told. */
  readonly passed: boolean;
}

/** Less growth of JavaScript's memory than this is caches that fill, in bytes; a leak passes it in time. */
const SCRIPT_CACHES = 1_000_000;

/** What stays after a release by design: the sound output. */
const STANDING: ReadonlySet<MetricName> = new Set(['live-audio-nodes']);

/** Judges a run. */
export function soakReport({ seconds, utterances, samples, end }: SoakRecord): SoakReport {
  const names = [...new Set(utterances.map(({ name }) => name))];
  const machine = driftOf(samples.map(({ referenceMs }) => ({ key: '', value: referenceMs })));
  const drifts = (read: (run: SoakUtterance) => number) =>
    Object.fromEntries(
      names.map((name) => {
        const runs = utterances.filter((run) => run.name === name);
        return [
          name,
          driftOf(
            runs.map((run) => ({ key: `${run.words} ${run.aloud}`, value: read(run) })),
            machine.drift || 0,
          ),
        ];
      }),
    );
  const last = end ?? samples.at(-1);
  const gauges = [...new Set(samples.flatMap(({ live }) => Object.keys(live)))] as MetricName[];
  const live = Object.fromEntries(
    gauges.map((gauge) => {
      const levels = samples.map((sample) => sample.live[gauge] ?? 0);
      return [gauge, [Math.min(...levels), Math.max(...levels), end?.live[gauge] ?? Number.NaN]];
    }),
  ) as SoakReport['live'];
  const heapGrowth = growthOf(samples.map(({ heapBytes }) => heapBytes));
  const script = samples.map(({ scriptBytes }) => scriptBytes);
  const scriptGrowth = growthOf(script);
  const scriptGrew = scriptGrowth > GROWTH_LIMIT && scriptGrowth * (script[0] ?? 0) > SCRIPT_CACHES;
  const leakWarnings = last?.leakWarnings ?? 0;
  const left = Object.entries(end?.live ?? {}).filter(
    ([gauge, level]) => level > 0 && !STANDING.has(gauge as MetricName),
  );
  const underruns = last?.underruns ?? 0;
  return {
    firstAudio: drifts(({ firstAudioMs }) => firstAudioMs),
    realTimeFactor: drifts(realTimeFactor),
    machine,
    heapGrowth,
    scriptGrowth,
    leakWarnings,
    underruns,
    underrunsPer10Minutes: (underruns / seconds) * 600,
    live,
    passed: leakWarnings === 0 && !(heapGrowth > GROWTH_LIMIT) && !scriptGrew && left.length === 0,
  };
}

function realTimeFactor({ inferenceMs, audioSeconds }: SoakUtterance): number {
  return inferenceMs / 1000 / audioSeconds;
}

/** A run as tables. */
export function soakTable(record: SoakRecord, report: SoakReport): string {
  const { utterances, samples, seconds } = record;
  const rows = Object.keys(report.firstAudio).map((name) => {
    const runs = utterances.filter((run) => run.name === name);
    const cell = ({ drift, spread, verdict }: Drift | undefined = NOTHING) =>
      `${percent(drift)} | ±${percent(spread).replace(/^[+−]/, '')} | ${verdict}`;
    const times = [
      (median(runs.map(({ firstAudioMs }) => firstAudioMs)) / 1000).toFixed(2),
      cell(report.firstAudio[name]),
      median(runs.map(realTimeFactor)).toFixed(3),
      cell(report.realTimeFactor[name]),
    ];
    return `| ${[name, runs.length, runs.filter(({ aloud }) => aloud).length, ...times].join(' | ')} |`;
  });
  const first = samples[Math.floor(samples.length / 3)];
  const last = samples.at(-1);
  const megabytes = (bytes = Number.NaN) => (bytes / 1e6).toFixed(1);
  return [
    `${utterances.length} utterances, ${samples.length} samples in ${(seconds / 60).toFixed(1)} minutes`,
    '',
    '| case | utterances | aloud | first audio, s | drift | spread | verdict | real-time factor | drift | spread | verdict |',
    `|${' --- |'.repeat(11)}`,
    ...rows,
    '',
    `The machine by itself: ${percent(report.machine.drift)} ±${percent(report.machine.spread).replace(/^[+−]/, '')}`,
    '',
    '| memory | after a third, MB | at the end, MB | growth |',
    '| --- | --- | --- | --- |',
    `| WASM | ${megabytes(first?.heapBytes)} | ${megabytes(last?.heapBytes)} | ${percent(report.heapGrowth)} |`,
    `| JavaScript | ${megabytes(first?.scriptBytes)} | ${megabytes(last?.scriptBytes)} | ${percent(report.scriptGrowth)} |`,
    '',
    '| alive between utterances | lowest | highest | after the release |',
    '| --- | --- | --- | --- |',
    ...Object.entries(report.live).map(
      ([gauge, levels]) => `| ${[gauge, ...levels].join(' | ')} |`,
    ),
    '',
    `leak warnings: ${report.leakWarnings}; underruns: ${report.underruns} (${report.underrunsPer10Minutes.toFixed(1)} per 10 minutes)`,
    report.passed ? 'nothing leaked' : 'SOMETHING LEAKED',
  ].join('\n');
}

const NOTHING: Drift = { drift: Number.NaN, spread: Number.NaN, verdict: 'too few' };

function percent(part: number): string {
  if (Number.isNaN(part)) return '–';
  const value = (part * 100).toFixed(1);
  return `${value.startsWith('-') ? value.replace('-', '−') : `+${value}`} %`;
}
