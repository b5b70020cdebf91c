import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SpeechFailure } from '../../../src/contracts/failures';
import type { MetricName } from '../../../src/contracts/metrics';
import type { ModelProgress, ModelRequest } from '../../../src/contracts/model';
import { MetricsRecorder } from '../../../src/metrics/recorder';
import { LocalFileLock } from '../../../src/model/download/local-file-lock';
import { DRAFT_MANIFEST } from '../../../src/model/manifests/draft';
import { ModelSupply, type ModelSupplyOptions } from '../../../src/model/model-supply';
import { MemoryModelStore } from '../../../src/model/store/memory-model-store';
import type { FileWriter, ModelStore } from '../../../src/model/store/model-store';
import { speechError } from '../../../src/shared/speech-error';
import { type Hub, startHub } from '../../support/hub';
import { patternBytes, sameBytes } from '../../support/pattern-bytes';

const GRAPH = 'onnx/model_quantized.onnx';
const HEART = 'voices/af_heart.bin';
const MICHAEL = 'voices/am_michael.bin';
const BODY = patternBytes(300_000);
const VOICE_BYTES = 3 * 1024;
/** The store's pieces where there is to be more than one. */
const PIECE = 64 * 1024;

let hub: Hub;
/** Serves the files of the app itself, below `models/draft/`. */
let app: Hub;
beforeAll(async () => {
  hub = await startHub({
    files: [
      { path: GRAPH, body: BODY, precision: 'q8' },
      { path: HEART, body: patternBytes(VOICE_BYTES, 2) },
      { path: MICHAEL, body: patternBytes(VOICE_BYTES, 3) },
      { path: 'voices/broken.bin', body: patternBytes(1000) },
    ],
  });
  app = await startHub({
    folder: DRAFT_MANIFEST.folder,
    files: DRAFT_MANIFEST.files.map(({ path }) => ({ path, body: `public/models/draft/${path}` })),
  });
});
afterAll(() => Promise.all([hub.close(), app.close()]));

let progress: ModelProgress[];
let notices: SpeechFailure[];
let recorder: MetricsRecorder;
beforeEach(() => {
  hub.reset();
  app.reset();
  progress = [];
  notices = [];
  recorder = new MetricsRecorder();
});

function supplyWith(
  store: ModelStore = new MemoryModelStore(),
  changes: Partial<ModelSupplyOptions> = {},
): ModelSupply {
  return new ModelSupply({
    assetBase: `${app.origin}/`,
    modelBase: hub.origin,
    store,
    metrics: recorder.record,
    onProgress: (news) => progress.push(news),
    onNotice: (failure) => notices.push(failure),
    patience: { backoffMs: 1 },
    lock: new LocalFileLock(),
    ...changes,
  });
}

const hosted = (): ModelRequest => ({ kind: 'manifest', url: hub.manifestUrl });
const requests = (path: string, at = hub) => at.requests[path]?.requests ?? 0;
const metrics = (...names: MetricName[]) => names.map((name) => recorder.value(name));
const failure = (code: string, reason: string, details: object = {}) =>
  expect.objectContaining({
    failure: expect.objectContaining({
      code,
      reason,
      details: expect.objectContaining(details),
    }),
  });

