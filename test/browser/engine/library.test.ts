import { afterAll, describe, expect, test } from 'vitest';
import { KokoroSpeech } from '../../../src/engine/kokoro-speech';

const OPTIONS = { provider: 'wasm', threads: 1, model: { kind: 'draft' } } as const;
const QUICK = { voice: 'draft_mid', rate: 3, audioCache: 'off' } as const;

test('a probe tells what the device can do, and loads nothing', async () => {
  const before = performance.getEntriesByType('resource').length;
  const { supported, missing, provider, threaded, cores } = await KokoroSpeech.probe();
  expect({ supported, missing }).toEqual({ supported: true, missing: [] });
  expect(['wasm', 'webgpu']).toContain(provider);
  expect(threaded).toBe(globalThis.crossOriginIsolated);
  expect(cores).toBe(navigator.hardwareConcurrency);
  const loaded = performance.getEntriesByType('resource').slice(before);
  expect(loaded.filter(({ name }) => /\.(wasm|onnx|bin)/.test(name))).toEqual([]);
});

test('an engine that is created is ready, tells of its download, and ends with its block', async () => {
  const progress: number[] = [];
  const engine = await KokoroSpeech.create({
    ...OPTIONS,
    voice: 'draft_mid',
    onProgress: ({ receivedBytes }) => progress.push(receivedBytes),
  });
  expect(engine.warmup.reached).toContain('ready');
  expect(progress.length).toBeGreaterThan(0);
  await engine[Symbol.asyncDispose]();
  expect(engine.health.map(({ health }) => health)).not.toContain('healthy');
  await expect(KokoroSpeech.create({ ...OPTIONS, voice: 'nobody' })).rejects.toMatchObject({
    code: 'voice-unavailable',
  });
});

describe('an engine', () => {
  const engine = new KokoroSpeech(OPTIONS);
  afterAll(() => engine.release());

  test('makes the sound of a whole text, with the time of every word', async () => {
    const text = 'Good morning. It is $9 now.';
    const sound = await engine.synthesize(text, { ...QUICK, fragmentWords: 0 });
    expect(sound.words.map(({ start, end }) => text.slice(start, end))).toEqual([
      ...['Good', 'morning', 'It', 'is', '$9', 'now'],
    ]);
    let at = 0;
    for (const { startTime, endTime } of sound.words) {
      expect(startTime).toBeGreaterThanOrEqual(at);
      expect(endTime).toBeGreaterThan(startTime);
      at = startTime;
    }
    const { samples, sampleRate, voice, provider } = sound;
    expect(samples.length / sampleRate).toBeGreaterThan(at);
    expect({ sampleRate, voice, provider }).toEqual({
      ...{ sampleRate: 24_000, voice: 'draft_mid', provider: 'wasm' },
    });
  });

  test('pauses, resumes and cancels what it reads', async () => {
    expect(engine.cancel()).toBeUndefined();
    const text = 'One two three. Four five six. Seven eight nine.';
    const playback = engine.speak(text, QUICK);
    await expect.poll(() => playback.snapshot.word).toBeDefined();
    engine.pause();
    expect(playback.snapshot.status).toBe('paused');
    engine.resume();
    expect(playback.snapshot.status).toBe('playing');
    const heard = engine.cancel();
    expect(heard).toBeGreaterThanOrEqual('One'.length);
    expect(heard).toBeLessThan(text.length);
    expect(playback.snapshot.status).toBe('stopped');
    expect(engine.cancel()).toBeUndefined();
  });

  test('names voices and blends of them', async () => {
    expect(engine.getVoices()).toBe(engine.voices);
    expect(engine.mix({ draft_low: 2, draft_high: 1 })).toBe('draft_low(2)+draft_high(1)');
    expect(() => engine.mix({ draft_low: 1, af_heart: 1 })).toThrow('cannot be had');
    expect(() => engine.mix({ nobody: 1 })).toThrow('no voice called “nobody”');
  });

  test('has a lexicon that may change', async () => {
    const said = async () => (await engine.phonemize('Nevada')).phonemes;
    const usual = await said();
    engine.lexicon = [{ word: 'Nevada', alias: 'cat' }];
    expect(await said()).toBe('kˈæt');
    for await (const { unit } of engine.stream('Nevada', QUICK)) expect(unit.phonemes).toBe('kˈæt');
    engine.lexicon = [];
    expect(await said()).toBe(usual);
    expect((await engine.normalize('Dr. X paid $2')).text).toBe('doctor X paid two dollars');
  });
});
