import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ComputeForm, ModelRequest } from '../../../src/contracts/model';
import { LocalFileLock } from '../../../src/model/download/local-file-lock';
import { externalFiles } from '../../../src/model/graph/packed-graph';
import { ModelSupply } from '../../../src/model/model-supply';
import { MemoryModelStore } from '../../../src/model/store/memory-model-store';
import type { StoredView } from '../../../src/model/store/model-store';
import { buildVariant } from '../../fixtures/kokoro-graph/variants';
import { type Hub, startHub } from '../../support/hub';
import { patternBytes } from '../../support/pattern-bytes';

const GRAPH = 'onnx/model_quantized.onnx';
/** A small part of the file, and none of it is a whole number of them. */
const PIECE = 100_003;
const BYTES = Uint8Array.from(buildVariant({ width: 'tiny', precision: 'q8' }));

/** A store that tells what is open, and what was read of it. */
class WatchedStore extends MemoryModelStore {
  readonly views = new Set<StoredView>();
  bytesRead = 0;
  wholeReads = 0;
  canView = true;

  override async read(name: string) {
    const bytes = await super.read(name);
    if (bytes && bytes.length === BYTES.length) this.wholeReads++;
    return bytes;
  }

  override async view(name: string) {
    const view = this.canView ? await super.view(name) : undefined;
    if (!view) return undefined;
    const watched: StoredView = {
      bytes: view.bytes,
      read: (offset, into) => {
        if (!this.views.has(watched)) throw new Error('It is closed.');
        this.bytesRead += into.byteLength;
        view.read(offset, into);
      },
      close: () => this.views.delete(watched),
    };
    this.views.add(watched);
    return watched;
  }
}

let hub: Hub;
beforeAll(async () => {
  hub = await startHub({
    files: [
      { path: GRAPH, body: BYTES, precision: 'q8' },
      { path: 'voices/af_heart.bin', body: patternBytes(3 * 1024, 2) },
    ],
  });
});
afterAll(() => hub.close());

let store: WatchedStore;
beforeEach(() => {
  hub.reset();
  store = new WatchedStore();
});

const nothing = () => undefined;
const newSupply = (patience: { readonly retries?: number } = {}) =>
  new ModelSupply({
    patience: { backoffMs: 1, ...patience },
    assetBase: `${hub.origin}/`,
    modelBase: hub.origin,
    store,
    metrics: nothing,
    onProgress: nothing,
    onNotice: nothing,
    lock: new LocalFileLock(),
  });
const load = (supply: ModelSupply, form: ComputeForm = 'float', signal?: AbortSignal) => {
  const hosted: ModelRequest = { kind: 'manifest', url: hub.manifestUrl };
  return supply.load(hosted, 'af_heart', form, signal);
};
/** What the runtime reads of each file: parts of the weights, and all of what is computed. */
const contents = (files: Awaited<ReturnType<typeof load>>['externalData']) =>
  files.map(({ path, data }) => {
    const { byteLength } = data;
    const part = path === 'weights' ? data.subarray(1000, 9000) : data.subarray(0, byteLength);
    return [path, byteLength, Buffer.from(part).toString('base64')];
  });
const expected = (graph: Uint8Array) =>
  contents(externalFiles(Uint8Array.from(graph), BYTES) ?? []);
/** Brings the model to the device. */
const visit = async () => {
  const supply = newSupply();
  (await load(supply)).close();
  await supply.idle();
  store.bytesRead = 0;
};