describe('load', () => {
  it('gives the verified graph, and the voice with it', async () => {
    const supply = supplyWith();
    const { identity, precision, graph } = await supply.load(hosted(), 'af_heart', 'published');
    expect({ identity, precision }).toEqual({ identity: 'hub-model@1', precision: 'q8' });
    expect(sameBytes(graph, BODY)).toBe(true);
    await supply.voice(hosted(), 'af_heart');
    expect([requests(GRAPH), requests(HEART), requests('manifest.json')]).toEqual([1, 1, 1]);
    expect(metrics('cache-miss', 'cache-hit', 'downloads', 'bytes-downloaded')).toEqual([
      2,
      0,
      2,
      BODY.length + VOICE_BYTES,
    ]);
  });

  it('tells one progress over both files', async () => {
    await supplyWith().load(hosted(), 'af_heart', 'published');
    const received = progress.map((news) => news.receivedBytes);
    expect(received).toEqual(received.toSorted((a, b) => a - b));
    expect(new Set(progress.map((news) => news.totalBytes))).toEqual(
      new Set([BODY.length + VOICE_BYTES]),
    );
    expect(received.at(-1)).toBe(BODY.length + VOICE_BYTES);
    expect(progress.every((news) => news.source === 'network')).toBe(true);
  });

  it('keeps progress monotone when a file has to start over', async () => {
    hub.fault(GRAPH, [
      { kind: 'cut', afterBytes: 200_000, times: 1 },
      { kind: 'no-range', times: 1 },
    ]);
    await supplyWith().load(hosted(), 'af_heart', 'published');
    const received = progress.map((news) => news.receivedBytes);
    expect(requests(GRAPH)).toBe(2);
    expect(received).toEqual(received.toSorted((a, b) => a - b));
    expect(recorder.value('bytes-downloaded')).toBeGreaterThan(BODY.length + VOICE_BYTES);
  });

  it('reads from the store the next time, without a request', async () => {
    const store = new MemoryModelStore();
    const first = supplyWith(store);
    await first.load(hosted(), 'af_heart', 'published');
    await first.idle();
    hub.reset();
    progress = [];
    const { graph } = await supplyWith(store).load(hosted(), 'af_heart', 'published');
    expect(sameBytes(graph, BODY)).toBe(true);
    expect(Object.keys(hub.requests)).toEqual(['manifest.json']);
    expect(metrics('cache-miss', 'cache-hit', 'downloads')).toEqual([2, 2, 2]);
    const whole = BODY.length + VOICE_BYTES;
    expect(progress.at(-1)).toEqual({ receivedBytes: whole, totalBytes: whole, source: 'store' });
  });

  it('downloads again what the store holds in another length', async () => {
    const store = new MemoryModelStore();
    const first = supplyWith(store);
    await first.load(hosted(), 'af_heart', 'published');
    await first.idle();
    for (const { name, model, path } of await store.list())
      await store.write(name, patternBytes(5), { model, path });
    await supplyWith(store).load(hosted(), 'af_heart', 'published');
    expect(requests(GRAPH)).toBe(2);
  });

  it('shares one download among concurrent callers, also with other voices', async () => {
    const supply = supplyWith();
    const loads = ['af_heart', 'am_michael', 'af_heart'].map((voice) =>
      supply.load(hosted(), voice, 'published'),
    );
    const graphs = await Promise.all(loads);
    expect(new Set(graphs.map((model) => model.graph)).size).toBe(1);
    expect([requests(GRAPH), requests(HEART), requests(MICHAEL)]).toEqual([1, 1, 1]);
    expect(requests('manifest.json')).toBe(1);
  });

  it('does not hold on to the graph', async () => {
    const supply = supplyWith();
    const first = await supply.load(hosted(), 'af_heart', 'published');
    await supply.idle();
    const second = await supply.load(hosted(), 'af_heart', 'published');
    expect(second.graph === first.graph).toBe(false);
    expect([requests(GRAPH), requests(HEART)]).toEqual([1, 1]);
    expect(recorder.value('cache-hit')).toBe(1);
  });

  it('does not remember a failure', async () => {
    const supply = supplyWith();
    hub.fault(GRAPH, { kind: 'status', status: 404 });
    await expect(supply.load(hosted(), 'af_heart', 'published')).rejects.toEqual(
      failure('network', 'status'),
    );
    hub.fault(GRAPH, null);
    expect(sameBytes((await supply.load(hosted(), 'af_heart', 'published')).graph, BODY)).toBe(
      true,
    );
  });

  it('stops the graph when the voice fails', async () => {
    hub.fault(GRAPH, { kind: 'stall', afterBytes: 1000 });
    hub.fault(HEART, { kind: 'status', status: 404 });
    const supply = supplyWith();
    await expect(supply.load(hosted(), 'af_heart', 'published')).rejects.toEqual(
      failure('network', 'status', { file: HEART }),
    );
    hub.reset();
    // A graph that was not stopped would still be waited for, and nobody would ask for it again.
    await supply.load(hosted(), 'af_heart', 'published');
    expect(requests(GRAPH)).toBe(1);
  });

  it('stops when aborted, for one caller alone', async () => {
    hub.fault(GRAPH, { kind: 'slow', bytesPerSecond: 1_000_000 });
    const supply = supplyWith();
    const controller = new AbortController();
    const patient = supply.load(hosted(), 'af_heart', 'published');
    const hasty = supply.load(hosted(), 'af_heart', 'published', controller.signal);
    controller.abort();
    await expect(hasty).rejects.toEqual(failure('aborted', 'cancelled'));
    expect(sameBytes((await patient).graph, BODY)).toBe(true);
    expect(requests(GRAPH)).toBe(1);
  });

  it('passes integrity failures on', async () => {
    hub.fault(GRAPH, { kind: 'corrupt' });
    const store = new MemoryModelStore();
    const supply = supplyWith(store);
    await expect(supply.load(hosted(), 'af_heart', 'published')).rejects.toEqual(
      failure('integrity', 'wrong-hash', { file: GRAPH }),
    );
    await supply.idle();
    const kept = await store.list();
    expect(kept.every(({ bytes }) => bytes === VOICE_BYTES)).toBe(true);
  });
});

