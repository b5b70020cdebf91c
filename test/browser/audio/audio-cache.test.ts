import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { AudioCache } from '../../../src/audio/cache/audio-cache';
import { AudioDatabase, SOUNDS } from '../../../src/audio/cache/audio-database';
import type { KeptSound, UnitSound } from '../../../src/audio/cache/kept-sound';
import { SoundCodec } from '../../../src/audio/cache/sound-codec';
import { SoundStore } from '../../../src/audio/cache/sound-store';
import type { Provider } from '../../../src/contracts/provider';
import { startWithDisk } from '../../support/storage-quota';
import { voiceLike } from '../../support/voice-like';

const NAME = 'audio-cache-test';
const SECOND = voiceLike(1);
let time = 1;

/** A tab of its own: another connection to the same database. */
function tab(codec = new SoundCodec(false)) {
  const database = new AudioDatabase(NAME);
  const store = new SoundStore(database, () => time++);
  return { database, store, cache: new AudioCache(store, codec) };
}

function sound(provider: Provider = 'wasm', samples = SECOND.slice()): UnitSound {
  const wordTimes = [{ start: 0.1, end: 0.37 }];
  return { samples, sampleRate: 24_000, wordTimes, wordTimesEstimated: true, provider };
}

/** Room that one of them takes: 16-bit numbers, one word, and the record itself. */
const ROOM = 48_000 + 16 + 400;
const { cache, store, database } = tab();

async function keep(name: string, bytes = 10 * ROOM, what = sound()): Promise<number> {
  let evicted = 0;
  cache.keep(name, what, { bytes }, (report) => {
    evicted = report.evicted;
  });
  await cache.settled();
  return evicted;
}

beforeEach(() => cache.clear());
afterAll(() => database.close());

test('a sound comes back with its words, their times and what made it', async () => {
  const { cache } = tab(new SoundCodec());
  cache.keep('a', sound('webgpu'), 'auto');
  await cache.settled();
  const found = await cache.find('a');
  expect(found).toMatchObject({ ...sound('webgpu'), samples: expect.any(Float32Array) });
  expect(found?.samples).toHaveLength(SECOND.length);
  expect(await cache.find('b')).toBeUndefined();
  expect([await cache.hasAll(['a']), await cache.hasAll(['a', 'b'])]).toEqual([true, false]);
});

describe('a budget', () => {
  test('lets the one go that was not used for longest', async () => {
    for (const name of ['a', 'b', 'c']) await keep(name, 3 * ROOM);
    await cache.find('a');
    await cache.settled();
    expect(await keep('d', 3 * ROOM)).toBe(1);
    expect(await store.get('b')).toBeUndefined();
    expect(await cache.hasAll(['a', 'c', 'd'])).toBe(true);
    expect(await cache.total()).toEqual({ bytes: 3 * ROOM, sounds: 3 });
    // A smaller one is felt with the next sound.
    expect(await keep('e', ROOM)).toBe(3);
    expect(await cache.total()).toEqual({ bytes: ROOM, sounds: 1 });
  });

  test('counts what is kept twice once, and what is larger than all of it not at all', async () => {
    await keep('a');
    await keep('a');
    await keep('b', ROOM - 1);
    expect(await cache.total()).toEqual({ bytes: ROOM, sounds: 1 });
  });
});

describe('a damaged record', () => {
  const damages: readonly [string, (kept: KeptSound) => unknown][] = [
    ['other bytes', (kept) => ({ ...kept, data: kept.data.map((byte) => byte ^ 1) })],
    ['fewer bytes', (kept) => ({ ...kept, data: kept.data.slice(2) })],
    ['another length', (kept) => ({ ...kept, samples: kept.samples - 1 })],
    ['no times', (kept) => ({ ...kept, times: undefined })],
    ['another thing', () => 'sound'],
  ];
  test.each(damages)('with %s is not found, and goes', async (_, damage) => {
    await keep('a');
    const kept = (await store.get('a')) as KeptSound;
    await database.run('readwrite', async (transaction) => {
      transaction.objectStore(SOUNDS).put(damage(kept), 'a');
    });
    expect(await cache.find('a')).toBeUndefined();
    expect(await cache.total()).toEqual({ bytes: 0, sounds: 0 });
    expect(await store.get('a')).toBeUndefined();
  });
});

describe('several tabs', () => {
  test('keep the books together, and find what each other kept', async () => {
    const others = [tab(), tab()];
    for (const [i, { cache }] of others.entries())
      for (const name of ['same', `own-${i}`])
        for (let round = 0; round < 3; round++) cache.keep(name, sound(), { bytes: 10 * ROOM });
    await Promise.all(others.map(({ cache }) => cache.settled()));
    expect(await cache.total()).toEqual({ bytes: 3 * ROOM, sounds: 3 });
    expect(await cache.hasAll(['same', 'own-0', 'own-1'])).toBe(true);
    for (const { database } of others) await database.close();
  });

  test('give way to one that deletes the database, and go on', async () => {
    await keep('a');
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(NAME);
      request.onsuccess = resolve;
      request.onerror = reject;
    });
    expect(await cache.find('a')).toBeUndefined();
    await keep('b');
    expect(await cache.hasAll(['b'])).toBe(true);
  });
});

test('what a provider made that is not trusted goes', async () => {
  await keep('a');
  await keep('b', 10 * ROOM, sound('webgpu'));
  cache.forgetMadeBy('webgpu');
  await cache.settled();
  expect(await cache.total()).toEqual({ bytes: ROOM, sounds: 1 });
});

test('clearing drops what still waits to be kept, and what was noted', async () => {
  cache.note('x', 1);
  cache.keep('a', sound(), 'auto');
  await cache.clear();
  expect(await cache.total()).toEqual({ bytes: 0, sounds: 0 });
  expect(await cache.notes(['x'])).toEqual([undefined]);
});

test('a newer form of the database is left alone, and nothing fails for it', async () => {
  const name = `${NAME}-newer`;
  const newer = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(name, 99);
    request.onsuccess = () => resolve(request.result);
  });
  const cache = new AudioCache(new SoundStore(new AudioDatabase(name)), new SoundCodec(false));
  cache.keep('a', sound(), 'auto');
  expect(await cache.find('a')).toBeUndefined();
  await expect(cache.clear()).rejects.toMatchObject({ name: 'VersionError' });
  newer.close();
  indexedDB.deleteDatabase(name);
});

test('a full disk ends it quietly: what is there can be heard, and cleared', async () => {
  await startWithDisk(1_000_000);
  try {
    const names = Array.from({ length: 40 }, (_, i) => `${i}`);
    for (const name of names) await keep(name, 100 * ROOM);
    const isKept = await Promise.all(names.map((name) => cache.hasAll([name])));
    const found = names.filter((_, i) => isKept[i]);
    expect(found.length).toBeGreaterThan(1);
    expect(found.length).toBeLessThan(names.length);
    expect(await cache.total()).toEqual({ bytes: found.length * ROOM, sounds: found.length });
    expect(await cache.find(found.at(-1) ?? '')).toBeDefined();
    await cache.clear();
    expect(await cache.total()).toEqual({ bytes: 0, sounds: 0 });
  } finally {
    await startWithDisk(undefined);
  }
});