describe('a model on the device', () => {
  it('is never in memory as a whole: what the runtime asks for is read then', async () => {
    await visit();
    const model = await load(newSupply());
    expect([store.wholeReads, store.bytesRead]).toEqual([0, 0]);
    expect(contents(model.externalData)).toEqual(expected(model.graph));
    expect(store.bytesRead).toBeGreaterThan(0);
    expect(store.views.size).toBe(1);
    model.close();
    model.close();
    expect(store.views.size).toBe(0);
    expect(hub.requests[GRAPH]?.requests).toBe(1);
  });

  it('is never in memory as a whole after the download either', async () => {
    store = new WatchedStore(Number.POSITIVE_INFINITY, PIECE);
    const model = await load(newSupply());
    expect(store.wholeReads).toBe(0);
    expect(store.views.size).toBe(1);
    expect(contents(model.externalData)).toEqual(expected(model.graph));
    expect(store.bytesRead).toBeGreaterThan(0);
    model.close();
    expect(store.views.size).toBe(0);
  });

  it.each([
    ['at the first piece', 0],
    ['at the second', PIECE],
    ['amid', 5 * PIECE + 1],
    ['before the last two', BYTES.length - PIECE - 1],
    ['at the last', BYTES.length - 1],
  ])('is in memory where the room ends %s, and asked for once', async (_, room) => {
    store = new WatchedStore(room, PIECE);
    const model = await load(newSupply());
    expect(contents(model.externalData)).toEqual(expected(model.graph));
    expect(store.bytesRead).toBe(0);
    expect(hub.requests[GRAPH]).toMatchObject({ requests: 1, bytes: BYTES.length });
  });

  it('goes on in memory with what an earlier visit left, where the room ends', async () => {
    store = new WatchedStore(4 * PIECE, PIECE);
    hub.fault(GRAPH, { kind: 'cut', afterBytes: 3 * PIECE + 7 });
    await expect(load(newSupply({ retries: 0 }))).rejects.toThrow();
    hub.reset();
    const model = await load(newSupply());
    expect(contents(model.externalData)).toEqual(expected(model.graph));
    expect(hub.requests[GRAPH]?.bytes).toBeLessThan(BYTES.length);
  });

  it('is downloaded anew where the disk hangs with a part of it', async () => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout'],
      shouldAdvanceTime: true,
      advanceTimeDelta: 500,
    });
    store = new WatchedStore(Number.POSITIVE_INFINITY, PIECE);
    const open = store.open.bind(store);
    store.open = async (...args) => {
      const writer = await open(...args);
      const append = writer.append.bind(writer);
      return Object.assign(writer, {
        append: (...piece: Parameters<typeof append>) =>
          writer.stored > PIECE ? new Promise<void>(nothing) : append(...piece),
      });
    };
    const model = await load(newSupply());
    vi.useRealTimers();
    expect(contents(model.externalData)).toEqual(expected(model.graph));
    expect(hub.requests[GRAPH]?.requests).toBe(2);
  });

  it('is read as a whole where files cannot be opened, and to be adapted anew', async () => {
    await visit();
    store.canView = false;
    const model = await load(newSupply());
    expect(store.wholeReads).toBe(1);
    expect(contents(model.externalData)).toEqual(expected(model.graph));
    store.canView = true;
    const other = await load(newSupply(), 'stored');
    expect(store.bytesRead).toBe(BYTES.length);
    other.close();
    expect(store.views.size).toBe(0);
  });

  it('is handed over as a whole where it is to be run as it is published', async () => {
    await visit();
    const { graph, externalData, close } = await load(newSupply(), 'published');
    close();
    expect(Buffer.compare(graph, BYTES)).toBe(0);
    expect(externalData).toEqual([]);
    expect(store.views.size).toBe(0);
  });

  it('stays open until the last who loads it has closed it', async () => {
    await visit();
    const supply = newSupply();
    const [first, second] = await Promise.all([load(supply), load(supply)]);
    expect(store.views.size).toBe(1);
    first?.close();
    expect(second && contents(second.externalData)).toEqual(expected(second?.graph ?? BYTES));
    second?.close();
    expect(store.views.size).toBe(0);
  });

  it('is not left open by those who give up, at whatever moment', async () => {
    await visit();
    for (let steps = 0; steps < 60; steps++) {
      const controller = new AbortController();
      const loading = load(newSupply(), 'float', controller.signal);
      const outcome = loading.then(({ close }) => close(), nothing);
      for (let step = 0; step < steps; step++) await null;
      controller.abort();
      await outcome;
      await new Promise((resolve) => setTimeout(resolve, 1));
      expect(store.views.size).toBe(0);
    }
  });

  it('is not left open by a voice that cannot be had', async () => {
    await visit();
    const supply = newSupply();
    const hosted: ModelRequest = { kind: 'manifest', url: hub.manifestUrl };
    await expect(supply.load(hosted, 'nobody', 'float')).rejects.toThrow();
    expect(store.views.size).toBe(0);
  });
});
