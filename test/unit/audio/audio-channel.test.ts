import { describe, expect, it } from 'vitest';
import { AudioChannel } from '../../../src/audio/audio-channel';

/** A channel whose output is at a time that the test says, and one second of sound in it. */
function channelAt(time: { now: number }) {
  const channel = new AudioChannel(
    1,
    { post: () => undefined, audibleTime: () => time.now },
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
