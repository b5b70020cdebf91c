import { afterAll, describe, expect, test } from 'vitest';
import type { PlaybackStatus } from '../../../src/contracts/engine';
import { KokoroSpeech } from '../../../src/engine/kokoro-speech';
import type { Playback } from '../../../src/engine/playback';
import { sharedEngine } from '../../../src/engine/shared-engine';
import type { SynthesizedUnit } from '../../../src/engine/synthesized-unit';

const VOICE = { voice: 'draft_mid' };
/** Short sentences stay pieces of their own. */
const SENTENCES = { ...VOICE, fragmentWords: 0 };
const engine = new KokoroSpeech({ provider: 'wasm', threads: 1 });
afterAll(() => engine.release());

async function collect(units: AsyncIterable<SynthesizedUnit>): Promise<SynthesizedUnit[]> {
  const all: SynthesizedUnit[] = [];
  for await (const unit of units) all.push(unit);
  return all;
}

function statuses(playback: Playback): PlaybackStatus[] {
  const seen: PlaybackStatus[] = [playback.snapshot.status];
  playback.on('statechange', ({ status }) => {
    if (status !== seen.at(-1)) seen.push(status);
  });
  return seen;
}

describe('an engine', () => {
  test('does nothing before it is used', () => {
    expect(engine.warmup).toEqual({ reached: [], running: [] });
    expect(engine.health.map(({ health }) => health)).toEqual(['absent', 'absent']);
    expect(engine.progress).toBeUndefined();
  });

  test('warms up once, whoever asks and however often', async () => {
    await Promise.all([engine.warmUp(VOICE), engine.warmUp(VOICE)]);
    await engine.warmUp(VOICE);
    // On WASM the first run is all that there is to warm up.
    await expect.poll(() => engine.warmup.reached.at(-1)).toBe('extended');
    expect(engine.metrics.summary()['fully-warm']?.count).toBe(1);
    expect(engine.metrics.value('model-initialisations')).toBe(1);
    expect(engine.metrics.summary()['service-ready']?.count).toBe(1);
  });

  test('cleans the store up once per start, however many engines there are', async () => {
    await expect.poll(() => engine.metrics.value('clean-ups')).toBe(1);
    const other = new KokoroSpeech({ provider: 'wasm', threads: 1 });
    await other.warmUp(VOICE);
    expect(other.metrics.value('clean-ups')).toBe(0);
    expect(engine.metrics.value('clean-ups')).toBe(1);
    await other.release();
  });

  test('gives each sentence’s sound with its words and their times', async () => {
    const units = await collect(engine.stream('Good morning. It is $9.99 today.', SENTENCES));
    expect(units.map(({ unit }) => unit.words.length)).toEqual([2, 4]);
    for (const { samples, wordTimes, unit, sampleRate } of units) {
      const seconds = samples.length / sampleRate;
      expect(wordTimes).toHaveLength(unit.words.length);
      for (const { start, end } of wordTimes) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(seconds + 0.1);
      }
    }
    const price = units[1]?.unit.words[2];
    expect('Good morning. It is $9.99 today.'.slice(price?.start, price?.end)).toBe('$9.99');
    expect(engine.metrics.value('model-initialisations')).toBe(1);
  });

  test('speaks with a blend of voices', async () => {
    const loudness: number[] = [];
    for (const voice of ['draft_low', 'draft_low(1)+draft_high(1)', 'draft_low(1)+draft_low(2)']) {
      const [first] = await collect(engine.stream('Good morning.', { voice, audioCache: 'off' }));
      expect(first?.voice).toBe(voice);
      const samples = first?.samples ?? new Float32Array(0);
      loudness.push(samples.reduce((sum, sample) => sum + Math.abs(sample), 0));
    }
    const [low, blend, same] = loudness;
    expect(same).toBe(low);
    expect(blend).not.toBe(low);
    const mixed = collect(engine.stream('Hi', { voice: 'af_heart+draft_low' }));
    await expect(mixed).rejects.toMatchObject({ code: 'voice-unavailable' });
  });

  test('speaks with the voices that a document names, and tells of those that it lacks', async () => {
    const own = new KokoroSpeech({ provider: 'wasm', threads: 1 });
    const notices: unknown[] = [];
    own.on('notice', (notice) => notices.push(notice));
    const ssml =
      '<speak>It was late. <voice name="draft_low">Who is there?</voice> <voice name="nobody">Me.</voice></speak>';
    const units = await collect(
      own.stream(ssml, { ...VOICE, type: 'application/ssml+xml', fragmentWords: 0 }),
    );
    expect(units.map(({ voice }) => voice)).toEqual(['draft_mid', 'draft_low', 'draft_mid']);
    expect(notices).toMatchObject([
      { failure: { code: 'voice-unavailable' }, fallbackVoice: 'draft_mid' },
    ]);
    await own.release();
  });

  test('stops synthesising when the signal fires, and goes on with the next text', async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const run = async () => {
      const options = { ...SENTENCES, signal: controller.signal };
      for await (const { unit } of engine.stream('One. Two. Three. Four.', options)) {
        seen.push(unit.index);
        controller.abort();
      }
    };
    await expect(run()).rejects.toMatchObject({ code: 'aborted' });
    expect(seen).toEqual([0]);
    expect(await collect(engine.stream('Five.', VOICE))).toHaveLength(1);
  });

  test('makes a faster sound for a higher model rate, and refuses one that makes no sense', async () => {
    const length = async (modelRate: number) => {
      const [unit] = await collect(engine.stream('A rather long word.', { ...VOICE, modelRate }));
      return unit?.samples.length ?? 0;
    };
    expect(await length(2)).toBeLessThan((await length(1)) * 0.75);
    await expect(length(9)).rejects.toMatchObject({ failure: { reason: 'bad-option' } });
  });

  test('plays to the end', async () => {
    const playback = engine.speak('Played.', VOICE);
    const seen = statuses(playback);
    await playback.finished;
    expect(seen).toEqual(['preparing', 'playing', 'ended']);
    expect(playback.snapshot).toMatchObject({ voice: 'draft_mid', provider: 'wasm' });
    expect(playback.snapshot.currentTime).toBeGreaterThan(0.3);
  });

  test('stops what plays when something else is to be spoken', async () => {
    const first = engine.speak('This would take quite a while, would it not?', VOICE);
    const second = engine.speak('Short.', VOICE);
    await first.finished;
    expect(first.snapshot.status).toBe('stopped');
    await second.finished;
    expect(second.snapshot.status).toBe('ended');
  });

  test('rejects with a coded error, and speaks afterwards', async () => {
    const failed = engine.speak('Hi.', { voice: 'nobody' });
    await expect(failed.finished).rejects.toMatchObject({ code: 'voice-unavailable' });
    expect(failed.snapshot).toMatchObject({ status: 'failed', failure: { reason: 'unknown' } });
    const spanish = engine.speak('Hola.', { ...VOICE, lang: 'es' });
    await expect(spanish.finished).rejects.toMatchObject({ code: 'language-unavailable' });
    await engine.speak('Hello.', VOICE).finished;
  });

  test('paused before the first sound, it waits; resumed, it plays to the end', async () => {
    const playback = engine.speak('Waiting.', VOICE);
    playback.pause();
    const seen = statuses(playback);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(playback.snapshot).toMatchObject({ status: 'paused', currentTime: 0 });
    playback.resume();
    await playback.finished;
    expect(seen).toEqual(['paused', 'preparing', 'playing', 'ended']);
  });

  test('tells phonemes', async () => {
    expect(await engine.phonemize('Hello.')).toMatchObject({ phonemes: 'həlˈO.' });
  });

  test.each([
    ['text/markdown', 'Say **hello** [12].'],
    ['text/html', '<p>Say <b>hello</b>.'],
    ['application/ssml+xml', '<speak>Say <emphasis>hello</emphasis>.</speak>'],
  ] as const)('reads %s in the text worker', async (type, text) => {
    const { words } = await engine.text.phonemize(text, { type });
    expect(words.map(({ start, end }) => text.slice(start, end))).toEqual(['Say', 'hello']);
    expect(await collect(engine.stream(text, { ...VOICE, type }))).toHaveLength(1);
  });

  test('has a lexicon of its own, and reads and writes files of it', async () => {
    const lexicon = [{ word: 'Kokoro', respelling: 'KOH-kuh-roh' }];
    const own = new KokoroSpeech({ provider: 'wasm', threads: 1, lexicon });
    expect(await own.phonemize('Kokoro.')).toMatchObject({ phonemes: 'kˈOkəɹO.' });
    const file = await own.text.exportLexicon(lexicon, 'json');
    expect(await own.text.importLexicon(file, 'json')).toEqual(lexicon);
    await expect(own.text.phonemize('a', { lexicon: [{ word: 'a', ipa: '☃' }] })).rejects.toThrow(
      '☃',
    );
    expect(await own.text.alternatives('cat')).toEqual(['kˈæt']);
    expect(await own.text.normalize('Dr. No')).toMatchObject({ text: 'doctor No' });
    await own.release();
  });

  test('has leaked nothing, and underran never', () => {
    expect(engine.metrics.value('leak-warnings')).toBe(0);
    expect(engine.metrics.value('live-tensors')).toBe(0);
    expect(engine.metrics.value('buffer-underrun')).toBe(0);
  });

  test('starts anew after it was released', async () => {
    await engine.release();
    expect(engine.health[0]).toMatchObject({ role: 'primary', health: 'absent' });
    expect(engine.warmup.reached).toEqual([]);
    expect(await collect(engine.stream('Back again.', VOICE))).toHaveLength(1);
    expect(engine.metrics.value('model-initialisations')).toBe(2);
  });
});

