import { describe, expect, test } from 'vitest';
import { compareReports } from '../../../src/bench/compare';
import { reportFileName, toCsv, toJson, toMarkdown } from '../../../src/bench/exports';
import { parseReport } from '../../../src/bench/report-parse';
import { type RunStorage, StoredRuns } from '../../../src/bench/stored-run';
import { madeUpReport, WEBGPU, wasm } from '../../support/bench-reports';

const REPORT = madeUpReport([
  { configuration: wasm(1), factor: 0.5 },
  { configuration: WEBGPU, factor: 0.25, fidelity: { verdict: 'different', distance: 7 } },
]);

/** The report as JSON with one part replaced. */
function broken(path: string, value: unknown): string {
  const json = JSON.parse(toJson(REPORT));
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce((at, key) => at[key], json);
  parent[last] = value;
  return JSON.stringify(json);
}

describe('a report as JSON', () => {
  test('is read again as it was', () => {
    expect(parseReport(toJson(REPORT))).toEqual(REPORT);
  });

  test('is only believed in what was observed', () => {
    const text = broken('recommendation', { configuration: wasm(64) });
    expect(parseReport(text).recommendation).toEqual(REPORT.recommendation);
  });

  test.each([
    ['no JSON', '{', 'is no JSON'],
    ['a list', '[]', '“The report” is no object'],
    ['nothing', 'null', '“The report” is no object'],
    [
      'another schema',
      broken('schema', 'kokoro-speak/bench-against'),
      'not a benchmark of Kokoro Speak in the page',
    ],
    ['a later version', broken('version', 2), 'only version 1 can be read'],
    ['no observations', broken('observations', undefined), '“The report: observations” is no list'],
    [
      'text for a number',
      broken('observations.0.totalMs', '5'),
      '“The report: observations 1: totalMs” is no number',
    ],
    ['a negative number', broken('observations.0.totalMs', -1), 'is no number from 0'],
    ['null for a number', broken('observations.0.audioSeconds', null), 'is no number from 0'],
    [
      'an unknown state',
      broken('observations.1.state', 'hot'),
      'is none of cold, warm-start, warm-run',
    ],
    [
      'an unknown text',
      broken('options.texts', ['huge']),
      '“The report: options: texts 1” is none of',
    ],
    [
      'an unknown provider',
      broken('options.configurations.0.provider', 'cpu'),
      'is no configuration',
    ],
    ['a date that is none', broken('made', 'yesterday'), '“The report: made” is no date'],
    ['a flag that is none', broken('visits.0.hidden', 'no'), 'is neither true nor false'],
  ])('is refused with %s', (_, text, message) => {
    expect(() => parseReport(text)).toThrow(message);
    expect(() => parseReport(text)).toThrow(/\. (Choose|Export|Use) /);
  });
});

describe('other exports', () => {
  test('CSV has a line for each cell and figure', () => {
    const lines = toCsv(REPORT).trimEnd().split('\r\n');
    expect(lines[0]).toBe('configuration,text,state,figure,n,median,p95,min,max,noisy,verdict');
    expect(lines).toContain('wasm/fast/1,short,warm-start,sessionMs,2,300,300,300,300,0,alike');
    for (const line of lines) expect(line.split(',')).toHaveLength(11);
  });

  test('Markdown says what is best, in tables of the same width, and flags wrong sound', () => {
    const text = toMarkdown(REPORT);
    expect(text).toContain('WASM, 1 thread, adapted needs 0.51 s for a second of sound.');
    expect(text).toContain('| WebGPU, adapted | long |');
    expect(text).toContain('sounds different');
    const rows = text.split('\n').filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(2 * (2 + 4));
    const widths = (from: number) =>
      new Set(rows.slice(from, from + 6).map((row) => row.split('|').length));
    expect([widths(0).size, widths(6).size]).toEqual([1, 1]);
    expect(text).not.toContain('undefined');
  });

  test('say when only times count', () => {
    const report = madeUpReport(
      [{ configuration: WEBGPU, factor: 1, fidelity: { verdict: 'silent' } }],
      {
        timingOnly: true,
      },
    );
    expect(toMarkdown(report)).toContain('**Timing only**');
    expect(toMarkdown(report)).not.toContain('| silent');
  });

  test('have a name of model and day', () => {
    expect(reportFileName(REPORT)).toBe('kokoro-bench-draft-2026-01-02');
    const own = madeUpReport([], { model: 'https://example.org/a b/manifest.json' });
    expect(reportFileName(own)).toBe('kokoro-bench-manifest-json-2026-01-02');
  });
});

