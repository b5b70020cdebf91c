import { expect, test } from 'vitest';
import {
  ALIKE_UP_TO_DB,
  logSpectralDistance,
  soundsAlike,
} from '../../../src/shared/sound-distance';
import { CORRUPTIONS, withNoise } from '../../support/corrupt-sound';
import { voiceLike } from '../../support/voice-like';

const speech = voiceLike(2);

test('equal sounds have no distance', () => {
  expect(logSpectralDistance(speech, speech)).toBe(0);
  expect(soundsAlike(speech, speech.slice())).toEqual({ distance: 0, alike: true });
});

test('it is symmetric', () => {
  const other = withNoise(voiceLike(2.05, 2), 15);
  expect(logSpectralDistance(speech, other)).toBeCloseTo(logSpectralDistance(other, speech), 6);
});

test.each<[string, Float32Array]>([
  ['other phases and another hiss', voiceLike(2, 7)],
  ['the opposite sign', speech.map((x) => -x)],
  ['2 dB more', speech.map((x) => x * 10 ** (2 / 20))],
  ['3 dB less', speech.map((x) => x * 10 ** (-3 / 20))],
  ['a little rounding', speech.map((x) => Math.round(x * 2 ** 11) / 2 ** 11)],
  ['two frames of pause more at the start', Float32Array.of(...new Float32Array(1200), ...speech)],
  ['three frames less at the end', speech.slice(0, -1800)],
  [
    'one frame more in the middle, which shifts the rest',
    Float32Array.of(...speech.slice(0, 15_000), ...speech.slice(14_400)),
  ],
])('%s is alike', (_, other) => {
  const { distance, alike } = soundsAlike(speech, other);
  expect(distance).toBeLessThan(0.8 * ALIKE_UP_TO_DB);
  expect(alike).toBe(true);
});

test.each(
  Object.keys(CORRUPTIONS).filter((name) => !/20 dB|one frame missing|half zero/.test(name)),
)('not alike: %s', (name) => {
  const { distance, alike } = soundsAlike(speech, CORRUPTIONS[name]?.(speech) ?? speech);
  expect(distance).toBeGreaterThan(1.2 * ALIKE_UP_TO_DB);
  expect(alike).toBe(false);
});

test('other words of the same voice are not alike', () => {
  const shifted = Float32Array.of(...speech.slice(6000), ...speech.slice(0, 6000));
  expect(
    soundsAlike(
      speech,
      shifted.map((x, i) => (i % 12_000 < 6000 ? x : 0)),
    ).alike,
  ).toBe(false);
});

test('lengths that do not fit, and numbers that are none, are infinitely far', () => {
  const infinitely = Number.POSITIVE_INFINITY;
  expect(logSpectralDistance(speech, speech.slice(0, 40_000))).toBe(infinitely);
  expect(logSpectralDistance(speech, new Float32Array(0))).toBe(infinitely);
  expect(logSpectralDistance(speech, speech.with(5, Number.NaN))).toBe(infinitely);
  expect(soundsAlike(speech.with(5, infinitely), speech)).toEqual({
    distance: infinitely,
    alike: false,
  });
});

test('silence is like silence, and like no speech', () => {
  const silence = new Float32Array(speech.length);
  expect(soundsAlike(silence, silence.slice()).alike).toBe(true);
  expect(soundsAlike(new Float32Array(0), new Float32Array(0)).alike).toBe(true);
  expect(soundsAlike(silence, speech).alike).toBe(false);
});
