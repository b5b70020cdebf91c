import { describe, expect, it, test } from 'vitest';
import { blendOf, mixStyles, voiceParts } from '../../../src/shared/voice-blend';

describe('the parts of a voice', () => {
  it.each([
    ['af_heart', [['af_heart', 1]]],
    ['a-site.own', [['a-site.own', 1]]],
    [
      'af_bella(2)+af_sky(1)',
      [
        ['af_bella', 2 / 3],
        ['af_sky', 1 / 3],
      ],
    ],
    [
      'af_bella + af_sky',
      [
        ['af_bella', 0.5],
        ['af_sky', 0.5],
      ],
    ],
    [
      'af_bella(0.5)+af_sky(1.5)',
      [
        ['af_bella', 0.25],
        ['af_sky', 0.75],
      ],
    ],
    [
      'af_bella+af_sky+af_bella',
      [
        ['af_bella', 2 / 3],
        ['af_sky', 1 / 3],
      ],
    ],
    ['af_bella(3)', [['af_bella', 1]]],
    ['af_bella(1)+af_sky(0)', [['af_bella', 1]]],
  ] as const)('%s', (voice, parts) => {
    expect(voiceParts(voice).map(({ name, share }) => [name, share])).toEqual(parts);
  });

  it.each(['+', 'a+', 'a(', 'a(x)+b', 'a(-1)+b', 'a(0)', 'a b+c', 'a+b+c+d+e+f+g+h+i'])(
    '%s has none',
    (voice) => {
      expect(() => voiceParts(voice)).toThrow(`The blend of voices “${voice}” cannot be had.`);
    },
  );
});

test('a blend has a name', () => {
  expect(blendOf({ af_bella: 2, af_sky: 0, am_adam: 0.5 })).toBe('af_bella(2)+am_adam(0.5)');
  for (const weights of [{}, { a: 0 }, { a: -1 }, { a: Number.NaN }])
    expect(() => blendOf(weights)).toThrow('cannot be had');
});

test('styles are mixed by their shares, as far as all voices go', () => {
  const parts = voiceParts('a(3)+b');
  expect(mixStyles(parts, [new Float32Array([1, 1, 0]), new Float32Array([0, 5])])).toEqual(
    new Float32Array([0.75, 2]),
  );
});