test('the same options share one engine, other options have another', () => {
  const one = sharedEngine({ provider: 'wasm', threads: 1 });
  expect(sharedEngine({ threads: 1, provider: 'wasm' })).toBe(one);
  expect(sharedEngine({ provider: 'wasm', threads: 1, fallback: 'draft' })).toBe(one);
  expect(sharedEngine({ provider: 'wasm', threads: 2 })).not.toBe(one);
});

test('engines of other options share the text worker, and each reads its own text', async () => {
  const one = new KokoroSpeech({ provider: 'wasm', threads: 1 });
  const other = new KokoroSpeech({ provider: 'wasm', threads: 1, dual: 'off' });
  const words = async (speaker: KokoroSpeech, text: string) =>
    (await collect(speaker.stream(text, SENTENCES))).map(({ unit }) => unit.words.length);
  const [short, long] = await Promise.all([
    words(one, 'One. Two.'),
    words(other, 'Three words here. And four words here.'),
  ]);
  expect([short, long]).toEqual([
    [1, 1],
    [3, 4],
  ]);
  await Promise.all([one.release(), other.release()]);
});

test('options that make no sense are refused by name', () => {
  expect(() => new KokoroSpeech({ threads: 0 })).toThrow('threads cannot be 0');
  expect(() => new KokoroSpeech({ modelBase: 'http://[' })).toThrow('model-base cannot be');
});
