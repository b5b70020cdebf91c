import { describe, expect, it } from 'vitest';
import { AudioChannel } from '../../../src/audio/audio-channel';

/** A channel whose output is at a time that the test says, and one second of sound in it. */
function channelAt(time: { now: number }) {
  const channel = new AudioChannel(
    1,
    { post: () => undefined, audibleTime: () => time.now, isBroken: false },
    {
      onUnit: () => undefined,
      onPosition: () => undefined,
      onUnderrun: () => undefined,
      onDrained: () => undefined,
      onInterrupted: () => undefined,
    },
    () => undefined,
  );
  channel.push(0, new Float32Array(24_000));
  const report = (played: number, at: number, rate = 1) =>
    channel.hear({ type: 'position', playback: 1, played, queued: 24_000 - played, rate, at });
  return { channel, report };
}

describe('a channel’s first frame', () => {
  it('is not heard before it was handed over and the output’s latency went by', () => {
    const time = { now: 4.9 };
    const { channel, report } = channelAt(time);
    expect(channel.secondsUntilHeard).toBe(Number.POSITIVE_INFINITY);
    report(240, 5.01);
    expect(channel.secondsUntilHeard).toBeCloseTo(0.1);
    expect(channel.heardSeconds).toBe(0);
    time.now = 4.96;
    // A later report changes nothing about the beginning.
    report(1440, 5.06);
    expect(channel.secondsUntilHeard).toBeCloseTo(0.04);
    time.now = 5.06;
    expect(channel.secondsUntilHeard).toBe(0);
    expect(channel.heardSeconds).toBeCloseTo(0.06);
  });

  it('comes sooner at a higher rate, as more frames go by', () => {
    const time = { now: 4.9 };
    const { channel, report } = channelAt(time);
    report(480, 5.01, 2);
    expect(channel.secondsUntilHeard).toBeCloseTo(0.1);
  });
});

describe('what is at the ear', () => {
  it('goes by at the speed that it was handed over with, however late the output is', () => {
    const time = { now: 0.95 };
    const { channel, report } = channelAt(time);
    channel.push(1, new Float32Array(48_000));
    // 0.2 s late, and told every 0.05 s: rate 1 until 1.2, then rate 2.
    const handed = (at: number) => 24_000 * (at < 1.2 ? at - 1 : 0.2 + 2 * (at - 1.2));
    for (let at = 1.05; at < 1.55; at += 0.05) {
      time.now = at - 0.2;
      report(handed(at), at, at < 1.175 ? 1 : 2);
      const heard = Math.max(0, handed(time.now)) / 24_000;
      expect(channel.heardSeconds).toBeCloseTo(heard, 3);
    }
    expect(channel.heardSeconds).toBeGreaterThan(0.4);
  });

  it('stands still as long as a pause does', () => {
    const time = { now: 1 };
    const { channel, report } = channelAt(time);
    report(2400, 1.1);
    report(4800, 1.2, 0);
    report(4800, 1.3);
    report(6000, 1.35);
    const heardAt = (now: number) => {
      time.now = now;
      return channel.heardSeconds;
    };
    expect(heardAt(1.15)).toBeCloseTo(0.15);
    expect(heardAt(1.25)).toBeCloseTo(0.2);
    expect(heardAt(1.35)).toBeCloseTo(0.25);
  });
});
