import { describe, expect, it } from 'vitest';
import { Pace } from '../../../src/engine/pace';

describe('factor', () => {
  it('is not known before a run', () => {
    expect(new Pace().factor).toBeUndefined();
  });

  it('is the least that a first run lets expect, and then what the others took', () => {
    const pace = new Pace();
    pace.recordFirst(10, 3000, 1000);
    expect(pace.factor).toBe(2);
    // Nothing else is judged by a first run.
    expect(pace.perToken).toBeUndefined();
    expect(pace.estimate(10)).toBeUndefined();
    pace.record(10, 1200, 1000);
    expect(pace.factor).toBeCloseTo(1.2);
  });
});
