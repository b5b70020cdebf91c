import { describe, expect, test } from 'vitest';
import { choiceOf } from '../../../src/bench/choice';
import { isNoisyRun, reportOf } from '../../../src/bench/report';
import { DEVICE, type MadeUp, madeUpReport, WEBGPU, wasm } from '../../support/bench-reports';

const recommended = (all: readonly MadeUp[]) => madeUpReport(all).recommendation;

describe('the recommendation', () => {
  test('is the one that waits least for a second of sound, and says by how much', () => {
    const { configuration, reasons, ranking } = recommended([
      { configuration: wasm(1), factor: 1 },
      { configuration: wasm(4), factor: 0.5 },
      { configuration: WEBGPU, factor: 0.75 },
    ]);
    expect(configuration).toEqual(wasm(4));
    expect(ranking.map((it) => it.configuration)).toEqual([
      'wasm/fast/4',
      'webgpu/fast/auto',
      'wasm/fast/1',
    ]);
    expect(reasons[0]).toBe('WASM, 4 threads, adapted needs 0.51 s for a second of sound.');
    expect(reasons[1]).toBe('WebGPU, adapted, the next, takes 1.5 times as long.');
  });

  test('is changed by a provider that becomes slower', () => {
    const others = [{ configuration: wasm(1), factor: 1 }];
    expect(recommended([...others, { configuration: WEBGPU, factor: 0.2 }]).configuration).toEqual(
      WEBGPU,
    );
    expect(recommended([...others, { configuration: WEBGPU, factor: 2 }]).configuration).toEqual(
      wasm(1),
    );
  });

  test('is the one with fewer threads, then with less memory, where 5 % are all that it costs', () => {
    const { configuration, reasons } = recommended([
      { configuration: wasm(4), factor: 0.5 },
      { configuration: wasm(2), factor: 0.52, heapBytes: 80e6 },
      { configuration: wasm(2, 'as-published'), factor: 0.52, heapBytes: 60e6 },
      { configuration: wasm(1), factor: 0.54 },
    ]);
    expect(configuration).toEqual(wasm(2, 'as-published'));
    expect(reasons[1]).toBe(
      'WASM, 4 threads, adapted is no more than 5 % faster, with more threads or memory.',
    );
  });

  test('is never one whose sound is wrong, in whatever state', () => {
    const { configuration, reasons } = recommended([
      { configuration: WEBGPU, factor: 0.1, fidelity: { verdict: 'different', distance: 9 } },
      { configuration: wasm(1), factor: 1 },
    ]);
    expect(configuration).toEqual(wasm(1));
    expect(reasons).toContain(
      'WebGPU, adapted is left out: its sound is not that of the reference.',
    );
  });

  test('is nothing where nothing was compared or measured to its end', () => {
    const nothing = { dual: 'auto', ranking: [] };
    expect(recommended([])).toMatchObject(nothing);
    expect(recommended([{ configuration: wasm(1), factor: 1, texts: ['short'] }])).toMatchObject(
      nothing,
    );
    const fidelity = { verdict: 'not-compared' } as const;
    expect(recommended([{ configuration: wasm(1), factor: 1, fidelity }])).toMatchObject(nothing);
  });

  test('asks for a second session only where it might help', () => {
    expect(recommended([{ configuration: wasm(1), factor: 0.2 }]).dual).toBe('off');
    expect(recommended([{ configuration: wasm(1), factor: 0.8 }]).dual).toBe('auto');
    const small = madeUpReport(
      [{ configuration: wasm(1), factor: 0.8 }],
      {},
      { ...DEVICE, cores: 2 },
    );
    expect(small.recommendation.dual).toBe('off');
  });

  test('says so when what was seen cannot tell the best from the next', () => {
    const report = madeUpReport([
      { configuration: wasm(1), factor: 0.5 },
      { configuration: wasm(2), factor: 0.6 },
    ]);
    expect(report.recommendation.reasons.join(' ')).not.toContain('chance');
    const slow = report.observations.map((it) => {
      const isLate = it.configuration === 'wasm/fast/1' && it.round === 2;
      return isLate ? { ...it, totalMs: 2 * it.totalMs } : it;
    });
    const { recommendation } = reportOf({ ...report, observations: slow });
    expect(recommendation.configuration).toEqual(wasm(1));
    expect(recommendation.reasons.join(' ')).toContain('may be chance');
  });
});

describe('the choice', () => {
  test('is what is recommended, with when and with what it was measured', () => {
    expect(choiceOf(madeUpReport([{ configuration: wasm(2), factor: 0.1 }]))).toEqual({
      ...wasm(2),
      dual: 'off',
      measuredAt: '2026-01-02T03:04:05.000Z',
      model: 'draft',
    });
  });

  test('is none where only times were measured, and wrong sound is no reason there', () => {
    const fidelity = { verdict: 'silent' } as const;
    const report = madeUpReport([{ configuration: wasm(2), factor: 0.1, fidelity }], {
      timingOnly: true,
    });
    expect(report.recommendation.configuration).toEqual(wasm(2));
    expect(choiceOf(report)).toBeUndefined();
  });
});

test('a run is noisy when a quarter of it was disturbed, and a hidden page disturbs', () => {
  const report = madeUpReport([{ configuration: wasm(1), factor: 1 }]);
  expect(isNoisyRun(report)).toBe(false);
  const [first, ...others] = report.visits;
  if (!first) throw new Error('no visit');
  const hidden = reportOf({ ...report, visits: [{ ...first, hidden: true }, ...others] });
  expect(hidden.noisyVisits).toEqual([0]);
  expect(isNoisyRun(hidden)).toBe(true);
  expect(hidden.cells.filter(({ noisy }) => noisy > 0)).toHaveLength(2);
});
