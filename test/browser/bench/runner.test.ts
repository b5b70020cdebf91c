import { expect, test } from 'vitest';
import { type BenchConfiguration, configurationId } from '../../../src/bench/configuration';
import type { VisitOutcome } from '../../../src/bench/observation';
import { quickRun } from '../../../src/bench/quick-run';
import type { ReportOptions } from '../../../src/bench/report';
import { type BenchParts, type BenchProgress, runBench } from '../../../src/bench/runner';
import type { EngineOptions } from '../../../src/contracts/engine';
import type { DeviceChoice } from '../../../src/engine/device-choice';
import { DEVICE, WEBGPU, wasm } from '../../support/bench-reports';
import { type FakeBehaviour, FakeBenchEngine } from '../../support/fake-bench-engine';

const OPTIONS: ReportOptions = {
  model: 'draft',
  modelName: 'Draft voice',
  timingOnly: false,
  voice: 'draft_mid',
  configurations: [wasm(1), wasm(2)],
  reference: wasm(1),
  texts: ['short', 'medium'],
  runs: 2,
  cold: false,
  seed: 3,
};

/** Engines that remember what was made of them. */
function engines(behaviourOf: (options: EngineOptions) => FakeBehaviour = () => ({})) {
  const made: FakeBenchEngine[] = [];
  const engine = (options: EngineOptions) => {
    const it = new FakeBenchEngine(options, behaviourOf(options));
    // One more keeps the text's thread.
    if (options.provider) made.push(it);
    return it;
  };
  return { made, engine };
}

const parts = (engine: BenchParts['engine'], others: Partial<BenchParts> = {}): BenchParts => ({
  engine,
  engineOptions: {},
  device: DEVICE,
  pace: () => 5,
  ...others,
});

