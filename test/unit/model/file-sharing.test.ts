import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { LocalFileLock } from '../../../src/model/download/local-file-lock';
import { MemoryModelStore } from '../../../src/model/store/memory-model-store';
import { speechError } from '../../../src/shared/speech-error';
import { Device, PIECE, wantedFrom } from '../../support/file-supply-harness';
import { type Hub, startHub } from '../../support/hub';
import { patternBytes, sameBytes } from '../../support/pattern-bytes';

const PATH = 'onnx/model_quantized.onnx';
const BODY = patternBytes(4 * PIECE + 1000);

let hub: Hub;
let device: Device;
beforeAll(async () => {
  hub = await startHub({ files: [{ path: PATH, body: BODY }] });
});
afterAll(() => hub.close());
beforeEach(() => {
  hub.reset();
  device = new Device();
});

const wanted = () => wantedFrom([hub.origin], PATH, BODY);
const count = () => hub.requests[PATH] ?? { requests: 0, bytes: 0, ranges: 0 };
const begun = (bytes: number) =>
  vi.waitFor(async () => expect(await device.begun()).toBe(bytes), { timeout: 10_000 });

/** A lock that says when someone has to wait. */
class WatchedLock extends LocalFileLock {
  asked = 0;

  override acquire(...args: Parameters<LocalFileLock['acquire']>) {
    this.asked++;
    return super.acquire(...args);
  }
}

describe('two tabs', () => {
  it.each([
    ['get', 'get'],
    ['get', 'fetchToStore'],
    ['fetchToStore', 'get'],
    ['fetchToStore', 'fetchToStore'],
  ] as const)('share one download: %s and %s', async (one, other) => {
    const tabs = [device.open(), device.open()] as const;
    const results = await Promise.all([
      tabs[0].supply[one](wanted()),
      tabs[1].supply[other](wanted()),
    ]);
    for (const bytes of results) if (bytes) expect(sameBytes(bytes, BODY)).toBe(true);
    expect(count()).toEqual({ requests: 1, bytes: BODY.length, ranges: 0 });
    const hits = tabs.map(({ recorder }) => recorder.value('cache-hit'));
    expect(hits).toEqual([0, 1]);
    expect(tabs.flatMap(({ notices }) => notices)).toEqual([]);
  });

  it('see the same progress', async () => {
    hub.fault(PATH, { kind: 'stall', afterBytes: 3 * PIECE, times: 1 });
    const lock = new WatchedLock();
    const patience = { backoffMs: 1, stallMs: 300 };
    const first = device.open({ lock, patience });
    const second = device.open({ lock });
    const holder = first.supply.fetchToStore(wanted());
    await vi.waitFor(() => expect(lock.asked).toBe(1));
    const waiter = second.supply.get(wanted());
    await vi.waitFor(() => expect(lock.asked).toBe(2));
    await Promise.all([holder, waiter]);
    // What came before the second one listened is told with what comes next.
    const seen = second.progress.map(({ receivedBytes }) => receivedBytes);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.at(-1)).toBe(BODY.length);
    expect(second.progress[0]).toMatchObject({ source: 'network', totalBytes: BODY.length });
    expect(count().bytes).toBe(BODY.length);
  });

  it('the one that waits goes on where the other one gave up', async () => {
    hub.fault(PATH, { kind: 'stall', afterBytes: 2 * PIECE + 5, times: 1 });
    const controller = new AbortController();
    const first = device.open().supply.get(wanted(), controller.signal);
    await begun(2 * PIECE);
    const second = device.open().supply.get(wanted());
    controller.abort();
    await expect(first).rejects.toMatchObject({ failure: { code: 'aborted' } });
    expect(sameBytes(await second, BODY)).toBe(true);
    expect(count().ranges).toBe(1);
    expect(count().bytes).toBeLessThanOrEqual(BODY.length + 5);
  });

  it('the one that waits can leave at once', async () => {
    hub.fault(PATH, { kind: 'stall', afterBytes: 2 * PIECE, times: 1 });
    const lock = new WatchedLock();
    const first = new AbortController();
    const holder = device.open({ lock }).supply.get(wanted(), first.signal);
    await begun(2 * PIECE);
    const controller = new AbortController();
    const waiter = device.open({ lock }).supply.get(wanted(), controller.signal);
    await vi.waitFor(() => expect(lock.asked).toBe(2));
    controller.abort();
    await expect(waiter).rejects.toMatchObject({ failure: { code: 'aborted' } });
    expect(count().requests).toBe(1);
    first.abort();
    await expect(holder).rejects.toThrow();
  });

  it('the one that waits downloads itself where the store kept nothing', async () => {
    device = new Device(new MemoryModelStore(PIECE));
    const tabs = [device.open(), device.open()] as const;
    const results = await Promise.all(tabs.map(({ supply }) => supply.get(wanted())));
    for (const bytes of results) expect(sameBytes(bytes, BODY)).toBe(true);
    expect(count()).toEqual({ requests: 2, bytes: 2 * BODY.length, ranges: 0 });
    expect(tabs.map(({ notices }) => notices.length)).toEqual([1, 1]);
  });

  it.each(['read', 'open'] as const)(
    'nobody waits for a store that does not work (%s)',
    async (method) => {
      const lock = new LocalFileLock();
      const store = new MemoryModelStore();
      const refuse = () => Promise.reject(speechError('storage-unavailable', 'no-database'));
      Object.assign(store, { [method]: refuse });
      const broken = new Device(store, lock);
      hub.fault(PATH, { kind: 'stall', afterBytes: 2 * PIECE, times: 1 });
      const controller = new AbortController();
      const stalled = broken.open().supply.get(wanted(), controller.signal);
      await vi.waitFor(() => expect(count().bytes).toBe(2 * PIECE));
      const other = broken.open();
      expect(sameBytes(await other.supply.get(wanted()), BODY)).toBe(true);
      expect(other.notices).toMatchObject([{ code: 'storage-unavailable' }]);
      controller.abort();
      await expect(stalled).rejects.toThrow();
    },
  );

  it('the first has its bytes while they are still being written, the second when they are', async () => {
    let goOn: () => void = () => undefined;
    const written = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const open = device.store.open.bind(device.store);
    device.store.open = async (...args) => {
      const writer = await open(...args);
      const commit = writer.commit.bind(writer);
      return Object.assign(writer, { commit: () => written.then(commit) });
    };
    const first = device.open();
    expect(sameBytes(await first.supply.get(wanted()), BODY)).toBe(true);
    expect(await device.store.list()).toEqual([]);
    const second = device.open();
    const waiter = second.supply.get(wanted());
    goOn();
    expect(sameBytes(await waiter, BODY)).toBe(true);
    expect(second.recorder.value('cache-hit')).toBe(1);
    expect(count().requests).toBe(1);
  });
});

