import { afterEach, expect, test } from 'vitest';
import type { MetricName } from '../../../src/contracts/metrics';
import '../../../src/elements/define';
import { KokoroSpeech } from '../../../src/engine/kokoro-speech';

const VOICE = { voice: 'draft_mid' };
const engines = new Set<KokoroSpeech>();
afterEach(async () => {
  document.body.replaceChildren();
  await Promise.all([...engines].map((engine) => engine.release()));
});

test('three elements and two engines: one model, one clean-up, each warm-up once, one worker of each kind', async () => {
  const workers: string[] = [];
  const Original = globalThis.Worker;
  globalThis.Worker = class extends Original {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      workers.push(options?.name ?? '');
    }
  };
  // What happens once is told to every engine that takes part.
  const count = (name: MetricName) =>
    Math.max(...[...engines].map((engine) => engine.metrics.value(name)));
  try {
    document.body.innerHTML = `
      <kokoro-speak voice="draft_mid" provider="wasm" threads="1">One.</kokoro-speak>
      <kokoro-speak voice="draft_mid" provider="wasm" threads="1">Two.</kokoro-speak>
      <kokoro-speak voice="draft_mid" provider="wasm" threads="1">Three.</kokoro-speak>`;
    const elements = [...document.querySelectorAll('kokoro-speak')];
    const own = [1, 2].map(() => new KokoroSpeech({ provider: 'wasm', threads: 1 }));
    for (const engine of [...own, ...elements.map(({ engine }) => engine as KokoroSpeech)])
      engines.add(engine);
    expect(engines.size).toBe(3);
    await Promise.all([
      ...elements.map((element) => element.warmUp()),
      ...own.map((engine) => engine.warmUp(VOICE)),
    ]);
    for (const engine of own) for await (const _ of engine.stream('Four. Five.', VOICE)) void _;
    await elements[0]?.play();
    expect(count('model-initialisations')).toBe(1);
    expect(count('warm-up-runs')).toBe(1);
    await expect.poll(() => count('clean-ups')).toBe(1);
    expect(count('leak-warnings')).toBe(0);
    expect(workers.filter((name) => name === 'kokoro-speech')).toHaveLength(1);
    expect(workers.filter((name) => name === 'kokoro-text')).toHaveLength(1);
    expect(own[0]?.health[0]).toMatchObject({ health: 'healthy', model: 'draft@1' });

    // The model stays for those who still use it, and goes with the last of them.
    await own[0]?.release();
    expect(own[1]?.health[0]?.health).toBe('healthy');
    for (const engine of engines) await engine.release();
    expect(own[1]?.health[0]?.health).toBe('absent');
    expect(count('live-workers')).toBe(0);
    expect(count('live-sessions')).toBe(0);
  } finally {
    globalThis.Worker = Original;
  }
});
