import { expect, test } from 'vitest';
import { type SoundOrigin, soundName } from '../../../src/audio/cache/sound-key';

const ORIGIN: SoundOrigin = {
  model: 'kokoro-82m-v1.0@1',
  precision: 'q8',
  profile: 'fast',
  voice: 'af_heart',
  speed: 1,
  tokens: [0, 50, 83, 0],
  wordRanges: [[1, 3]],
};

test('a sound’s name is short, and the same for the same origin', async () => {
  const name = await soundName(ORIGIN);
  expect(name).toMatch(/^[0-9a-f]{32}$/);
  expect(await soundName(structuredClone(ORIGIN))).toBe(name);
});

test.each<Partial<SoundOrigin>>([
  { model: 'kokoro-82m-v1.0@2' },
  { precision: 'fp16' },
  { profile: 'low-memory' },
  { voice: 'af_bella' },
  { speed: 1.1 },
  { tokens: [0, 50, 84, 0] },
  { tokens: [0, 5, 0, 83, 0] },
  {
    wordRanges: [
      [1, 2],
      [2, 3],
    ],
  },
])('%j is another sound', async (change) => {
  expect(await soundName({ ...ORIGIN, ...change })).not.toBe(await soundName(ORIGIN));
});
