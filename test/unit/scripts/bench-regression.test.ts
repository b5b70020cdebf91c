import { describe, expect, test } from 'vitest';
import { type FigureRow, mediansOf, ratiosOf } from '../../../scripts/bench-figures';
import { changesOf, regressionsOf } from '../../../scripts/bench-regression';
import { benchReport } from '../../../scripts/bench-report';
import { type BenchResult, parseResult, resultOf } from '../../../scripts/bench-result';

type Values = Partial<Record<FigureRow['figure'], readonly [ours: number, theirs?: number]>>;

function result(values: Values): BenchResult {
  const rows = Object.entries(values).flatMap(([figure, [ours, theirs]]) => {
    const common = { model: 'q8', threads: 2, unit: 'ms', round: 1, start: 0 } as const;
    const name = figure as FigureRow['figure'];
    return [
      { ...common, figure: name, player: 'kokoro-speak' as const, value: ours },
      ...(theirs === undefined
        ? []
        : [{ ...common, figure: name, player: 'kokoro-js' as const, value: theirs }]),
    ];
  });
  return resultOf(
    {
      device: { browser: 'Chromium 1', cores: 2, memory: 8, platform: 'Linux', isolation: true },
      options: { against: 'kokoro-js', runs: 1, figures: ['synthesis-best'] },
      rows,
      starts: [{ round: 1, player: 'kokoro-js', kind: 'best', beforeMs: 100, afterMs: 130 }],
      downloads: {},
    },
    new Date(0),
  );
}

describe('changes', () => {
  test('are of ratios where there are any, else of our own medians', () => {
    const changes = changesOf(
      result({ 'synthesis-best': [2, 4], 'page-download': [10, 20] }),
      // Both twice as slow: the machine is, not the product.
      result({ 'synthesis-best': [4, 8], 'page-download': [12, 20] }),
    );
    expect(changes).toEqual([
      { figure: 'synthesis-best', of: 'ratio', before: 0.5, after: 0.5, quotient: 1 },
      { figure: 'page-download', of: 'median', before: 10, after: 12, quotient: 1.2 },
    ]);
    expect(regressionsOf(changes, 1.1).map(({ figure }) => figure)).toEqual(['page-download']);
    expect(regressionsOf(changes, 1.2)).toEqual([]);
  });

  test('leave out what only one has, and what is not judged', () => {
    const changes = changesOf(
      result({ 'synthesis-best': [1, 1], 'page-download': [1], 'paragraph-tokens': [1] }),
      result({ 'synthesis-best': [1, 1], 'paragraph-tokens': [5] }),
    );
    expect(changes.map(({ figure }) => figure)).toEqual(['synthesis-best']);
  });

  test('of tasks begin at the length from which the browser tells them', () => {
    const changes = changesOf(result({ 'long-task': [0] }), result({ 'long-task': [60] }));
    expect(changes).toMatchObject([{ before: 50, after: 60, quotient: 1.2 }]);
  });

  test('that are not a number count as regressions', () => {
    const changes = changesOf(result({ 'page-download': [0] }), result({ 'page-download': [0] }));
    expect(regressionsOf(changes, 1.1)).toHaveLength(1);
  });

  test('need a figure in common', () => {
    const two = [result({ 'page-download': [1] }), result({ 'long-task': [1] })] as const;
    expect(() => changesOf(...two)).toThrow('no figure in common');
  });
});

describe('a file', () => {
  const written = result({ 'synthesis-best': [1, 2] });
  const read = (value: unknown) => parseResult(JSON.stringify(value), 'a.json');

  test('is read as it was written', () => {
    expect(read(written)).toEqual(written);
  });

  test.each([
    ['of another kind', { schema: 'other', version: 1 }, 'its schema is “other”'],
    ['without a kind', {}, 'its schema is “undefined”'],
    ['that is a number', 7, 'no result of this benchmark'],
    ['that is null', null, 'no result of this benchmark'],
    ['of another version', { ...written, version: 2 }, 'a.json has version 2'],
    ['without medians', { ...written, medians: undefined }, 'a.json is incomplete'],
    ['with a list of ratios', { ...written, ratios: [] }, 'a.json is incomplete'],
  ])('%s is refused', (_, value, message) => {
    expect(() => read(value)).toThrow(message);
  });

  test('that is not JSON is refused', () => {
    expect(() => parseResult('<html>', 'a.json')).toThrow('a.json is not JSON');
  });
});

test('a result holds what follows from its rows', () => {
  const made = result({ 'synthesis-best': [1, 2] });
  expect(made).toMatchObject({
    schema: 'kokoro-speak/bench-against',
    version: 1,
    made: '1970-01-01T00:00:00.000Z',
    noisyStarts: [0],
  });
  expect(made.medians).toEqual(mediansOf(made.rows));
  expect(made.ratios).toEqual(ratiosOf(made.medians));
});

test('the report has medians, ratios and the starts that are not to be trusted', () => {
  const report = benchReport(result({ 'long-task': [60], 'synthesis-best': [1, 2] }));
  expect(report).toContain('| synthesis-best | kokoro-js | q8 | 2 | 2 ms |  | 1 |');
  expect(report).toContain('| synthesis-best | 0.500 |');
  expect(report).toContain('do not trust their times: kokoro-js best 1.');
});
