import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BoundaryEvent, PlaybackStatus } from '../../../src/contracts/engine';
import { KokoroSpeech } from '../../../src/engine/kokoro-speech';
import type { Playback } from '../../../src/engine/playback';

/** Short sentences stay pieces of their own, the test does not take their time, and nothing is known from before. */
const QUICK = { voice: 'draft_mid', fragmentWords: 0, rate: 3, audioCache: 'off' } as const;
const engine = new KokoroSpeech({ provider: 'wasm', threads: 1 });
beforeAll(() => engine.warmUp({ voice: 'draft_mid' }));
afterAll(() => engine.release());

const THREE = 'One two. Three four. Five six.';
const MANY = Array.from({ length: 40 }, (_, i) => `Here is sentence ${i + 1}.`).join(' ');
const runs = () => engine.metrics.summary()['inference-duration']?.count ?? 0;

/** Resolves with the next boundary that a test is after. */
function boundary(
  playback: Playback,
  name: BoundaryEvent['name'],
  where: (event: BoundaryEvent) => boolean = () => true,
): Promise<BoundaryEvent> {
  return new Promise((resolve) => {
    const leave = playback.on('boundary', (event) => {
      if (event.name !== name || !where(event)) return;
      leave();
      resolve(event);
    });
  });
}

function status(playback: Playback, wanted: PlaybackStatus): Promise<void> {
  if (playback.snapshot.status === wanted) return Promise.resolve();
  return new Promise((resolve) => {
    const leave = playback.on('statechange', (snapshot) => {
      if (snapshot.status !== wanted) return;
      leave();
      resolve();
    });
  });
}

describe('boundaries', () => {
  test('are told for every sentence and word, in order, when they are heard', async () => {
    const playback = engine.speak(THREE, QUICK);
    const told: string[] = [];
    let late = 0;
    playback.on('boundary', ({ name, start, end, time }) => {
      told.push(`${name} ${THREE.slice(start, end)}`);
      // Not before it is heard, and not much later, whatever the machine does meanwhile.
      expect(playback.currentTime).toBeGreaterThan(time - 0.02);
      late = Math.max(late, playback.currentTime - time);
    });
    await playback.finished;
    expect(told).toEqual([
      'sentence One two.',
      'word One',
      'word two',
      'sentence Three four.',
      'word Three',
      'word four',
      'sentence Five six.',
      'word Five',
      'word six',
    ]);
    expect(late).toBeLessThan(1);
    expect(playback.snapshot).toMatchObject({ durationEstimated: false, seeking: false });
    expect(playback.snapshot).toMatchObject({ sentenceIndex: 2, sentenceCount: 3 });
    expect(playback.snapshot.currentTime).toBeCloseTo(playback.snapshot.duration, 1);
  });

  test('tell how far somebody has listened who breaks off', async () => {
    const playback = engine.speak(THREE, QUICK);
    await boundary(playback, 'word', ({ start }) => THREE.startsWith('four', start));
    expect(playback.cancel()).toBe(THREE.indexOf('four') + 'four'.length);
    expect(playback.snapshot.status).toBe('stopped');
  });
});

test('places that a document names are told when they are reached', async () => {
  const ssml =
    '<speak>One <mark name="a"/>two. <mark name="b"/>Three four.<mark name="end"/></speak>';
  const playback = engine.speak(ssml, { ...QUICK, type: 'application/ssml+xml' });
  const told: string[] = [];
  playback.on('mark', ({ name, time }) => {
    expect(playback.currentTime).toBeGreaterThan(time - 0.02);
    told.push(`<${name}>`);
  });
  playback.on('boundary', ({ name, start, end }) => {
    if (name === 'word') told.push(ssml.slice(start, end));
  });
  await playback.finished;
  expect(told.join(' ')).toBe('One <a> two <b> Three four <end>');
});

describe('places', () => {
  test('that were heard are reached without computing', async () => {
    const playback = engine.speak(THREE, QUICK);
    await boundary(playback, 'sentence', ({ start }) => start > 10);
    const before = runs();
    const again = boundary(playback, 'sentence');
    playback.seek(0);
    expect((await again).start).toBe(0);
    const third = boundary(playback, 'word', ({ start }) => THREE.startsWith('six', start));
    playback.seekToOffset(THREE.indexOf('six') + 1);
    await third;
    expect(runs()).toBe(before);
    await playback.finished;
    expect(playback.snapshot.status).toBe('ended');
  });

  test('far ahead are reached without what lies between', async () => {
    const playback = engine.speak(MANY, QUICK);
    await boundary(playback, 'sentence');
    playback.pause();
    const before = runs();
    playback.seekToOffset(MANY.indexOf('sentence 30'));
    expect(playback.snapshot.seeking).toBe(true);
    const found = boundary(playback, 'sentence');
    const word = boundary(playback, 'word');
    playback.resume();
    expect(MANY.slice((await found).start)).toMatch(/^Here is sentence 30/);
    expect(MANY.slice((await word).start)).toMatch(/^sentence 30/);
    expect(playback.snapshot.seeking).toBe(false);
    expect(runs() - before).toBeLessThan(15);
    expect(playback.currentTime).toBeGreaterThan(0.4 * playback.duration);
    playback.stop();
  });

  test('are sentences and paragraphs, too', async () => {
    const text = 'One two.\n\nThree four. Five six.\n\nSeven eight.';
    const playback = engine.speak(text, QUICK);
    await boundary(playback, 'word');
    const heard: string[] = [];
    for (const step of ['next-paragraph', 'next-sentence', 'next-paragraph'] as const) {
      playback.pause();
      const before = playback.currentTime;
      playback.step(step);
      await expect.poll(() => playback.currentTime > before + 0.5).toBe(true);
      const next = boundary(playback, 'word');
      playback.resume();
      heard.push(text.slice((await next).start).split(' ')[0] ?? '');
    }
    expect(heard).toEqual(['Three', 'Five', 'Seven']);
    playback.stop();
  });

  test('can be the beginning', async () => {
    const playback = engine.speak(THREE, { ...QUICK, from: THREE.indexOf('four') });
    expect((await boundary(playback, 'word')).start).toBe(THREE.indexOf('four'));
    playback.stop();
    expect(() => engine.speak(THREE, { ...QUICK, from: -1 })).toThrow('from cannot be -1');
  });

  test('behind the end end it', async () => {
    const playback = engine.speak(THREE, QUICK);
    await boundary(playback, 'word');
    playback.seek(9999);
    await playback.finished;
    expect(playback.snapshot.status).toBe('ended');
  });
});

