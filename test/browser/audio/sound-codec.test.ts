import { describe, expect, test } from 'vitest';
import { decodeOpus, measureDelay } from '../../../src/audio/cache/opus-codec';
import { SoundCodec } from '../../../src/audio/cache/sound-codec';
import { SAMPLE_RATE } from '../../../src/contracts/audio';
import { soundsAlike } from '../../../src/shared/sound-distance';
import { correlation } from '../../support/correlation';
import { voiceLike } from '../../support/voice-like';

const MILLISECOND = SAMPLE_RATE / 1000;
const codec = new SoundCodec();

async function roundTrip(samples: Float32Array): Promise<Float32Array> {
  return await codec.decode(await codec.encode(samples, SAMPLE_RATE));
}

/** Index of the largest sample in a range. */
function peak(samples: Float32Array, from: number, to: number): number {
  let at = from;
  for (let i = from; i < to; i++)
    if (Math.abs(samples[i] ?? 0) > Math.abs(samples[at] ?? 0)) at = i;
  return at;
}

/** By how many samples a sound is late. */
function lag(samples: Float32Array, late: Float32Array): number {
  const reach = 10 * MILLISECOND;
  const middle = samples.subarray(reach, samples.length - reach);
  const lags = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  const likeness = (by: number) =>
    correlation(middle, late.subarray(reach + by, reach + by + middle.length));
  return lags.reduce((best, by) => (likeness(by) > likeness(best) ? by : best));
}

describe('Opus', () => {
  test('is what this browser keeps sound with, at the delay that libopus has', async () => {
    expect(await codec.choose()).toBe('opus');
    // libopus looks 6.5 ms ahead.
    expect(Math.abs(((await measureDelay()) ?? 0) - 156)).toBeLessThan(MILLISECOND / 4);
  });

  test.each([1, 479, 1284, 1285, 24_001, 60_000])(
    'gives back %i samples, however many packets they fill',
    async (length) => {
      const sound = voiceLike(3).subarray(0, length);
      expect((await roundTrip(sound)).length).toBe(length);
    },
  );

  test('leaves clicks where they were, from the first sample to the last', async () => {
    const clicks = [12, 5000, 11_111, 20_000, 23_990];
    const sound = new Float32Array(24_000);
    for (const at of clicks) sound[at] = 0.9;
    const again = await roundTrip(sound);
    for (const at of clicks) {
      const found = peak(again, Math.max(0, at - 1000), Math.min(sound.length, at + 1000));
      expect(Math.abs(found - at)).toBeLessThan(MILLISECOND);
    }
  });

  test('leaves speech where it was, at a tenth of its room', async () => {
    const speech = voiceLike(3);
    const kept = await codec.encode(speech, SAMPLE_RATE);
    const again = await codec.decode(kept);
    expect(Math.abs(lag(speech, again))).toBeLessThan(MILLISECOND);
    expect(soundsAlike(speech, again)).toMatchObject({ alike: true });
    expect(kept.data.byteLength).toBeLessThan((speech.length * 2) / 8);
  });

  test('refuses what is not whole', async () => {
    const kept = await codec.encode(voiceLike(1), SAMPLE_RATE);
    const { packets, data, samples } = kept;
    const last = packets.length - 1;
    const fewer = { packets: packets.slice(0, last), data: data.slice(0, -(packets[last] ?? 0)) };
    await expect(decodeOpus({ ...kept, ...fewer })).rejects.toThrow('another length');
    await expect(decodeOpus({ ...kept, data: data.slice(1) })).rejects.toThrow('missing');
    await expect(decodeOpus({ ...kept, samples: samples + 5000 })).rejects.toThrow('length');
  });
});

test('without Opus, sound is kept as numbers of 16 bits', async () => {
  const plain = new SoundCodec(false);
  const speech = voiceLike(1);
  const kept = await plain.encode(speech, SAMPLE_RATE);
  expect(kept).toMatchObject({ codec: 'pcm16', samples: speech.length });
  expect(kept.data.byteLength).toBe(speech.length * 2);
  const again = await codec.decode(kept);
  expect(correlation(speech, again)).toBeGreaterThan(0.9999);
  const opus = await codec.encode(speech, SAMPLE_RATE);
  await expect(plain.decode(opus)).rejects.toThrow('no decoder');
});
