import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import type { StorageProgress } from '../../../src/contracts/model-storage';
import { KokoroSpeech } from '../../../src/engine/kokoro-speech';
import { exportModel, importModel } from '../../../src/model/archive/model-archive';
import { LocalFileLock } from '../../../src/model/download/local-file-lock';
import { IdbModelStore } from '../../../src/model/store/idb-model-store';
import { pageLedger } from '../../../src/shared/page-ledger';
import { SpeechError } from '../../../src/shared/speech-error';
import { HubControl } from '../../support/hub-control';
import { startWithDisk } from '../../support/storage-quota';

const GRAPH = 'onnx/model_quantized.onnx';
const HEART = 'voices/af_heart.bin';
const GRAPH_BYTES = 298_171;
const VOICE_BYTES = 522_240;
const VOICE = { voice: 'af_heart' };

const hub = new HubControl(inject('hubOrigin'), 'model-storage');
const engine = new KokoroSpeech({
  provider: 'wasm',
  threads: 1,
  fallback: 'none',
  model: { kind: 'manifest', url: hub.manifestUrl },
});
const { storage } = engine;

beforeAll(() => startWithDisk(undefined));
beforeEach(() => hub.reset());
afterAll(() => engine.release());

/** Threads of the page. */
function workers(): number {
  return pageLedger.live('worker');
}

async function say(text: string): Promise<number> {
  let length = 0;
  for await (const { samples } of engine.stream(text, VOICE)) length += samples.length;
  return length;
}

async function model() {
  const [first, ...others] = await storage.list();
  expect(others).toEqual([]);
  if (!first) throw new Error('There is no model');
  return first;
}

let archive: Blob;

describe('the stored models', () => {
  test('are nobody’s business before someone asks', async () => {
    expect(await engine.phonemize('Hi.')).toBeDefined();
    const before = workers();
    expect(before).toBe(1);
    expect(await storage.list()).toEqual([]);
    expect(workers()).toBe(before + 1);
  });

  test('are brought onto the device without being loaded', async () => {
    const progress: StorageProgress[] = [];
    await storage.prefetch({ ...VOICE, onProgress: (news) => progress.push(news) });
    expect(await hub.counts()).toMatchObject({
      [GRAPH]: { requests: 1, bytes: GRAPH_BYTES },
      [HEART]: { requests: 1, bytes: VOICE_BYTES },
    });
    expect(progress.length).toBeGreaterThan(0);
    for (const { receivedBytes, totalBytes } of progress) {
      expect(totalBytes).toBe(GRAPH_BYTES + VOICE_BYTES);
      expect(receivedBytes).toBeLessThanOrEqual(totalBytes);
    }
    expect(engine.metrics.value('downloads')).toBe(2);
    expect(engine.metrics.value('model-initialisations')).toBe(0);

    await storage.prefetch(VOICE);
    expect((await hub.counts())[GRAPH]?.requests).toBe(1);
  });

  test('are listed with sizes and dates', async () => {
    const { id, bytes, storedAt, files, partialBytes } = await model();
    expect(id).toMatch(/@/);
    expect(bytes).toBe(GRAPH_BYTES + VOICE_BYTES);
    expect(partialBytes).toBe(0);
    expect(files.map(({ path, bytes }) => [path, bytes])).toEqual([
      [GRAPH, GRAPH_BYTES],
      [HEART, VOICE_BYTES],
    ]);
    expect(Math.abs(Date.now() - storedAt)).toBeLessThan(3_600_000);
  });

  test('leave as a file, and are cleared', async () => {
    archive = await storage.exportModel((await model()).id);
    expect(archive.size).toBeGreaterThan(GRAPH_BYTES + VOICE_BYTES);
    expect(await archive.slice(0, 13).text()).toBe('manifest.json');
    await storage.clear();
    expect(await storage.list()).toEqual([]);
  });

  test('come back from the file, and speak without a request for the model', async () => {
    const progress: StorageProgress[] = [];
    const imported = await storage.importModel(archive, {
      onProgress: (news) => progress.push(news),
    });
    expect(imported).toMatchObject({ stored: 2, skipped: 0 });
    expect(progress.length).toBeGreaterThan(0);
    expect(await storage.importModel(archive)).toEqual({ ...imported, stored: 0, skipped: 2 });
    expect((await model()).id).toBe(imported.id);

    expect(await say('From a file.')).toBeGreaterThan(0);
    expect(Object.keys(await hub.counts())).toEqual(['manifest.json']);
  });

  test('can be removed under a session that speaks', async () => {
    await storage.remove((await model()).id);
    expect(await say('Still here.')).toBeGreaterThan(0);
    expect(engine.metrics.value('model-initialisations')).toBe(1);
    await storage.clear();
  });

  test('keep the same files in a database', async () => {
    const store = new IdbModelStore({ database: `model-storage-${Date.now()}` });
    const parts = { store, lock: new LocalFileLock(), onProgress: () => undefined };
    const { id } = await importModel(archive, parts);
    expect((await exportModel(id, store)).size).toBe(archive.size);
  });
});