describe('a store in trouble', () => {
  it('without room costs a notice, once, and nothing else', async () => {
    const supply = supplyWith(new MemoryModelStore(0));
    await supply.load(hosted(), 'af_heart', 'published');
    await supply.load(hosted(), 'am_michael', 'published');
    await supply.idle();
    expect(notices).toEqual([expect.objectContaining({ code: 'quota', reason: 'storage-full' })]);
  });

  it.each([
    ['before the first piece', PIECE - 1],
    ['between two pieces', PIECE],
    ['before the last piece', BODY.length - 1],
  ])('whose room ends %s keeps nothing of the file, and the next start works', async (_, room) => {
    const store = new MemoryModelStore(room, PIECE);
    const supply = supplyWith(store);
    const { graph } = await supply.load(hosted(), 'af_heart', 'published');
    expect(sameBytes(graph, BODY)).toBe(true);
    await supply.idle();
    expect(notices).toEqual([expect.objectContaining({ code: 'quota' })]);
    expect(await store.partials()).toEqual([]);
    const kept = (await store.list()).map(({ path }) => path);
    expect(kept).not.toContain(GRAPH);
    store.capacity = Number.POSITIVE_INFINITY;
    hub.reset();
    const next = supplyWith(store);
    expect(sameBytes((await next.load(hosted(), 'af_heart', 'published')).graph, BODY)).toBe(true);
    await next.idle();
    // What was kept whole is not fetched again.
    for (const path of kept) expect(hub.requests[path]).toBeUndefined();
    expect(hub.requests[GRAPH]?.bytes).toBe(BODY.length);
  });

  it('that is not there costs a notice, once, and nothing else', async () => {
    const refuse = () => Promise.reject(speechError('storage-unavailable', 'no-database'));
    const store = Object.assign(new MemoryModelStore(), {
      read: refuse,
      has: refuse,
      open: refuse,
    });
    const supply = supplyWith(store);
    expect(sameBytes((await supply.load(hosted(), 'af_heart', 'published')).graph, BODY)).toBe(
      true,
    );
    await supply.idle();
    expect(notices).toEqual([expect.objectContaining({ code: 'storage-unavailable' })]);
  });

  it('is never waited for', async () => {
    const store = new MemoryModelStore();
    const open = store.open.bind(store);
    let appended = 0;
    store.open = async (...args) =>
      Object.assign(Object.create(await open(...args)) as FileWriter, {
        append: () => {
          appended++;
          return new Promise<void>(() => undefined);
        },
      });
    expect(
      sameBytes((await supplyWith(store).load(hosted(), 'af_heart', 'published')).graph, BODY),
    ).toBe(true);
    expect(appended).toBe(2);
  });
});

