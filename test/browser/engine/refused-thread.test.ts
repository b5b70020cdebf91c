import { afterEach, expect, test } from 'vitest';
import { KokoroSpeech } from '../../../src/engine/kokoro-speech';

const { Worker: Original } = globalThis;
afterEach(() => {
  globalThis.Worker = Original;
});

test('a thread that the browser refuses at once, as WebKit does, is told in words, and the next try may start it', async () => {
  const engine = new KokoroSpeech({ provider: 'wasm', threads: 1 });
  globalThis.Worker = class {
    constructor() {
      throw new DOMException('Refused by the policy.', 'SecurityError');
    }
  } as unknown as typeof Worker;
  const refused = { code: 'worker-lost', failure: { reason: 'not-started' } };
  await expect(engine.phonemize('One.')).rejects.toMatchObject(refused);
  await expect(engine.warmUp({ voice: 'draft_mid' })).rejects.toMatchObject(refused);
  const playback = engine.speak('One.', { voice: 'draft_mid' });
  await expect(playback.finished).rejects.toMatchObject(refused);
  globalThis.Worker = Original;
  expect((await engine.phonemize('One.')).phonemes).not.toBe('');
  await engine.speak('One.', { voice: 'draft_mid', rate: 3 }).finished;
  await engine.release();
});