describe('what goes wrong is said in a SpeechError', () => {
  beforeEach(() => storage.clear());

  test.each([
    ['an unknown model', () => storage.exportModel('none@1'), 'not-stored'],
    ['no archive', () => storage.importModel(new Blob(['hello'])), 'not-an-archive'],
    ['a part of one', () => storage.importModel(archive.slice(0, 300_000)), 'damaged-archive'],
    ['an unknown voice', () => storage.prefetch({ voice: 'nobody' }), 'unknown'],
    [
      'a strange address',
      () => storage.prefetch({ model: { kind: 'manifest', url: 'http://[' } }),
      'bad-option',
    ],
    ['a signal', () => storage.importModel(archive, { signal: AbortSignal.abort() }), 'cancelled'],
  ])('%s', async (_, job, reason) => {
    const error = await job().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(SpeechError);
    expect(error).toMatchObject({ failure: { reason } });
    expect(await storage.list()).toEqual([]);
  });

  test('a prefetch that is given up, and gone on with', async () => {
    await hub.fault(GRAPH, { kind: 'stall', afterBytes: 100_000, times: 1 });
    const controller = new AbortController();
    const prefetched = storage.prefetch({
      ...VOICE,
      signal: controller.signal,
      onProgress: ({ receivedBytes }) => {
        if (receivedBytes >= VOICE_BYTES + 100_000) controller.abort();
      },
    });
    await expect(prefetched).rejects.toMatchObject({ code: 'aborted' });
    await expect.poll(async () => (await model()).partialBytes).toBe(100_000);
    await storage.prefetch(VOICE);
    expect((await hub.counts())[GRAPH]).toEqual({ requests: 2, bytes: GRAPH_BYTES, ranges: 1 });
  });

  test('a thread that ends; the next call has another', async () => {
    const lost = storage.importModel(archive);
    storage.release();
    await expect(lost).rejects.toMatchObject({ code: 'worker-lost' });
    expect(await storage.list()).toEqual([]);
  });

  test('a full disk', async () => {
    storage.release();
    await startWithDisk(100_000);
    const noRoom = { failure: { code: 'quota', reason: 'no-room' } };
    await expect(storage.importModel(archive)).rejects.toMatchObject(noRoom);
    await expect(storage.prefetch(VOICE)).rejects.toMatchObject(noRoom);
    expect((await storage.list()).flatMap(({ files }) => files)).toEqual([]);
    storage.release();
    await startWithDisk(undefined);
  });
});

test('the browser is asked to keep what is stored, and for what it takes', async () => {
  expect(await storage.persist()).toBeTypeOf('boolean');
  expect((await storage.estimate()).quota).toBeGreaterThan(0);
});