describe('one tab', () => {
  it('counts a file once that is wanted in memory and in the store', async () => {
    const { supply, progress } = device.open();
    await Promise.all([supply.fetchToStore(wanted()), supply.get(wanted())]);
    expect(new Set(progress.map(({ totalBytes }) => totalBytes))).toEqual(new Set([BODY.length]));
    expect(progress.at(-1)?.receivedBytes).toBe(BODY.length);
    expect(count().requests).toBe(1);
  });

  it('holds two pieces at most on the way to the store', async () => {
    const waits: (() => void)[] = [];
    const open = device.store.open.bind(device.store);
    const appended: ArrayBufferLike[] = [];
    device.store.open = async (...args) => {
      const writer = await open(...args);
      const { append } = writer;
      return Object.assign(Object.create(writer) as typeof writer, {
        append: async (piece: Uint8Array<ArrayBuffer>, state: Uint8Array<ArrayBuffer>) => {
          appended.push(piece.buffer);
          await new Promise<void>((resolve) => waits.push(resolve));
          await append(piece, state);
        },
      });
    };
    const { supply, progress } = device.open();
    const done = supply.fetchToStore(wanted());
    for (let piece = 1; piece <= 5; piece++) {
      await vi.waitFor(() => expect(waits).toHaveLength(piece));
      // Nothing is read beyond the piece that fills while this one is written.
      const limit = Math.min((piece + 1) * PIECE, BODY.length);
      expect(progress.at(-1)?.receivedBytes).toBeLessThanOrEqual(limit);
      waits[piece - 1]?.();
    }
    await done;
    expect(new Set(appended).size).toBe(2);
    expect(Math.max(...appended.map((buffer) => buffer.byteLength))).toBe(PIECE);
    expect(sameBytes(await device.open().supply.get(wanted()), BODY)).toBe(true);
  });

  it.each(['has', 'open'] as const)(
    'cannot bring a file into a store that does not work (%s)',
    async (method) => {
      const refuse = () => Promise.reject(speechError('storage-unavailable', 'no-database'));
      Object.assign(device.store, { [method]: refuse });
      const { supply, notices } = device.open();
      const failure = { code: 'storage-unavailable', reason: 'no-database' };
      await expect(supply.fetchToStore(wanted())).rejects.toMatchObject({ failure });
      expect(notices).toMatchObject([failure]);
      expect(count().requests).toBe(0);
    },
  );

  it('begins anew where what was left cannot be read any more', async () => {
    hub.fault(PATH, [{ kind: 'cut', afterBytes: 2 * PIECE, times: 1 }, { kind: 'refuse' }]);
    const first = device.open();
    await expect(first.supply.get(wanted())).rejects.toThrow();
    await first.supply.idle();
    hub.reset();
    const open = device.store.open.bind(device.store);
    let isTorn = true;
    device.store.open = async (...args) => {
      const writer = await open(...args);
      const readInto = () => Promise.reject(speechError('storage-unavailable', 'no-database'));
      if (!isTorn) return writer;
      isTorn = false;
      return Object.assign(Object.create(writer) as typeof writer, { readInto });
    };
    const next = device.open();
    expect(sameBytes(await next.supply.get(wanted()), BODY)).toBe(true);
    await next.supply.idle();
    expect(count()).toEqual({ requests: 1, bytes: BODY.length, ranges: 0 });
    expect(await device.store.list()).toHaveLength(1);
  });

  it('does not fetch to the store what is not kept', async () => {
    const { keptAs: _, ...loose } = wanted();
    await device.open().supply.fetchToStore(loose);
    expect(count().requests).toBe(0);
  });
});
