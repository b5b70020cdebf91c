import { describe, expect, it } from 'vitest';
import { UnitWindow } from '../../../src/engine/unit-window';
import { placedUnit } from '../../support/placed-unit';

function windowOfThree(): UnitWindow {
  const window = new UnitWindow();
  window.add(placedUnit('One two.', { at: 10, from: 5 }));
  window.add(placedUnit('Three four.', { at: 20, from: 6.25, index: 1 }));
  window.add(placedUnit('Five.', { at: 40, from: 7.5, index: 2 }));
  return window;
}

describe('units that are kept', () => {
  it('are found by the moment at which they sound', () => {
    const window = windowOfThree();
    expect([4.9, 5, 6.2, 6.25, 8.2, 8.3].map((time) => window.at(time))).toEqual([
      -1, 0, 0, 1, 2, -1,
    ]);
  });

  it('tell when what stands at an offset sounds: its word, or the next', () => {
    const window = windowOfThree();
    expect([9, 10, 13, 15, 19, 27, 35, 42, 46].map((offset) => window.momentOf(offset))).toEqual([
      undefined,
      5,
      5.5,
      5.5,
      6.25,
      6.75,
      7.5,
      7.5,
      undefined,
    ]);
  });

  it('are forgotten when they are over, the one that sounds is not', () => {
    const window = windowOfThree();
    window.forgetBefore(6.5);
    expect(window.units.map(({ unit }) => unit.index)).toEqual([1, 2]);
    window.forgetBefore(99);
    expect(window.units.map(({ unit }) => unit.index)).toEqual([1, 2]);
    window.clear();
    expect(window.units).toEqual([]);
  });
});