test('every cell is observed in every round, warm-up runs are counted and left out, and no engine stays', async () => {
  const { made, engine } = engines();
  const progress: BenchProgress[] = [];
  const report = await runBench(OPTIONS, parts(engine, { onProgress: (it) => progress.push(it) }));
  expect(report.complete).toBe(true);
  // One that prepares, and 2 × 2 × 2.
  expect(report.visits).toHaveLength(9);
  expect(report.cells).toHaveLength(2 * 2 * 2);
  for (const cell of report.cells) {
    const isRun = cell.state === 'warm-run';
    expect(cell).toMatchObject({ n: isRun ? 6 : 2, excludedRuns: isRun ? 4 : 2, verdict: 'alike' });
    expect(cell.figures.inferenceMs?.n).toBe(cell.n);
    expect(cell.figures.heapBytes?.median).toBe(20e6);
    expect(cell.figures.sessionMs?.n).toBe(isRun ? undefined : 2);
  }
  expect(made.every(({ released }) => released === 1)).toBe(true);
  expect(
    made.every(({ options: { dual, fallback } }) => dual === 'off' && fallback === 'none'),
  ).toBe(true);
  expect(progress.map(({ done }) => done)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(progress.every(({ total }) => total === 9)).toBe(true);
});

test('a run that was interrupted goes on in the same order, and makes nothing twice', async () => {
  const whole = await runBench(OPTIONS, parts(engines().engine));
  const stop = new AbortController();
  const outcomes: VisitOutcome[] = [];
  const onOutcome = (outcome: VisitOutcome) => {
    outcomes.push(outcome);
    if (outcomes.length === 4) stop.abort();
  };
  const first = await runBench(
    OPTIONS,
    parts(engines().engine, { onOutcome, signal: stop.signal }),
  );
  expect(first.complete).toBe(false);

  // As after a reload: only what was told of is known.
  const done = JSON.parse(JSON.stringify(outcomes)) as VisitOutcome[];
  const { made, engine } = engines();
  const second = await runBench(OPTIONS, parts(engine, { done, made: first.made }));
  expect(second.complete).toBe(true);
  expect(second.made).toBe(first.made);
  const order = (it: typeof whole) =>
    it.observations.map((o) => [o.visit, o.configuration, o.text, o.state]);
  expect(order(second)).toEqual(order(whole));
  // Preparation again, for its sound is gone, and the five visits that were left.
  expect(made).toHaveLength(6);
  expect(second.flagged).toEqual([]);
});

test('stopping keeps what was observed, and ends the engine at once', async () => {
  const stop = new AbortController();
  let spoken = 0;
  const onSpeak = () => {
    if (++spoken === 9) stop.abort();
  };
  const { made, engine } = engines(() => ({ onSpeak }));
  const report = await runBench(OPTIONS, parts(engine, { signal: stop.signal }));
  expect(report.complete).toBe(false);
  expect(report.visits.length).toBeGreaterThan(1);
  expect(made.every(({ released }) => released > 0)).toBe(true);
});

test('a configuration that cannot be had is told of, tried once, and not recommended', async () => {
  const { made, engine } = engines(({ provider }) => ({ fails: provider === 'webgpu' }));
  const options = { ...OPTIONS, configurations: [wasm(1), WEBGPU] };
  const report = await runBench(options, parts(engine));
  expect(made.filter((it) => it.options.provider === 'webgpu')).toHaveLength(1);
  const failed = report.visits.filter(({ failure }) => failure);
  expect(failed.map(({ configuration, failure }) => [configuration, failure?.code])).toEqual([
    [configurationId(WEBGPU), 'provider-unavailable'],
  ]);
  expect(report.recommendation.configuration).toEqual(wasm(1));
});

test('a cold start is one after the stored model was removed', async () => {
  const removed: string[] = [];
  const engine = (options: EngineOptions) => {
    const it = new FakeBenchEngine(options);
    it.storage.remove = async (id) => void removed.push(id);
    return it;
  };
  const report = await runBench({ ...OPTIONS, cold: true }, parts(engine));
  expect(removed).toEqual(['draft@1', 'draft@1']);
  expect(report.cells.filter(({ state }) => state === 'cold')).toHaveLength(2);
});

test('the quick version compares what is in use with its alternatives, keeps the best, and ends in time', async () => {
  const present = new FakeBenchEngine({ provider: 'wasm', threads: 2 });
  const kept: DeviceChoice[] = [];
  const common = {
    present,
    base: {},
    model: { kind: 'draft' },
    voice: 'draft_mid',
    device: { ...DEVICE, cores: 2 },
    keep: (choice: DeviceChoice) => kept.push(choice),
  } as const;
  const never = new AbortController().signal;

  const { made, engine } = engines();
  const result = await quickRun({ ...common, engine, signal: never });
  const compared = made.map(({ options: { provider, threads } }) => `${provider} ${threads}`);
  expect(compared.toSorted()).toEqual(['wasm 1', 'webgpu auto']);
  expect(present.released).toBe(0);
  expect(result.words).toMatch(/is the fastest here/);
  expect(kept).toHaveLength(1);
  expect(kept[0]).toMatchObject({ model: 'draft', profile: 'fast' });

  const late = await quickRun({ ...common, engine, signal: never, budgetMs: 1 });
  expect(late).toMatchObject({ changed: false });
  expect(late.words).toMatch(/not enough to tell/);
  const stopped = await quickRun({ ...common, engine, signal: AbortSignal.abort() });
  expect(stopped.words).toMatch(/Nothing was changed/);
  expect(kept).toHaveLength(1);
});

test('the quick version has nothing to do where there is nothing to choose from', async () => {
  const single: BenchConfiguration = wasm(1);
  const { adapter: _, ...device } = { ...DEVICE, cores: 1 };
  const { words, changed } = await quickRun({
    present: new FakeBenchEngine(single),
    base: {},
    model: { kind: 'draft' },
    voice: 'draft_mid',
    signal: new AbortController().signal,
    device,
  });
  expect([words, changed]).toEqual(['There is nothing to choose from on this device.', false]);
});