describe('prefetch', () => {
  it('brings the graph and the voice into the store, and the next load from there', async () => {
    const store = new MemoryModelStore();
    const supply = supplyWith(store);
    await supply.prefetch(hosted(), 'af_heart');
    expect((await store.list()).map(({ model, path }) => `${model} ${path}`).sort()).toEqual([
      `hub-model@1 ${GRAPH}`,
      `hub-model@1 ${HEART}`,
    ]);
    expect(progress.at(-1)?.receivedBytes).toBe(BODY.length + VOICE_BYTES);
    hub.reset();
    await supply.prefetch(hosted(), 'af_heart');
    expect(sameBytes((await supply.load(hosted(), 'af_heart', 'published')).graph, BODY)).toBe(
      true,
    );
    expect(hub.requests).toEqual({});
  });

  it('shares the download with a load', async () => {
    const supply = supplyWith();
    const [, { graph }] = await Promise.all([
      supply.prefetch(hosted(), 'af_heart'),
      supply.load(hosted(), 'af_heart', 'published'),
    ]);
    expect(sameBytes(graph, BODY)).toBe(true);
    expect([requests(GRAPH), requests(HEART)]).toEqual([1, 1]);
  });

  it('fetches nothing of what is not kept', async () => {
    await supplyWith().prefetch({ kind: 'draft' }, 'draft_mid');
    await supplyWith().prefetch({ kind: 'file', url: `${hub.origin}/x.onnx` }, 'draft_mid');
    expect([hub.requests, app.requests]).toEqual([{}, {}]);
  });

  it('fails as a load does, and stops the rest', async () => {
    const supply = supplyWith();
    await expect(supply.prefetch(hosted(), 'nobody')).rejects.toEqual(
      failure('voice-unavailable', 'unknown'),
    );
    hub.fault(GRAPH, { kind: 'stall', afterBytes: 1000 });
    hub.fault(HEART, { kind: 'status', status: 404 });
    await expect(supply.prefetch(hosted(), 'af_heart')).rejects.toEqual(
      failure('network', 'status', { file: HEART }),
    );
    hub.reset();
    await supply.prefetch(hosted(), 'af_heart');
    expect(requests(GRAPH)).toBe(1);
  });

  it('can be cancelled', async () => {
    hub.fault(GRAPH, { kind: 'stall', afterBytes: 1000, times: 1 });
    const supply = supplyWith();
    const controller = new AbortController();
    const started = supply.prefetch(hosted(), 'af_heart', controller.signal);
    started.catch(() => undefined);
    await vi.waitFor(() => expect(hub.requests[GRAPH]?.bytes).toBe(1000));
    controller.abort();
    await expect(started).rejects.toEqual(failure('aborted', 'cancelled'));
    await supply.idle();
    await supply.prefetch(hosted(), 'af_heart');
    expect(hub.requests[GRAPH]?.bytes).toBeLessThan(BODY.length + 1000 + 1);
  });
});