describe('two reports', () => {
  test('are compared cell by cell', () => {
    const later = madeUpReport([{ configuration: wasm(1), factor: 0.4 }]);
    const { figures, overall, cautions } = compareReports(REPORT, later);
    expect(new Set(figures.map(({ configuration }) => configuration))).toEqual(
      new Set(['wasm/fast/1']),
    );
    expect(overall.realTimeFactor).toBeCloseTo(0.8);
    expect(overall.sessionMs).toBeCloseTo(1);
    expect(overall.bytes).toBeUndefined();
    const factor = figures.find((it) => it.figure === 'realTimeFactor');
    expect(factor).toMatchObject({ overlaps: false });
    expect(figures.find((it) => it.figure === 'sessionMs')).toMatchObject({ overlaps: true });
    expect(cautions).toEqual([]);
  });

  test('of other devices or models are compared with caution', () => {
    const other = madeUpReport(
      [{ configuration: wasm(1), factor: 1 }],
      { modelName: 'Kokoro, q8' },
      { ...REPORT.device, cores: 8 },
    );
    expect(compareReports(REPORT, other).cautions).toEqual([
      'Other models: Draft voice and Kokoro, q8.',
      'Other numbers of cores: 4 and 8.',
    ]);
  });

  test('without anything in common have no ratios', () => {
    const other = madeUpReport([{ configuration: wasm(8), factor: 1 }]);
    expect(compareReports(REPORT, other)).toMatchObject({ figures: [], overall: {} });
  });
});

describe('what is kept', () => {
  function storage(): RunStorage & { text: Map<string, string> } {
    const text = new Map<string, string>();
    return {
      text,
      getItem: (key) => text.get(key) ?? null,
      setItem: (key, value) => void text.set(key, value),
      removeItem: (key) => void text.delete(key),
    };
  }
  const { options, visits, observations, made } = REPORT;
  const outcomes = visits.map((record) => ({
    record,
    observations: observations.filter(({ visit }) => visit === record.visit),
  }));
  const run = { made, options, request: { kind: 'draft' } as const, outcomes };

  test('is a run under way, and the last report', () => {
    const runs = new StoredRuns(storage());
    expect([runs.read(), runs.readReport()]).toEqual([undefined, undefined]);
    runs.write(run);
    runs.writeReport(REPORT);
    expect(runs.read()).toEqual(run);
    expect(runs.readReport()).toEqual(REPORT);
    runs.clear();
    expect(runs.read()).toBeUndefined();
  });

  test.each([
    'x',
    'null',
    '{}',
    '{"made":"2026-01-01","options":{},"request":{"kind":"draft"},"outcomes":[]}',
  ])('is nothing where %s stands', (text) => {
    const kept = storage();
    kept.text.set('kokoro-speak:bench-run', text);
    kept.text.set('kokoro-speak:bench-report', text);
    const runs = new StoredRuns(kept);
    expect([runs.read(), runs.readReport()]).toEqual([undefined, undefined]);
  });

  test('is nothing where the browser refuses', () => {
    const refuse = () => {
      throw new DOMException('refused', 'QuotaExceededError');
    };
    const runs = new StoredRuns({ getItem: refuse, setItem: refuse, removeItem: refuse });
    runs.write(run);
    runs.clear();
    expect(runs.read()).toBeUndefined();
  });
});
