import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Playback } from '../../../src/engine/playback';
import { VirtualSpeech, type VirtualText } from '../../support/virtual-speech';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Hears a text to its end, an hour at most. */
async function hear(text: VirtualText) {
  const speech = new VirtualSpeech(text);
  const playback = new Playback(speech);
  const statuses: string[] = [];
  playback.on('statechange', ({ status }) => {
    if (statuses.at(-1) !== status) statuses.push(status);
  });
  for (let i = 0; i < 3600 && !playback.isOver; i++) await vi.advanceTimersByTimeAsync(1000);
  const { underruns, mostQueued } = speech;
  return { playback, statuses, underruns, mostQueued };
}

const article = (sentences: number) => Array.from({ length: sentences }, (_, i) => 3 + (i % 4));

describe('a text on a slow device', () => {
  it('waits once, says so, and is heard to its end', async () => {
    const { statuses, underruns, playback } = await hear({
      sentences: article(10),
      pace: 1.4,
      known: 1.4,
    });
    expect(statuses).toEqual(['buffering', 'playing', 'ended']);
    expect(underruns).toBe(0);
    expect(playback.snapshot.held).toBeUndefined();
  });

  it('of ten minutes stops as often as thirty seconds of sound last, and never for good', async () => {
    const { statuses, underruns, mostQueued } = await hear({
      sentences: article(133),
      pace: 1.5,
      known: 1.5,
    });
    expect(statuses.at(-1)).toBe('ended');
    // 30 s and what is made while they are heard: some 90 s of 600.
    expect(underruns).toBeLessThanOrEqual(6);
    expect(mostQueued).toBeGreaterThanOrEqual(30);
    expect(mostQueued).toBeLessThan(40);
  });

  it('whose slowness is not known begins at once, and stops once when it is', async () => {
    const { statuses, underruns } = await hear({ sentences: article(10), pace: 1.4 });
    expect(statuses).toEqual(['playing', 'buffering', 'playing', 'ended']);
    expect(underruns).toBe(1);
  });

  it('goes on being made while it is paused, and is let go where that was enough', async () => {
    const speech = new VirtualSpeech({ sentences: article(10), pace: 1.4, known: 1.4 });
    const playback = new Playback(speech);
    await vi.advanceTimersByTimeAsync(5000);
    expect(playback.snapshot).toMatchObject({ status: 'buffering', held: { seconds: 3 } });
    playback.pause();
    await vi.advanceTimersByTimeAsync(100_000);
    expect(playback.snapshot).toMatchObject({ status: 'paused', currentTime: 0 });
    expect(playback.snapshot.held).toBeUndefined();
    playback.resume();
    await vi.advanceTimersByTimeAsync(100);
    expect(playback.snapshot.status).toBe('playing');
    playback.stop();
  });

  it('is let go when it is to be heard more slowly', async () => {
    const speech = new VirtualSpeech({ sentences: article(10), pace: 1.4, known: 1.4 });
    const playback = new Playback(speech);
    await vi.advanceTimersByTimeAsync(5000);
    expect(playback.snapshot.status).toBe('buffering');
    playback.rate = 0.5;
    await vi.advanceTimersByTimeAsync(100);
    expect(playback.snapshot.status).toBe('playing');
    playback.stop();
    expect(playback.snapshot.held).toBeUndefined();
  });
});

describe('a text on a quick device', () => {
  it('is kept back nowhere, and made no further ahead than memory allows', async () => {
    const { statuses, underruns, mostQueued } = await hear({ sentences: article(60), pace: 0.5 });
    expect(statuses).toEqual(['playing', 'ended']);
    expect(underruns).toBe(0);
    expect(mostQueued).toBeLessThan(30);
  });
});
