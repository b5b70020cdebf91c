import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import type { SpeechFailure } from '../../../src/contracts/failures';
import type { ModelRequest } from '../../../src/contracts/model';
import { MetricsRecorder } from '../../../src/metrics/recorder';
import { ModelSupply } from '../../../src/model/model-supply';
import { IdbModelStore } from '../../../src/model/store/idb-model-store';
import type { ModelStore } from '../../../src/model/store/model-store';
import { openModelStore } from '../../../src/model/store/open-model-store';
import { HubControl } from '../../support/hub-control';
import { overrideQuota, startWithDisk } from '../../support/storage-quota';

const GRAPH = 'onnx/model_quantized.onnx';
const HEART = 'voices/af_heart.bin';
const GRAPH_BYTES = 298_171;
const VOICE_BYTES = 522_240;

const hub = new HubControl(inject('hubOrigin'), 'model-supply');
const hosted: ModelRequest = { kind: 'manifest', url: hub.manifestUrl };

let database = '';
let recorder: MetricsRecorder;
let notices: SpeechFailure[];
let supplies = 0;
beforeEach(async () => {
  await hub.reset();
  await startWithDisk(undefined);
  database = `supply-${Date.now()}-${supplies++}`;
  recorder = new MetricsRecorder();
  notices = [];
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await overrideQuota(undefined);
});

function newSupply(
  store: ModelStore = new IdbModelStore({ database }),
  stallMs = 30_000,
): ModelSupply {
  return new ModelSupply({
    assetBase: new URL('/', location.href).href,
    modelBase: hub.base,
    store,
    metrics: recorder.record,
    onProgress: () => undefined,
    onNotice: (failure) => notices.push(failure),
    patience: { backoffMs: 1, stallMs },
  });
}

describe('ModelSupply in a browser', () => {
  it('downloads once, across origins and a redirect, and not on the next visit', async () => {
    const first = newSupply();
    expect((await first.load(hosted, 'af_heart', 'published')).graph).toHaveLength(GRAPH_BYTES);
    await first.idle();
    expect(await hub.counts()).toMatchObject({
      [GRAPH]: { requests: 1, bytes: GRAPH_BYTES },
      [HEART]: { requests: 1, bytes: VOICE_BYTES },
    });
    await hub.reset();

    const next = newSupply();
    expect((await next.load(hosted, 'af_heart', 'published')).graph).toHaveLength(GRAPH_BYTES);
    expect(await next.voice(hosted, 'af_heart')).toHaveLength(VOICE_BYTES / 4);
    expect(Object.keys(await hub.counts())).toEqual(['manifest.json']);
    expect(recorder.value('cache-hit')).toBe(2);
    expect(notices).toEqual([]);
  });

  it('loads the draft voice from the app’s own files', async () => {
    const supply = newSupply();
    expect((await supply.load({ kind: 'draft' }, 'draft_mid', 'published')).identity).toBe(
      'draft@1',
    );
    expect(await supply.voice({ kind: 'draft' }, 'draft_mid')).toHaveLength(256);
  });

  it('recovers from a broken connection', async () => {
    await hub.fault(GRAPH, { kind: 'cut', afterBytes: 100_000, times: 1 });
    expect((await newSupply().load(hosted, 'af_heart', 'published')).graph).toHaveLength(
      GRAPH_BYTES,
    );
    expect((await hub.counts())[GRAPH]?.requests).toBe(2);
  });

  it('brings a model onto the device, and speaks from there', async () => {
    // Not a cut: the browser drops what was not read yet when a connection breaks.
    await hub.fault(GRAPH, { kind: 'stall', afterBytes: 100_000, times: 1 });
    await newSupply(undefined, 500).prefetch(hosted, 'af_heart');
    expect((await hub.counts())[GRAPH]).toEqual({ requests: 2, bytes: GRAPH_BYTES, ranges: 1 });
    await hub.reset();
    expect((await newSupply().load(hosted, 'af_heart', 'published')).graph).toHaveLength(
      GRAPH_BYTES,
    );
    expect(Object.keys(await hub.counts())).toEqual(['manifest.json']);
  });

  it.each([
    [{ kind: 'cut', afterBytes: 0 }, 'interrupted'],
    [{ kind: 'refuse' }, 'unreachable'],
    [{ kind: 'status', status: 404 }, 'status'],
    [{ kind: 'corrupt' }, 'wrong-hash'],
    [{ kind: 'html' }, 'not-the-file'],
  ] as const)('says of a lasting %o: %s', async (fault, reason) => {
    await hub.fault(GRAPH, fault);
    await expect(newSupply().load(hosted, 'af_heart', 'published')).rejects.toMatchObject({
      failure: { reason },
    });
  });

  it('goes on without room, with one notice, and downloads again next time', async () => {
    await startWithDisk(1);
    const supply = newSupply();
    await supply.load(hosted, 'af_heart', 'published');
    await supply.idle();
    expect(notices).toMatchObject([{ code: 'quota', reason: 'storage-full' }]);
    await overrideQuota(undefined);
    await newSupply().load(hosted, 'af_heart', 'published');
    expect((await hub.counts())[GRAPH]?.requests).toBe(2);
  });

  it('goes on without a database, with one notice', async () => {
    const refuse = () => {
      throw new DOMException('refused', 'SecurityError');
    };
    vi.stubGlobal('indexedDB', { open: refuse });
    const supply = newSupply(openModelStore((failure) => notices.push(failure)));
    expect((await supply.load(hosted, 'af_heart', 'published')).graph).toHaveLength(GRAPH_BYTES);
    await supply.idle();
    expect(notices).toMatchObject([{ code: 'storage-unavailable', reason: 'no-database' }]);
  });

  it('goes on in a browser that knows no database, with one notice', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const supply = newSupply(openModelStore((failure) => notices.push(failure)));
    expect((await supply.load(hosted, 'af_heart', 'published')).graph).toHaveLength(GRAPH_BYTES);
    await supply.idle();
    expect(notices).toMatchObject([{ code: 'storage-unavailable', reason: 'no-database' }]);
  });
});
