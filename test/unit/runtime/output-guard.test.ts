import { describe, expect, test } from 'vitest';
import { SAMPLE_RATE } from '../../../src/contracts/audio';
import {
  expectedSound,
  inspectSound,
  LENGTH_TOLERANCE,
  NOISE_FROM_SECONDS,
  requireSound,
} from '../../../src/runtime/output-guard';
import { periodicity } from '../../../src/runtime/periodicity';
import { measureSound } from '../../../src/runtime/sound-measures';
import { whiteNoise, withNoise } from '../../support/corrupt-sound';
import { voiceLike } from '../../support/voice-like';

const speech = voiceLike(2);
const faultOf = (samples: Float32Array, expected = {}) => inspectSound(samples, expected).fault;
const sine = (hz: number, amplitude: number, length = 24_000) =>
  Float32Array.from({ length }, (_, i) => amplitude * Math.sin((2 * Math.PI * hz * i) / 24_000));

/** A hiss like s: white noise without what is below 3 kHz or so. */
const hiss = (length: number, level: number) => {
  const noise = whiteNoise(length, level);
  const once = noise.map((x, i) => x - (noise[i - 1] ?? 0));
  const twice = once.map((x, i) => x - (once[i - 1] ?? 0));
  return twice.map((x, i) => (x - (twice[i - 1] ?? 0)) / 5);
};

describe('measures', () => {
  test('of a sine: level, peak and balance', () => {
    const low = measureSound(sine(1000, 0.5), SAMPLE_RATE);
    expect(low).toMatchObject({ finite: true, clippedShare: 0, noiseSeconds: 0 });
    expect(low.rmsDb).toBeCloseTo(-9.03, 2);
    expect(low.peak).toBeCloseTo(0.5, 3);
    expect(low.highBandDb).toBeLessThan(-55);
    expect(measureSound(sine(6000, 0.5), SAMPLE_RATE).highBandDb).toBeCloseTo(0, 1);
    expect(measureSound(sine(11_000, 0.5), SAMPLE_RATE).highBandDb).toBeGreaterThan(40);
  });

  test('of white noise: balanced all the time', () => {
    const { highBandDb, noiseSeconds, noiseEnd } = measureSound(
      whiteNoise(48_000, 0.1),
      SAMPLE_RATE,
    );
    expect(Math.abs(highBandDb)).toBeLessThan(0.3);
    expect([noiseSeconds, noiseEnd]).toEqual([2, 48_000]);
  });

  test('of half a clipped square, of silence and of nothing', () => {
    const half = Float32Array.from({ length: 100 }, (_, i) => (i < 50 ? 1.5 : 0.1));
    expect(measureSound(half, SAMPLE_RATE)).toMatchObject({ clippedShare: 0.5, peak: 1.5 });
    for (const length of [0, 1000])
      expect(measureSound(new Float32Array(length), SAMPLE_RATE)).toMatchObject({
        finite: true,
        rmsDb: Number.NEGATIVE_INFINITY,
        peak: 0,
        clippedShare: 0,
        noiseSeconds: 0,
      });
  });

  test('of periods: a tone repeats itself, noise does not', () => {
    expect(periodicity(sine(120, 0.3, 4800), SAMPLE_RATE)).toBeGreaterThan(0.9);
    expect(periodicity(whiteNoise(4800, 0.3), SAMPLE_RATE)).toBeLessThan(0.1);
    expect(periodicity(new Float32Array(4800), SAMPLE_RATE)).toBe(0);
  });
});

describe('sound that may be heard', () => {
  test.each<[string, Float32Array]>([
    ['speech', speech],
    ['whispering, 30 dB softer', speech.map((x) => x / 32)],
    ['loud speech', speech.map((x) => x * 2)],
    ['speech with a single clipped word', speech.map((x, i) => (i < 6000 ? 4 * x : x))],
    ['a soft f of one frame', whiteNoise(600, 0.005)],
    ['an f of 0.4 s', whiteNoise(9600, 0.02)],
    ['an s that is held for 2 s', hiss(48_000, 0.1)],
    ['a hum', sine(100, 0.2)],
    ['a hiss that is hardly heard, for 3 s', whiteNoise(72_000, 0.003)],
  ])('%s', (_, samples) => {
    expect(faultOf(samples)).toBeUndefined();
  });

  test('silence, if only pauses were to be spoken', () => {
    expect(faultOf(new Float32Array(6000), { spoken: false })).toBeUndefined();
  });

  test.each([-LENGTH_TOLERANCE, 0, LENGTH_TOLERANCE])('a length that is off by %i', (off) => {
    expect(faultOf(speech, { samples: speech.length + off })).toBeUndefined();
  });
});

describe('sound that must not be heard', () => {
  test.each<[string, string, Float32Array]>([
    ['not-finite', 'one value that is no number', speech.with(7, Number.NaN)],
    ['not-finite', 'the last value infinite', speech.with(speech.length - 1, -Infinity)],
    ['silent', 'zeros', new Float32Array(24_000)],
    ['silent', 'nothing', new Float32Array(0)],
    ['silent', 'dust', whiteNoise(24_000, 1e-5)],
    ['too-loud', 'a constant at full scale', new Float32Array(24_000).fill(-1)],
    ['too-loud', 'full-scale noise, however short', whiteNoise(2400, 0.577)],
    ['too-loud', 'values × 8', speech.map((x) => 8 * x)],
    ['noise', 'white noise at the level of speech', whiteNoise(24_000, 0.1)],
    ['noise', 'soft white noise', whiteNoise(24_000, 0.01)],
    ['noise', 'speech under noise', withNoise(speech, -10)],
    [
      'noise',
      'a second of noise inside of speech',
      Float32Array.of(...speech, ...whiteNoise(24_000, 0.05), ...speech),
    ],
  ])('%s: %s', (fault, _, samples) => {
    expect(faultOf(samples)).toBe(fault);
  });

  test('noise counts from a stated length', () => {
    const samples = Math.round(NOISE_FROM_SECONDS * SAMPLE_RATE);
    expect(faultOf(whiteNoise(samples, 0.1))).toBe('noise');
    expect(faultOf(whiteNoise(samples - 600, 0.1))).toBeUndefined();
  });

  test.each([-601, 601, Number.NaN])('a length that is off by %d', (off) => {
    expect(faultOf(speech, { samples: speech.length + off })).toBe('wrong-length');
  });
});

test('what is expected comes from durations and tokens', () => {
  expect(expectedSound([0, 50, 4, 0], [2, 5, 1, 2])).toEqual({ samples: 6000, spoken: true });
  expect(expectedSound([0, 16, 4, 0], undefined)).toEqual({ samples: undefined, spoken: false });
});

test('a rejection is counted, and names what was wrong', () => {
  const metrics: object[] = [];
  const require = (samples: Float32Array, expected = {}) =>
    requireSound(samples, expected, 'webgpu', (metric) => metrics.push(metric));
  require(speech);
  expect(metrics).toEqual([]);
  expect(() => require(speech, { samples: 600 })).toThrow('(48000 samples instead of 600)');
  expect(metrics).toEqual([
    { name: 'guard-rejections', value: 1, unit: 'count', tags: { reason: 'wrong-length' } },
  ]);
});
