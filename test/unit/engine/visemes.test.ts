import { describe, expect, it } from 'vitest';
import { BoundaryMarks } from '../../../src/engine/boundary-marks';
import { phonemeTimes } from '../../../src/engine/phoneme-times';
import { visemeTimes } from '../../../src/engine/visemes';
import { SYMBOL_IDS } from '../../../src/text/vocabulary/symbol-ids';
import { placedUnit } from '../../support/placed-unit';

/** A unit with these phonemes; each token, pads included, lasts a tenth of a second. */
function spoken(phonemes: string) {
  const placed = placedUnit('Word.');
  const count = phonemes.length + 2;
  const tokenTimes = Float32Array.from({ length: count + 1 }, (_, i) => i / 10);
  const samples = new Float32Array((count / 10) * 24_000);
  return { ...placed, unit: { ...placed.unit, phonemes }, tokenTimes, samples, to: count / 10 };
}
const rounded = (value: number) => Math.round(value * 100) / 100;

describe('phonemes', () => {
  it('have the time of their tokens, with their stress', () => {
    const times = phonemeTimes(spoken('həlˈO.'));
    expect(times.map(({ phoneme, start, end }) => [phoneme, rounded(start), rounded(end)])).toEqual(
      [
        ['h', 0.1, 0.2],
        ['ə', 0.2, 0.3],
        ['l', 0.3, 0.4],
        ['ˈO', 0.4, 0.6],
      ],
    );
  });

  it('are long with what marks them as long', () => {
    const [, long] = phonemeTimes(spoken('fɑː'));
    expect(long).toMatchObject({ phoneme: 'ɑː' });
    expect(rounded(long?.end ?? 0)).toBe(0.4);
  });
});

describe('visemes', () => {
  it('leave no gap from the first sample to the last', () => {
    const shapes = visemeTimes(spoken('hæv ˌA tˈI, fˈɜɹst ʧˈYs.'));
    expect(shapes[0]?.start).toBe(0);
    expect(rounded(shapes.at(-1)?.end ?? 0)).toBe(2.6);
    for (const [i, { start, end }] of shapes.entries()) {
      expect(end).toBeGreaterThan(start);
      if (i > 0) expect(start).toBe(shapes[i - 1]?.end);
      if (i > 0) expect(shapes[i]?.viseme).not.toBe(shapes[i - 1]?.viseme);
    }
  });

  it('are those of the sounds; a diphthong has two', () => {
    expect(visemeTimes(spoken('mI fˈuʃ')).map(({ viseme }) => viseme)).toEqual([
      'sil',
      'PP',
      'aa',
      'ih',
      'sil',
      'FF',
      'ou',
      'CH',
      'sil',
    ]);
  });

  it('are known for every symbol that is a sound of its own', () => {
    const silent = new Set([...' ;:,.!?—…"()“”ˈˌːʰʲ\u0303↓→↗↘hʔ']);
    const lacking = Object.keys(SYMBOL_IDS).filter(
      (symbol) => !silent.has(symbol) && visemeTimes(spoken(symbol)).length < 2,
    );
    expect(lacking).toEqual([]);
  });

  it('are told between the words, in order, where they are wanted', () => {
    const marks = new BoundaryMarks(() => undefined);
    const unit = spoken('wˈɜɹd.');
    marks.add({ ...unit, visemes: visemeTimes(unit) }, 0);
    const told = marks.take(9);
    expect(told.map(({ at }) => at)).toEqual(told.map(({ at }) => at).toSorted((a, b) => a - b));
    expect(new Set(told.map(({ kind }) => kind))).toEqual(
      new Set(['boundary', 'viseme', 'sentence-end']),
    );
  });
});
