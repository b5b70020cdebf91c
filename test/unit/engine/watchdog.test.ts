import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Pace } from '../../../src/engine/pace';
import { runLimit, whenLate } from '../../../src/engine/watchdog';

describe('runLimit', () => {
  it('is generous, and knows a slow device', () => {
    const pace = new Pace();
    expect(runLimit(pace, 100)).toBe(180_000);
    pace.record(10, 100);
    expect(runLimit(pace, 10)).toBe(30_000);
    expect(runLimit(pace, 1000)).toBe(200_000);
  });
});

describe('whenLate', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('comes when the time is over, and not once it was called off', () => {
    const onLate = vi.fn();
    whenLate(12_000, onLate);
    vi.advanceTimersByTime(11_999);
    expect(onLate).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onLate).toHaveBeenCalledOnce();

    const callOff = whenLate(12_000, onLate);
    vi.advanceTimersByTime(11_000);
    callOff();
    vi.advanceTimersByTime(60_000);
    expect(onLate).toHaveBeenCalledOnce();
  });

  it('does not count the time in which the page was frozen', () => {
    const onLate = vi.fn();
    whenLate(30_000, onLate);
    vi.advanceTimersByTime(1000);
    // An hour later the timer that waited comes at once.
    vi.setSystemTime(Date.now() + 3_600_000);
    vi.advanceTimersToNextTimer();
    expect(onLate).not.toHaveBeenCalled();
    vi.advanceTimersByTime(24_000);
    expect(onLate).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1000);
    expect(onLate).toHaveBeenCalledOnce();
  });
});
