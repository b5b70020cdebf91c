import { describe, expect, test } from 'vitest';
import { comparisonChart, timeChart } from '../../../src/bench/charts';
import { duration, figureText, megabytes, remaining, spreadText } from '../../../src/bench/format';
import { benchModels, DRAFT_MODEL, isStored } from '../../../src/bench/models';
import {
  type BenchSetup,
  coldBytes,
  defaultSetup,
  requestOf,
  setupProblem,
  startsOf,
} from '../../../src/bench/setup';
import { DEVICE, madeUpReport, WEBGPU, wasm } from '../../support/bench-reports';

const [, KOKORO = DRAFT_MODEL] = benchModels({});

describe('the form', () => {
  test('begins with what suits the device', () => {
    expect(defaultSetup(DRAFT_MODEL, DEVICE)).toEqual({
      model: DRAFT_MODEL,
      providers: ['wasm', 'webgpu'],
      threads: [1, 4],
      profiles: ['fast', 'as-published'],
      runs: 3,
      cold: false,
    });
    const software = { name: 'a program', software: true };
    const small = { ...DEVICE, cores: 1, isolated: false, adapter: software };
    expect(defaultSetup(DRAFT_MODEL, small)).toMatchObject({ providers: ['wasm'], threads: [1] });
  });

  test.each([
    [{ providers: [] }, 'provider'],
    [{ threads: [] }, 'threads'],
    [{ profiles: [] }, 'precision'],
    [{ providers: ['webgpu'], profiles: ['low-memory'] }, 'precision'],
    [{ runs: Number.NaN }, 'rounds'],
    [{ runs: 0 }, 'rounds'],
    [{ runs: 21 }, 'rounds'],
  ] as [Partial<BenchSetup>, string][])('says what is wrong with %j', (change, word) => {
    const setup = defaultSetup(DRAFT_MODEL, DEVICE);
    expect(setupProblem(setup)).toBeUndefined();
    expect(setupProblem({ ...setup, ...change })).toContain(word);
  });

  test('tells what a run comes to, and what cold starts download', () => {
    const setup = { ...defaultSetup(KOKORO, DEVICE), runs: 2, cold: true };
    // Six configurations, three texts, two rounds; a cold start of each; the reference, and WebGPU once.
    expect(startsOf(setup)).toBe(6 * 3 * 2 + 6 + 2);
    expect(coldBytes(setup)).toBe(6 * 92_883_356);
    expect(coldBytes({ ...setup, model: DRAFT_MODEL })).toBe(0);
    expect(requestOf(setup, 5)).toMatchObject({
      request: { kind: 'kokoro' },
      options: { model: 'kokoro', voice: 'af_heart', seed: 5, reference: wasm(1), cold: true },
    });
  });

  test('offers the page’s own model first, and knows what is stored', () => {
    const own = benchModels({ model: { kind: 'manifest', url: 'https://a/m.json' } });
    expect(own.map(({ key }) => key)).toEqual([
      'https://a/m.json',
      'draft',
      'kokoro',
      'kokoro-fp16',
      'kokoro-fp32',
    ]);
    expect(benchModels({ model: { kind: 'draft' } })).toHaveLength(4);
    const file = { path: 'onnx/model_quantized.onnx', bytes: 1, storedAt: 0 };
    const stored = [
      { id: 'kokoro-82m-v1.0@1', bytes: 1, storedAt: 0, files: [file], partialBytes: 0 },
    ];
    expect([KOKORO, DRAFT_MODEL].map((model) => isStored(model, stored))).toEqual([true, true]);
    expect(isStored(KOKORO, [])).toBe(false);
    expect(isStored(own[0] ?? KOKORO, stored)).toBeUndefined();
  });
});

describe('the charts', () => {
  const report = madeUpReport([
    { configuration: wasm(1), factor: 0.5 },
    { configuration: WEBGPU, factor: 0.25 },
  ]);

  test('have one bar for each configuration and text', () => {
    const { data, legend } = comparisonChart(report, 'realTimeFactor');
    expect(legend).toEqual(['short text', 'long text']);
    const [places, ...rows] = data;
    expect(places).toHaveLength(4);
    expect([...(places ?? [])]).toEqual([...(places ?? [])].toSorted((a, b) => a - b));
    for (const row of rows) expect([...row].filter((value) => value !== undefined)).toHaveLength(2);
  });

  test('have one line for each configuration, in the order of time', () => {
    const { data, legend } = timeChart(report, 'heapBytes');
    expect(legend).toEqual(['WASM × 1, adapted', 'WebGPU, adapted']);
    for (const row of data) expect(row).toHaveLength(8);
    expect([...(data[1] ?? [])].filter((value) => value !== null)).toEqual([
      40e6, 40e6, 40e6, 40e6,
    ]);
  });
});

test('numbers are told in units that fit', () => {
  expect([5.25, 412.4, 3240, 125_000].map(duration)).toEqual([
    '5.3 ms',
    '412 ms',
    '3.24 s',
    '2 min',
  ]);
  expect([100, 12_000, 100_000].map(remaining)).toEqual(['about 5 s', 'about 15 s', 'about 2 min']);
  expect([0, 299_195, 92_883_356].map(megabytes)).toEqual(['0 MB', '0.3 MB', '93 MB']);
  expect(figureText('realTimeFactor', 0.0219)).toBe('0.022');
  expect(figureText('fidelityDb', 1.184)).toBe('1.18 dB');
  const spread = (min: number, max: number) =>
    spreadText('readyMs', { n: 2, median: min, p95: max, min, max });
  expect([spread(398, 450), spread(900, 1100), spread(5, 5)]).toEqual([
    '398–450 ms',
    '900 ms–1.10 s',
    '',
  ]);
});
