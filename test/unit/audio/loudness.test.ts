import { describe, expect, it } from 'vitest';
import { kWeighting } from '../../../src/audio/k-weighting';
import { levelSpeech, PEAK_CEILING, TARGET_LOUDNESS } from '../../../src/audio/level-speech';
import { limitPeaks } from '../../../src/audio/limiter';
import { integratedLoudness } from '../../../src/audio/loudness';
import { truePeak } from '../../../src/audio/true-peak';
import { Random } from '../../fixtures/kokoro-graph/random';

const decibels = (amplitude: number) => 20 * Math.log10(amplitude);

function sine(hertz: number, seconds: number, amplitude: number, rate: number, phase = 0) {
  return Float32Array.from(
    { length: Math.round(seconds * rate) },
    (_, i) => amplitude * Math.sin((2 * Math.PI * hertz * i) / rate + phase),
  );
}

function joined(...parts: Float32Array[]): Float32Array {
  return Float32Array.from(parts.flatMap((part) => [...part]));
}

/** Syllables of noise and tone, with peaks far above their mean. */
function speechlike(seconds: number, amplitude: number): Float32Array {
  const noise = new Random(3).uniform(Math.round(seconds * 24_000), 1);
  return noise.map((value, i) => {
    const syllable = Math.max(0, Math.sin((2 * Math.PI * 4 * i) / 24_000)) ** 3;
    const tone = Math.sin((2 * Math.PI * 220 * i) / 24_000) ** 15;
    return amplitude * syllable * (0.3 * value + 0.7 * tone);
  });
}

describe('K-weighting', () => {
  // ITU-R BS.1770-5, annex 1, tables 1 and 2.
  it('has the coefficients of the standard at 48 kHz', () => {
    const [shelf, highPass] = kWeighting(48_000);
    const table = [1.53512485958697, -2.69169618940638, 1.19839281085285];
    for (const [i, value] of table.entries()) expect(shelf.b[i]).toBeCloseTo(value, 9);
    expect(shelf.a[0]).toBeCloseTo(-1.69065929318241, 9);
    expect(shelf.a[1]).toBeCloseTo(0.73248077421585, 9);
    expect(highPass.b).toEqual([1, -2, 1]);
    expect(highPass.a[0]).toBeCloseTo(-1.99004745483398, 9);
    expect(highPass.a[1]).toBeCloseTo(0.99007225036621, 9);
  });
});

describe('integrated loudness', () => {
  // The standard: 997 Hz at full scale in one channel read −3.01 LKFS.
  it.each([48_000, 24_000])('of a full tone at %i Hz is that of the standard', (rate) => {
    expect(integratedLoudness(sine(997, 3, 1, rate), rate)).toBeCloseTo(-3.01, 1);
  });

  // EBU Tech 3341, cases 1 to 4, in one channel: 3 dB below their two.
  it.each([
    ['one tone', [[20, -23]], -26],
    ['a softer tone', [[20, -33]], -36],
    [
      'soft parts around',
      [
        [10, -36],
        [60, -23],
        [10, -36],
      ],
      -26,
    ],
    [
      'silent and soft parts around',
      [
        [10, -72],
        [10, -36],
        [60, -23],
        [10, -36],
        [10, -72],
      ],
      -26,
    ],
  ] as const)('of %s', (_, parts, expected) => {
    const sound = joined(
      ...parts.map(([seconds, level]) => sine(1000, seconds, 10 ** (level / 20), 24_000)),
    );
    expect(Math.abs(integratedLoudness(sound, 24_000) - expected)).toBeLessThan(0.1);
  });

  it('is told for sound that is shorter than a block, and for none', () => {
    expect(integratedLoudness(sine(997, 0.1, 1, 24_000), 24_000)).toBeCloseTo(-3, 0);
    expect(integratedLoudness(new Float32Array(24_000), 24_000)).toBe(Number.NEGATIVE_INFINITY);
    expect(integratedLoudness(new Float32Array(), 24_000)).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('true peaks', () => {
  it.each([0, 0.3, Math.PI / 4, 1])('of a tone at a quarter of the rate, phase %f', (phase) => {
    const tone = sine(6000, 0.1, 0.5, 24_000, phase);
    expect(Math.abs(decibels(truePeak(tone)) - decibels(0.5))).toBeLessThan(0.4);
  });

  it('are held below a ceiling without a jump, and left alone below it', () => {
    const sound = sine(300, 0.2, 0.3, 24_000);
    for (let i = 2400; i < 2424; i++) sound[i] = (sound[i] ?? 0) * 3;
    const before = sound.slice();
    limitPeaks(sound, 0.5, 24_000);
    expect(truePeak(sound)).toBeLessThanOrEqual(0.51);
    expect(sound.subarray(0, 2100)).toEqual(before.subarray(0, 2100));
    expect(sound.subarray(2700)).toEqual(before.subarray(2700));
    const gain = (i: number) => (sound[i] ?? 0) / (before[i] ?? 1);
    for (let i = 2110; i < 2690; i++)
      if (Math.abs(before[i] ?? 0) > 0.01 && Math.abs(before[i - 1] ?? 0) > 0.01)
        expect(Math.abs(gain(i) - gain(i - 1))).toBeLessThan(0.02);
  });
});

describe('speech', () => {
  it.each([0.05, 0.2, 0.9])('of amplitude %f is made as loud as all other', (amplitude) => {
    const sound = speechlike(3, amplitude);
    levelSpeech(sound, 24_000);
    expect(Math.abs(integratedLoudness(sound, 24_000) - TARGET_LOUDNESS)).toBeLessThan(1);
    expect(decibels(truePeak(sound))).toBeLessThanOrEqual(PEAK_CEILING + 0.1);
  });

  it('stays silent where it is', () => {
    const silence = new Float32Array(2400);
    expect(levelSpeech(silence, 24_000)).toBe(0);
    expect(silence.every((sample) => sample === 0)).toBe(true);
  });
});
