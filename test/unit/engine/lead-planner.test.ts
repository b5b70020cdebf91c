import { describe, expect, it } from 'vitest';
import { LeadPlanner, leadUnits } from '../../../src/engine/lead-planner';
import { Pace } from '../../../src/engine/pace';

describe('leadUnits', () => {
  it('keeps the first unit to what is computed in about 600 ms', () => {
    expect(leadUnits({ ms: 20, soundMs: 75 })).toEqual({ phonemes: 30, growth: 3 });
  });

  it('lets a unit take no longer than the sound before it', () => {
    const { growth = 0 } = leadUnits({ ms: 40, soundMs: 75 }) ?? {};
    // A unit that is `growth` times as long takes growth × 40 ms for each 75 ms that sound meanwhile.
    expect(growth * 40).toBeLessThan(75);
    expect(growth).toBeGreaterThan(1);
  });

  it('leaves sentences whole where they are quick', () => {
    expect(leadUnits({ ms: 2, soundMs: 75 })).toBeUndefined();
  });

  it('still grows, and stays above a word or two, where sound is slower than time', () => {
    expect(leadUnits({ ms: 200, soundMs: 75 })).toEqual({ phonemes: 16, growth: 1.25 });
  });
});

describe('LeadPlanner', () => {
  const notes = () => {
    const kept = new Map<string, string>();
    return {
      kept,
      read: (name: string) => kept.get(name),
      write: (name: string, value: string) => void kept.set(name, value),
    };
  };
  const pace = { ms: 20, soundMs: 75 };

  it('plans nothing while no pace is known', () => {
    expect(new LeadPlanner(() => 'wasm', undefined).plan(undefined, 'kokoro')).toBeUndefined();
  });

  it('plans by what an earlier visit noted, for the same model and provider', () => {
    const memory = notes();
    new LeadPlanner(() => 'wasm', memory).remember(pace, 'kokoro');
    expect(new LeadPlanner(() => 'wasm', memory).plan(undefined, 'kokoro')).toEqual(
      leadUnits(pace),
    );
    expect(new LeadPlanner(() => 'wasm', memory).plan(undefined, 'draft')).toBeUndefined();
    expect(new LeadPlanner(() => 'webgpu', memory).plan(undefined, 'kokoro')).toBeUndefined();
  });

  it('goes by the session as soon as it has a pace', () => {
    const memory = notes();
    const planner = new LeadPlanner(() => 'wasm', memory);
    planner.remember(pace, 'kokoro');
    expect(planner.plan({ ms: 2, soundMs: 75 }, 'kokoro')).toBeUndefined();
  });

  it('notes a pace anew only when it has changed', () => {
    const memory = notes();
    const planner = new LeadPlanner(() => 'wasm', memory);
    planner.remember(pace, 'kokoro');
    planner.remember({ ms: 22, soundMs: 75 }, 'kokoro');
    expect([...memory.kept.values()]).toEqual(['20.00 75.00']);
    planner.remember({ ms: 40, soundMs: 75 }, 'kokoro');
    expect([...memory.kept.values()]).toEqual(['40.00 75.00']);
  });

  it('takes a note that makes no sense for none', () => {
    const memory = { read: () => 'fast', write: () => undefined };
    expect(new LeadPlanner(() => 'wasm', memory).plan(undefined, 'kokoro')).toBeUndefined();
  });
});

describe('Pace', () => {
  it('is a running mean for each token', () => {
    const pace = new Pace();
    expect(pace.perToken).toBeUndefined();
    pace.record(10, 200, 750);
    expect(pace.perToken).toEqual({ ms: 20, soundMs: 75 });
    pace.record(10, 300, 750);
    expect(pace.perToken?.ms).toBeCloseTo(23);
    expect(pace.estimate(2)).toBeCloseTo(46);
  });
});
