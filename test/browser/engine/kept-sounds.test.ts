import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import type { EngineOptions, SpeakOptions } from '../../../src/contracts/engine';
import { DeviceMemory } from '../../../src/engine/device-memory';
import { KokoroSpeech } from '../../../src/engine/kokoro-speech';
import { pageAudioCache } from '../../../src/engine/page-audio-cache';
import type { SynthesizedUnit } from '../../../src/engine/synthesized-unit';
import { soundsAlike } from '../../../src/shared/sound-distance';
import { HubControl } from '../../support/hub-control';
import { startWithDisk } from '../../support/storage-quota';

const OPTIONS = { provider: 'wasm', threads: 1 } as const;
const VOICE = { voice: 'draft_mid', fragmentWords: 0 };
const TEXT = 'The river was wide and slow in the morning. The old man sat down to rest.';

/** A visit: nothing is left of an earlier one but what lies on the device. */
async function visit(
  text: string,
  speaking: SpeakOptions = VOICE,
  options: EngineOptions = {},
): Promise<{ units: SynthesizedUnit[]; engine: KokoroSpeech }> {
  const engine = new KokoroSpeech({ ...OPTIONS, ...options });
  const units: SynthesizedUnit[] = [];
  try {
    for await (const unit of engine.stream(text, speaking)) units.push(unit);
  } finally {
    await engine.release();
    await pageAudioCache.settled();
  }
  return { units, engine };
}

/** What was found, what was not, and what was computed for it. */
function counts({ metrics }: KokoroSpeech) {
  return {
    hits: metrics.value('audio-cache-hit'),
    misses: metrics.value('audio-cache-miss'),
    runs: metrics.summary()['inference-duration']?.count ?? 0,
    models: metrics.value('model-initialisations'),
  };
}

const NOTHING_COMPUTED = { misses: 0, runs: 0, models: 0 };
const storage = new KokoroSpeech(OPTIONS).storage;

beforeAll(() => startWithDisk(undefined));
afterAll(() => storage.clearAudio());

describe('what was spoken', () => {
  test('is kept, and comes again without model, session or thread', async () => {
    const first = await visit(TEXT);
    expect(counts(first.engine)).toEqual({ hits: 0, misses: 2, runs: 2, models: 1 });
    const { bytes, sounds } = await storage.cachedAudio();
    expect(sounds).toBe(2);
    expect(first.engine.metrics.value('audio-cache-bytes')).toBe(bytes);

    const workers: string[] = [];
    const Original = globalThis.Worker;
    globalThis.Worker = class extends Original {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        workers.push(options?.name ?? '');
      }
    };
    const again = await visit(TEXT).finally(() => {
      globalThis.Worker = Original;
    });
    expect(counts(again.engine)).toEqual({ hits: 2, ...NOTHING_COMPUTED });
    expect(workers).toEqual(['kokoro-text']);
    for (const [i, { samples, wordTimes, provider, voice }] of again.units.entries()) {
      const before = first.units[i] as SynthesizedUnit;
      expect(soundsAlike(samples, before.samples).alike).toBe(true);
      expect([wordTimes.length, provider, voice]).toEqual([
        before.wordTimes.length,
        'wasm',
        VOICE.voice,
      ]);
    }
  });

  test('is divided as it was, though the device turned out to be slow', async () => {
    const memory = new DeviceMemory();
    const pace = `pace|${navigator.userAgent}|wasm|auto|1|{"kind":"draft"}`;
    memory.write(pace, '30.00 60.00');
    // Another core, which has not run yet: it goes by the note.
    const fresh = { dual: 'off' } as const;
    const again = await visit(TEXT, VOICE, fresh);
    expect(counts(again.engine)).toEqual({ hits: 2, ...NOTHING_COMPUTED });
    const other = await visit(TEXT, VOICE, { ...fresh, audioCache: 'off' });
    memory.remove(pace);
    expect(other.units.length).toBeGreaterThan(2);
  });
});

/** Keeps its thread, so that what is said for a comparison does not begin with one. */
const keeper = new KokoroSpeech(OPTIONS);
afterAll(() => keeper.release());

