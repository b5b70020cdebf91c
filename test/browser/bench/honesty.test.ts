import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BenchConfiguration, configurationId } from '../../../src/bench/configuration';
import type { BenchEngine } from '../../../src/bench/engine';
import type { BenchReport, ReportOptions } from '../../../src/bench/report';
import { runBench } from '../../../src/bench/runner';
import type { EngineOptions } from '../../../src/contracts/engine';
import { KokoroSpeech } from '../../../src/engine/kokoro-speech';
import { wasm } from '../../support/bench-reports';
import { plantWorkers } from '../../support/planted-workers';
import type { SpeechFaults } from '../../support/speech-faults';

/** Real engines that are all alike, but for these faults. Of equals, the one with the fewest threads would be recommended. */
const SLOW = wasm(1);
const SOUND = wasm(2);
const DELAYED = wasm(3);
const CORRUPT = wasm(4);
const FAULTS: ReadonlyMap<BenchConfiguration, SpeechFaults | undefined> = new Map([
  [SLOW, { delayMs: 800 }],
  [SOUND, undefined],
  [DELAYED, { delayMs: 100 }],
  [CORRUPT, { always: 'other-sound' } as const],
]);

const OPTIONS: ReportOptions = {
  model: 'draft',
  modelName: 'Draft voice',
  timingOnly: false,
  voice: 'draft_mid',
  configurations: [...FAULTS.keys()],
  reference: SOUND,
  texts: ['short'],
  runs: 1,
  cold: false,
  seed: 1,
};

describe('the benchmark tells the truth', () => {
  let report: BenchReport;
  let takeBack: () => void = () => undefined;

  beforeAll(async () => {
    let current: SpeechFaults | undefined;
    takeBack = plantWorkers(() => current);
    const engine = (options: EngineOptions): BenchEngine => {
      const meant = OPTIONS.configurations.find(({ threads }) => threads === options.threads);
      current = meant && FAULTS.get(meant);
      return new KokoroSpeech({ ...options, threads: 1 });
    };
    report = await runBench(OPTIONS, { engine, engineOptions: {}, prepare: false });
  }, 120_000);
  afterAll(() => takeBack());

  function warmCell(configuration: BenchConfiguration) {
    const cell = report.cells.find(
      (it) => it.configuration === configurationId(configuration) && it.state === 'warm-run',
    );
    if (!cell) throw new Error(`nothing of ${configurationId(configuration)}`);
    return cell;
  }

  test('of a delay of 100 ms in each run', () => {
    const quickest = (it: BenchConfiguration) =>
      warmCell(it).figures.inferenceMs?.min ?? Number.NaN;
    // Timers may be a moment early, and runs differ by what else the machine does.
    expect(quickest(DELAYED)).toBeGreaterThan(99);
    expect(quickest(DELAYED) - quickest(SOUND)).toBeGreaterThan(50);
    expect(warmCell(DELAYED).figures.firstAudioMs?.min).toBeGreaterThan(99);
    // The run of eight tokens, and the text's first run: neither is in a figure.
    expect(warmCell(DELAYED)).toMatchObject({ excludedRuns: 2, verdict: 'alike' });
  });

  test('of what is slow: it is not recommended, which it would have been', () => {
    const { configuration, ranking } = report.recommendation;
    // On a busy machine the two others may come in either order.
    expect([SOUND, DELAYED]).toContainEqual(configuration);
    expect(ranking.at(-1)?.configuration).toBe(configurationId(SLOW));
  });

  test('of sound that is not what was asked for, however quick it came', () => {
    expect(report.flagged).toEqual([configurationId(CORRUPT)]);
    expect(warmCell(SLOW).verdict).toBe('alike');
    const { ranking, reasons } = report.recommendation;
    expect(ranking.map((it) => it.configuration)).not.toContain(configurationId(CORRUPT));
    expect(reasons.join(' ')).toContain('WASM, 4 threads, adapted is left out');
  });
});
