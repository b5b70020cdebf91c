import { describe, expect, test } from 'vitest';
import { type FigureRow, isJudged, mediansOf, ratiosOf } from '../../../scripts/bench-figures';
import { noisyStarts, type PacedStart } from '../../../scripts/bench-noise';

const row = (player: FigureRow['player'], value: number, other: Partial<FigureRow> = {}) => ({
  player,
  value,
  figure: 'synthesis-best' as const,
  model: 'q8' as const,
  threads: 2,
  unit: 's/s' as const,
  round: 1,
  start: 0,
  ...other,
});
const series = (player: FigureRow['player'], values: readonly number[], other = {}) =>
  values.map((value) => row(player, value, other));

test('medians are of one figure, player, model and number of threads, with their spread', () => {
  const medians = mediansOf([
    ...series('kokoro-speak', [3, 1, 2]),
    ...series('kokoro-js', [5]),
    ...series('kokoro-speak', [9, 7], { threads: 1 }),
  ]);
  const common = { figure: 'synthesis-best', model: 'q8', unit: 's/s' };
  expect(medians).toEqual([
    { ...common, player: 'kokoro-speak', threads: 2, median: 2, min: 1, max: 3, n: 3 },
    { ...common, player: 'kokoro-js', threads: 2, median: 5, min: 5, max: 5, n: 1 },
    // An even number has two in the middle: the lower one, which was seen.
    { ...common, player: 'kokoro-speak', threads: 1, median: 7, min: 7, max: 9, n: 2 },
  ]);
  expect(mediansOf([])).toEqual([]);
});

describe('ratios', () => {
  const ratios = (...rows: FigureRow[]) => ratiosOf(mediansOf(rows));

  test('are ours ÷ theirs, of medians', () => {
    const made = ratios(
      ...series('kokoro-speak', [1, 100, 2]),
      ...series('kokoro-js', [4, 0.1, 8]),
    );
    expect(made).toEqual({ 'synthesis-best': 0.5 });
  });

  test('of starts count until the session is there', () => {
    const start = (player: FigureRow['player'], ready: number, session: number) => [
      row(player, ready, { figure: 'cold-start', unit: 'ms' }),
      row(player, session, { figure: 'cold-start-session', unit: 'ms' }),
    ];
    const made = ratios(...start('kokoro-speak', 90, 30), ...start('kokoro-js', 60, 60));
    expect(made).toEqual({ 'cold-start': 0.5 });
  });

  test('need both players and a number to divide by', () => {
    expect(ratios(row('kokoro-speak', 1))).toEqual({});
    expect(ratios(row('kokoro-speak', 1), row('kokoro-js', 0))).toEqual({});
  });

  test('compare downloads of different models', () => {
    const counted = { figure: 'webgpu-download', threads: 0, unit: 'MB' } as const;
    const made = ratios(
      row('kokoro-speak', 100, { ...counted, model: 'q8' }),
      row('kokoro-js', 400, { ...counted, model: 'fp32' }),
    );
    expect(made).toEqual({ 'webgpu-download': 0.25 });
  });
});

test('more tokens or more sound is neither better nor worse', () => {
  expect(isJudged('cold-start')).toBe(true);
  expect(isJudged('paragraph-tokens')).toBe(false);
});

test('a start is noisy when the machine was slow before or after it', () => {
  const start = (beforeMs: number, afterMs: number): PacedStart => ({
    round: 1,
    player: 'kokoro-js',
    kind: 'cold',
    beforeMs,
    afterMs,
  });
  const starts = [start(100, 119), start(100, 121), start(200, 100), start(110, 110)];
  expect([...noisyStarts(starts)]).toEqual([1, 2]);
  // Slow throughout, against a quiet moment elsewhere.
  expect([...noisyStarts([start(100, 100), start(150, 150)])]).toEqual([1]);
  expect([...noisyStarts([])]).toEqual([]);
});