test('the model is prepared when something new comes into sight, before its turn', async () => {
  const engine = keeper;
  const units = engine.stream(`${TEXT} Then it began to rain.`, VOICE);
  const first = await units.next();
  expect(first.value.unit.words).toHaveLength(9);
  // Nobody has asked for the second one yet.
  await expect.poll(() => counts(engine).models, { timeout: 30_000 }).toBe(1);
  expect(counts(engine)).toMatchObject({ hits: 1, misses: 0, runs: 0 });
  const others: string[] = [];
  for await (const { unit } of units) others.push(unit.phonemes);
  expect(others).toHaveLength(2);
  expect(counts(engine)).toEqual({ hits: 2, misses: 1, runs: 1, models: 1 });
});

test.each([
  ['voice', { voice: 'draft_low' }],
  ['speed', { modelRate: 1.3 }],
  ['lexicon', { lexicon: [{ word: 'river', respelling: 'REE-vuh' }] }],
] as const)('another %s is another sound', async (_, speaking) => {
  const { engine } = await visit('The river was wide.', { ...VOICE, ...speaking });
  expect(counts(engine)).toEqual({ hits: 0, misses: 1, runs: 1, models: 0 });
});

test('is kept nowhere where it is not wanted, and goes when somebody says so', async () => {
  await pageAudioCache.settled();
  const before = await storage.cachedAudio();
  const { engine } = await visit('A secret.', VOICE, { audioCache: 'off' });
  expect(counts(engine)).toEqual({ hits: 0, misses: 0, runs: 1, models: 0 });
  const text = await visit('A secret.', { ...VOICE, audioCache: 'off' });
  expect(counts(text.engine)).toEqual({ hits: 0, misses: 0, runs: 1, models: 0 });
  expect(await storage.cachedAudio()).toEqual(before);

  await storage.clearAudio();
  expect(await storage.cachedAudio()).toEqual({ bytes: 0, sounds: 0 });
  expect(counts((await visit('The river was wide.')).engine)).toMatchObject({ hits: 0, runs: 1 });
});

test('keeps within a budget, the newest', async () => {
  await storage.clearAudio();
  await visit('One two three.');
  const { bytes } = await storage.cachedAudio();
  const budget = { audioCache: { bytes: Math.round(bytes * 1.5) } };
  const { engine } = await visit('Three two one.', VOICE, budget);
  expect(engine.metrics.value('audio-cache-evictions')).toBe(1);
  expect((await storage.cachedAudio()).sounds).toBe(1);
  expect(counts((await visit('Three two one.')).engine).hits).toBe(1);
});

test.each([[{ bytes: 0 }], [{ bytes: 1.5 }], ['always']])('%j is refused', (audioCache) => {
  expect(() => new KokoroSpeech({ audioCache } as EngineOptions)).toThrow('audio-cache cannot be');
});

describe('a model that cannot be had any more', () => {
  const hub = new HubControl(inject('hubOrigin'), 'kept-sounds');
  const own = { model: { kind: 'manifest', url: hub.manifestUrl } } as const;
  const heart = { voice: 'af_heart', fragmentWords: 0 };
  afterEach(() => hub.reset());

  test('is heard as far as it was heard before, then the draft voice steps in, and is kept as itself', async () => {
    await hub.reset();
    await visit('The night was cold.', heart, own);
    await storage.clear();
    await hub.fault('manifest.json', { kind: 'status', status: 404 });

    const both = await visit('The night was cold. The fire was out.', heart, own);
    expect(both.units.map(({ voice }) => voice)).toEqual(['af_heart', 'draft_mid']);
    expect(both.engine.notice).toMatchObject({ fallbackVoice: 'draft_mid' });
    expect(counts(both.engine)).toMatchObject({ hits: 1, misses: 2, runs: 1 });
    const again = await visit('The fire was out.', VOICE);
    expect(counts(again.engine)).toEqual({ hits: 1, ...NOTHING_COMPUTED });
  });

  test('fails only when it is needed', async () => {
    await hub.fault('manifest.json', { kind: 'status', status: 404 });
    const engine = new KokoroSpeech({ ...OPTIONS, ...own, fallback: 'none' });
    const units = engine.stream('The night was cold. The moon was up.', heart);
    expect((await units.next()).value).toMatchObject({ voice: 'af_heart' });
    await expect(units.next()).rejects.toMatchObject({ code: 'network' });
    await engine.release();
  });
});