describe('where files come from', () => {
  it('Kokoro: the hub’s own paths, pinned', async () => {
    await expect(supplyWith().load({ kind: 'kokoro' }, 'af_heart', 'published')).rejects.toEqual(
      failure('integrity', 'wrong-length'),
    );
    expect(requests(GRAPH)).toBeGreaterThan(0);
    expect(requests(HEART)).toBeGreaterThan(0);
  });

  it('Kokoro: the site’s own copy first, then the hub', async () => {
    const sourceFailures: SpeechFailure[] = [];
    const supply = supplyWith(undefined, {
      modelBase: app.origin,
      hubBase: hub.origin,
      onSourceFailure: (news) => sourceFailures.push(news),
    });
    // The hub of this test has other bytes than the published ones.
    await expect(supply.load({ kind: 'kokoro' }, 'af_heart', 'published')).rejects.toEqual(
      failure('network', 'no-source', {
        sources: expect.stringContaining(`${new URL(app.origin).host}: answered 404; `),
      }),
    );
    expect(requests(GRAPH)).toBeGreaterThan(0);
    expect(sourceFailures).toEqual([]);
  });

  it('Kokoro: one source where both are the same', async () => {
    const supply = supplyWith(undefined, { hubBase: hub.origin });
    await expect(supply.load({ kind: 'kokoro' }, 'af_heart', 'published')).rejects.toEqual(
      failure('integrity', 'wrong-length'),
    );
  });

  it('the draft voice: the app’s own folder, and not kept', async () => {
    const store = new MemoryModelStore();
    const supply = supplyWith(store);
    const { identity, graph } = await supply.load({ kind: 'draft' }, 'draft_low', 'published');
    expect(identity).toBe('draft@1');
    expect(graph).toHaveLength(298_171);
    expect(await supply.voice({ kind: 'draft' }, 'draft_low')).toHaveLength(256);
    await supply.idle();
    expect(await store.list()).toEqual([]);
    expect([requests('draft.onnx', app), requests('voices/draft_low.bin', app)]).toEqual([1, 1]);
    expect(metrics('downloads', 'cache-miss', 'cache-hit')).toEqual([2, 0, 0]);
  });

  it('one file: unverified, and not kept', async () => {
    const store = new MemoryModelStore();
    const supply = supplyWith(store);
    const manifest = (await (await fetch(hub.manifestUrl)).json()) as { folder: string };
    const url = `${hub.origin}/${manifest.folder}/${GRAPH}`;
    const { identity, precision, graph } = await supply.load(
      { kind: 'file', url },
      'draft_mid',
      'published',
    );
    expect({ identity, precision }).toEqual({ identity: `file@${url}`, precision: 'mixed' });
    expect(sameBytes(graph, BODY)).toBe(true);
    await supply.idle();
    expect(await store.list()).toEqual([]);
  });

  it('a manifest that is none', async () => {
    hub.fault('manifest.json', { kind: 'html', times: 1 });
    const supply = supplyWith();
    await expect(supply.load(hosted(), 'af_heart', 'published')).rejects.toEqual(
      failure('invalid-argument', 'bad-manifest', { file: hub.manifestUrl }),
    );
    expect((await supply.load(hosted(), 'af_heart', 'published')).identity).toBe('hub-model@1');
  });
});

describe('voice', () => {
  it('gives all rows, and remembers them', async () => {
    const supply = supplyWith();
    const styles = await supply.voice(hosted(), 'af_heart');
    expect(styles).toEqual(new Float32Array(patternBytes(VOICE_BYTES, 2).buffer));
    expect(await supply.voice(hosted(), 'af_heart')).toBe(styles);
    expect(requests(HEART)).toBe(1);
    expect(requests(GRAPH)).toBe(0);
  });

  it('comes from the voice’s own model where the request’s has none of that name', async () => {
    const supply = supplyWith();
    expect(await supply.voice(hosted(), 'draft_high')).toHaveLength(256);
    expect(requests('voices/draft_high.bin', app)).toBe(1);
    await expect(supply.voice({ kind: 'draft' }, 'af_heart')).rejects.toEqual(
      failure('integrity', 'wrong-length', { file: HEART, expected: 522_240 }),
    );
  });

  it('fails for an unknown name before anything is downloaded', async () => {
    const supply = supplyWith();
    for (const call of [
      supply.load(hosted(), 'nobody', 'published'),
      supply.voice(hosted(), 'nobody'),
    ]) {
      await expect(call).rejects.toEqual(
        failure('voice-unavailable', 'unknown', { voice: 'nobody' }),
      );
    }
    expect(requests(GRAPH)).toBe(0);
  });

  it('fails for a file that holds no whole rows', async () => {
    await expect(supplyWith().voice(hosted(), 'broken')).rejects.toEqual(
      failure('voice-unavailable', 'bad-style', { voice: 'broken', received: 1000 }),
    );
  });
});
