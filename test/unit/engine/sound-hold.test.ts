import { describe, expect, it } from 'vitest';
import { SoundHold } from '../../../src/engine/sound-hold';

/** A hold whose track has so much sound, of a text of which so much is not made. */
function holdOf(state: { queuedSeconds: number; unmade: readonly number[]; pace: number }) {
  const asked: boolean[] = [];
  const track = {
    madeTime: 0,
    get queuedSeconds() {
      return state.queuedSeconds;
    },
    hold: (isHeld: boolean) => asked.push(isHeld),
  };
  const timeline = {
    isComplete: true,
    *lengthsFrom() {
      yield* state.unmade;
    },
  };
  return { hold: new SoundHold(track, timeline, () => state.pace), asked };
}

describe('sound that ran dry', () => {
  it('waits for what comes next, however quick the device is', () => {
    const state = { queuedSeconds: 0, unmade: [4, 4], pace: 0.5 };
    const { hold, asked } = holdOf(state);
    hold.runDry();
    expect(hold.update(false)).toBe(false);
    expect(asked).toEqual([true]);
    state.queuedSeconds = 4;
    hold.update(false);
    expect(asked).toEqual([true, false]);
  });

  it('is let go if that was all, also where the news of it came late', () => {
    const { hold, asked } = holdOf({ queuedSeconds: 3, unmade: [], pace: 2 });
    hold.runDry();
    hold.update(true);
    expect(asked).toEqual([true, false]);
  });
});

describe('sound that is kept back', () => {
  it('is told, and no more once it was let go', () => {
    const state = { queuedSeconds: 2, unmade: [4, 4], pace: 2 };
    const { hold } = holdOf(state);
    expect(hold.update(false)).toBe(true);
    expect(hold.state.held?.seconds).toBe(2);
    expect(hold.state.held?.needed).toBeCloseTo(13.6);
    state.queuedSeconds = 14;
    expect(hold.update(false)).toBe(true);
    expect(hold.state).toEqual({});
    // It plays, and falls below what was needed: that is what it was for.
    state.queuedSeconds = 3;
    expect(hold.update(false)).toBe(false);
    expect(hold.isHeld).toBe(false);
    hold.restart();
    hold.update(false);
    expect(hold.isHeld).toBe(true);
    hold.end();
    expect(hold.state).toEqual({});
  });
});
