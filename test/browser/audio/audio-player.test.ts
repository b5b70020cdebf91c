import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AudioChannel } from '../../../src/audio/audio-channel';
import { AudioPlayer } from '../../../src/audio/audio-player';
import { PLAYER_URLS } from '../../../src/engine/package-files';
import { deferred } from '../../../src/shared/deferred';
import { ResourceLedger } from '../../../src/shared/resource-ledger';

/** The contexts that were made, and what the next ones do when they are to sound. */
let contexts: AudioContext[] = [];
let behaviour: 'sounds' | 'refuses' | 'fails' = 'sounds';
const Original = globalThis.AudioContext;

beforeEach(() => {
  contexts = [];
  behaviour = 'sounds';
  globalThis.AudioContext = class extends Original {
    readonly #behaviour = behaviour;
    constructor(options?: AudioContextOptions) {
      super(options);
      contexts.push(this);
    }
    override get state(): AudioContextState {
      return this.#behaviour === 'sounds' ? super.state : 'suspended';
    }
    override resume(): Promise<void> {
      if (this.#behaviour === 'sounds') return super.resume();
      if (this.#behaviour === 'refuses')
        return Promise.reject(new DOMException('Not now.', 'InvalidStateError'));
      this.dispatchEvent(new Event('error'));
      return new Promise(() => undefined);
    }
  };
});
afterEach(() => {
  globalThis.AudioContext = Original;
  for (const context of contexts) void context.close().catch(() => undefined);
});

/** Begins a row of sound, and hears when it stands still and when it is over. */
function begin(player: AudioPlayer) {
  const drained = deferred<void>();
  const news = { interruptions: 0, speed: 0 };
  const channel: AudioChannel = player.begin({
    onUnit: () => undefined,
    onPosition: () => {
      news.speed = Math.max(news.speed, channel.speed);
    },
    onUnderrun: () => undefined,
    onInterrupted: () => news.interruptions++,
    onDrained: () => drained.resolve(),
  });
  return { channel, news, drained: drained.promise };
}

/** Half a second of a quiet tone. */
const tone = () => Float32Array.from({ length: 12_000 }, (_, i) => 0.01 * Math.sin(i / 10));

test.each(['refuses', 'fails'] as const)(
  'an output that %s is told in words, and the next attempt makes another one',
  async (how) => {
    const ledger = new ResourceLedger();
    const player = new AudioPlayer(PLAYER_URLS, ledger);
    player.rate = 2;
    behaviour = how;
    await expect(player.open()).rejects.toMatchObject({
      code: 'audio-unavailable',
      failure: { reason: 'context-failed', cause: expect.any(String) },
    });
    expect(contexts).toHaveLength(1);

    behaviour = 'sounds';
    await player.open();
    expect(contexts.map(({ state }) => state)).toEqual(['suspended', 'running']);
    expect(ledger.live('audio-node')).toBe(2);
    const { channel, news, drained } = begin(player);
    channel.push(0, tone());
    channel.end();
    await drained;
    // What was set before holds for it, too.
    expect(news).toEqual({ interruptions: 0, speed: 2 });
  },
);

test('sound that is to begin where the output stands still learns of it', async () => {
  const player = new AudioPlayer(PLAYER_URLS, new ResourceLedger());
  await player.open();
  await contexts[0]?.suspend();
  const { news } = begin(player);
  expect(news.interruptions).toBe(0);
  await Promise.resolve();
  expect(news.interruptions).toBe(1);
});

test('an output that fails takes what waits with it, and troubles nobody once it was replaced', async () => {
  const player = new AudioPlayer(PLAYER_URLS, new ResourceLedger());
  await player.open();
  const first = begin(player);
  first.channel.push(0, tone());
  expect(first.channel.isCutOff).toBe(false);
  contexts[0]?.dispatchEvent(new Event('error'));
  expect(first.news.interruptions).toBe(1);
  expect(first.channel.isCutOff).toBe(true);

  await player.open();
  expect(contexts).toHaveLength(2);
  const second = begin(player);
  contexts[0]?.dispatchEvent(new Event('error'));
  await expect.poll(() => contexts[0]?.state).toBe('closed');
  expect(second.news.interruptions).toBe(0);
  expect(second.channel.isCutOff).toBe(false);
  second.channel.push(0, tone());
  second.channel.end();
  await second.drained;
});