describe('stops', () => {
  test('after each sentence, for those who learn', async () => {
    const playback = engine.speak(THREE, QUICK);
    playback.stops.pauseAfterSentence = true;
    await status(playback, 'paused');
    expect(playback.snapshot.sentence).toEqual({ start: 0, end: 8 });
    playback.resume();
    await status(playback, 'paused');
    expect(playback.snapshot.sentence).toEqual({ start: 9, end: 20 });
    playback.resume();
    await playback.finished;
    expect(playback.snapshot.status).toBe('ended');
  });

  test('for a sleeper at the end of a paragraph', async () => {
    const playback = engine.speak('One two. Three.\n\nFour.', QUICK);
    playback.stops.sleep = 'paragraph';
    await status(playback, 'paused');
    expect(playback.snapshot.sentence?.start).toBe(9);
    expect(playback.stops.sleep).toBeUndefined();
    playback.stop();
  });

  test('not while a sentence is to be said again', async () => {
    const playback = engine.speak(THREE, QUICK);
    playback.stops.repeatSentence = true;
    const isFirst = ({ start }: BoundaryEvent) => start === 0;
    await boundary(playback, 'sentence', isFirst);
    await boundary(playback, 'sentence', isFirst);
    playback.stops.repeatSentence = false;
    expect((await boundary(playback, 'sentence')).start).toBe(9);
    playback.stop();
  });
});

describe('speed and loudness', () => {
  test('are what was asked for, can be changed, and are refused by name', async () => {
    const playback = engine.speak(THREE, { ...QUICK, volume: 0.5, muted: true });
    expect([playback.rate, playback.volume, playback.muted]).toEqual([3, 0.5, true]);
    playback.rate = 1.5;
    playback.volume = 1;
    playback.muted = false;
    expect([playback.rate, playback.volume, playback.muted]).toEqual([1.5, 1, false]);
    expect(() => {
      playback.rate = 9;
    }).toThrow('rate cannot be 9');
    expect(() => {
      playback.volume = -1;
    }).toThrow('volume cannot be -1');
    playback.stop();
    expect(() => engine.speak(THREE, { ...QUICK, rate: 0 })).toThrow('rate cannot be 0');
  });
});

describe('an output that is taken away', () => {
  test('pauses it, and it goes on from there when it is resumed', async () => {
    // The one way to get at the engine's context: it is made with the engine's first sound.
    const contexts: AudioContext[] = [];
    const Original = globalThis.AudioContext;
    globalThis.AudioContext = class extends Original {
      constructor(options?: AudioContextOptions) {
        super(options);
        contexts.push(this);
      }
    };
    const own = new KokoroSpeech({ provider: 'wasm', threads: 1 });
    const playback = own.speak(THREE, QUICK);
    await boundary(playback, 'word');
    globalThis.AudioContext = Original;
    expect(contexts).toHaveLength(1);
    await contexts[0]?.suspend();
    await status(playback, 'paused');
    const { currentTime } = playback;
    playback.resume();
    expect(playback.snapshot.status).not.toBe('paused');
    await playback.finished;
    expect(playback.snapshot.status).toBe('ended');
    expect(playback.currentTime).toBeGreaterThan(currentTime);
    expect(own.metrics.value('buffer-underrun')).toBe(0);
    await own.release();
  });
});

describe('among others', () => {
  test('one voice speaks at a time, on the whole origin', async () => {
    const other = new KokoroSpeech({ provider: 'wasm', threads: 1 });
    const first = engine.speak(MANY, QUICK);
    await status(first, 'playing');
    const second = other.speak(THREE, QUICK);
    await status(first, 'paused');
    await second.finished;
    expect(first.snapshot.status).toBe('paused');
    first.stop();
    await other.release();
  });

  test('the system’s media keys know what plays', async () => {
    const { mediaSession } = navigator;
    const playback = engine.speak(THREE, {
      ...QUICK,
      media: { title: 'A book', artist: 'Somebody' },
    });
    expect(mediaSession.metadata).toMatchObject({ title: 'A book', artist: 'Somebody' });
    expect(mediaSession.playbackState).toBe('playing');
    playback.pause();
    expect(mediaSession.playbackState).toBe('paused');
    playback.resume();
    await playback.finished;
    expect(mediaSession.playbackState).toBe('none');
    expect(mediaSession.metadata).toBeNull();
  });
});
