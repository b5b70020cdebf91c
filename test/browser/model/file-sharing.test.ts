import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import type { ModelManifest } from '../../../src/contracts/model';
import { storedName } from '../../../src/model/download/kept-files';
import { manifestSource, wantedFile } from '../../../src/model/model-source';
import { IdbModelStore } from '../../../src/model/store/idb-model-store';
import type { ModelStore } from '../../../src/model/store/model-store';
import { OpfsModelStore } from '../../../src/model/store/opfs-model-store';
import { HubControl } from '../../support/hub-control';
import type { HubFault } from '../../support/hub-fault';
import { startWithDisk } from '../../support/storage-quota';
import type { SupplyNews, SupplyOrder } from './file-supply-messages';

const GRAPH = 'onnx/model_quantized.onnx';
const PIECE = 32 * 1024;

const hub = new HubControl(inject('hubOrigin'), 'file-sharing');

/** A tab, as far as files are concerned. */
class Tab {
  readonly news: SupplyNews[] = [];
  readonly worker = new Worker(new URL('./file-supply.worker.ts', import.meta.url), {
    type: 'module',
  });

  constructor(order: SupplyOrder) {
    this.worker.onmessage = ({ data }: MessageEvent<SupplyNews>) => {
      this.news.push(data);
      if (data.type === 'ready') this.worker.postMessage(order);
    };
  }

  of<T extends SupplyNews['type']>(type: T): Extract<SupplyNews, { type: T }>[] {
    return this.news.filter((news): news is Extract<SupplyNews, { type: T }> => news.type === type);
  }

  async done(): Promise<string | undefined> {
    await vi.waitFor(() => expect(this.of('done')).toHaveLength(1), { timeout: 30_000 });
    expect(this.of('failed')).toEqual([]);
    return this.of('done')[0]?.sha256;
  }
}

let tabs: Tab[];
let names = 0;
let order: SupplyOrder & { wanted: { bytes?: number; sha256?: string } };
let store: ModelStore;
beforeEach(async () => {
  await hub.reset();
  await startWithDisk(undefined);
  tabs = [];
  const manifest = (await (await fetch(hub.manifestUrl)).json()) as ModelManifest;
  const file = manifest.files.find(({ path }) => path === GRAPH);
  if (!file) throw new Error('The hub has no graph');
  const name = `sharing-${Date.now()}-${names++}`;
  const wanted = wantedFile(manifestSource(manifest, hub.manifestUrl), file);
  order = { medium: 'IndexedDB', name, pieceBytes: PIECE, wanted, way: 'get' };
  await hub.reset();
});
afterEach(() => {
  for (const { worker } of tabs) worker.terminate();
});

/** Says where this test's tabs keep their files. */
function keepIn(medium: SupplyOrder['medium']): void {
  order = { ...order, medium };
  const { name } = order;
  store =
    medium === 'IndexedDB'
      ? new IdbModelStore({ database: name })
      : new OpfsModelStore({ folder: name });
}

function open(changes: Partial<SupplyOrder> = {}): Tab {
  const tab = new Tab({ ...order, ...changes });
  tabs.push(tab);
  return tab;
}

const bytes = () => order.wanted.bytes ?? 0;
const count = async () => (await hub.counts())[GRAPH];
const lockName = () => `kokoro-speak:file:${order.wanted.sha256}`;

/** Waits until another tab waits for the file. */
const someoneWaits = () =>
  vi.waitFor(
    async () => {
      const { pending = [] } = await navigator.locks.query();
      expect(pending.some(({ name }) => name === lockName())).toBe(true);
    },
    { timeout: 30_000 },
  );

/** Waits until so many bytes are really stored. */
const begun = (length: number) =>
  vi.waitFor(async () => expect((await store.partials())[0]?.bytes).toBe(length), {
    timeout: 30_000,
  });

const stall: HubFault = { kind: 'stall', afterBytes: 3 * PIECE + 100, times: 1 };

describe.each(['IndexedDB', 'private files'] as const)('two tabs with %s', (medium) => {
  beforeEach(() => keepIn(medium));

  it.each(['get', 'fetchToStore'] as const)('share one download (%s)', async (way) => {
    const both = [open({ way }), open()];
    const [, second] = await Promise.all(both.map((tab) => tab.done()));
    expect(second).toBe(order.wanted.sha256);
    expect(await count()).toEqual({ requests: 1, bytes: bytes(), ranges: 0 });
    const hits = both.map((tab) => tab.of('metric').filter(({ name }) => name === 'cache-hit'));
    expect(hits.flat()).toHaveLength(1);
  });

  it('the one that waits sees the progress of the other', async () => {
    await hub.fault(GRAPH, { kind: 'slow', bytesPerSecond: 200_000 });
    const holder = open();
    await vi.waitFor(() => expect(holder.of('progress').length).toBeGreaterThan(0));
    const waiter = open();
    await Promise.all([holder.done(), waiter.done()]);
    expect(waiter.of('progress').length).toBeGreaterThan(2);
    expect((await count())?.requests).toBe(1);
  });

  it('the one that waits goes on where a tab that died had stopped', async () => {
    await hub.fault(GRAPH, stall);
    const lost = open();
    await begun(3 * PIECE);
    const waiter = open();
    await someoneWaits();
    lost.worker.terminate();
    expect(await waiter.done()).toBe(order.wanted.sha256);
    expect(await count()).toEqual({
      requests: 2,
      bytes: 3 * PIECE + 100 + bytes() - 3 * PIECE,
      ranges: 1,
    });
    expect(await store.partials()).toEqual([]);
  });

  it('a tab that died is gone on from at the next visit', async () => {
    await hub.fault(GRAPH, stall);
    const lost = open({ way: 'fetchToStore' });
    await begun(3 * PIECE);
    lost.worker.terminate();
    const next = open();
    expect(await next.done()).toBe(order.wanted.sha256);
    expect(next.of('progress')[0]?.receivedBytes).toBe(3 * PIECE);
    expect((await count())?.bytes).toBe(bytes() + 100);
    expect(await store.has(storedName(order.wanted.sha256 ?? ''))).toBe(true);
  });
});
