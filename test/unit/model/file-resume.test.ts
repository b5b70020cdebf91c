import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FileSupply } from '../../../src/model/download/file-supply';
import { LocalFileLock } from '../../../src/model/download/local-file-lock';
import { MemoryModelStore } from '../../../src/model/store/memory-model-store';
import { Random } from '../../fixtures/kokoro-graph/random';
import { Device, PIECE, wantedFrom } from '../../support/file-supply-harness';
import { type Hub, startHub } from '../../support/hub';
import type { HubFault } from '../../support/hub-fault';
import { patternBytes } from '../../support/pattern-bytes';

const PATH = 'onnx/model_quantized.onnx';
const BODY = patternBytes(5 * 1024 * 1024 + 4321);
const PIECES = Math.ceil(BODY.length / PIECE);

let hub: Hub;
beforeAll(async () => {
  hub = await startHub({ files: [{ path: PATH, body: BODY }] });
});
afterAll(() => hub.close());
beforeEach(() => hub.reset());
afterEach(() => vi.unstubAllGlobals());

const random = new Random(20261124);
const offsets = Array.from({ length: 10 }, () => Math.floor(random.next() * BODY.length));
const wanted = () => wantedFrom([hub.origin], PATH, BODY);
const count = () => hub.requests[PATH] ?? { requests: 0, bytes: 0, ranges: 0 };
const aborted = { failure: { code: 'aborted' } };

/** Faster than a comparison element by element, over many files of this size. */
const isBody = (bytes: Uint8Array | undefined) =>
  bytes !== undefined && Buffer.compare(bytes, BODY) === 0;

type Way = 'get' | 'fetchToStore';
const WAYS: Way[] = ['get', 'fetchToStore'];

/** Gets the file in one of the two ways, and the bytes that the caller or the store then has. */
async function bring(device: Device, supply: FileSupply, way: Way): Promise<boolean> {
  const whole = await supply[way](wanted());
  await supply.idle();
  const [stored] = await device.store.list();
  const bytes = whole ?? (await device.store.read(stored?.name ?? ''));
  return isBody(bytes) && stored?.bytes === BODY.length;
}

/** The next start needs no byte, and leaves no part behind. */
async function expectNothingMore(device: Device): Promise<void> {
  hub.reset();
  const { supply, recorder } = device.open();
  expect(isBody(await supply.get(wanted()))).toBe(true);
  expect(hub.requests).toEqual({});
  expect(recorder.value('cache-hit')).toBe(1);
  expect(await device.store.partials()).toEqual([]);
}

describe.each(WAYS)('%s', (way) => {
  it.each(offsets)('goes on in the same attempt after a cut at byte %i', async (afterBytes) => {
    const device = new Device();
    hub.fault(PATH, { kind: 'cut', afterBytes, times: 1 });
    const { supply, notices } = device.open();
    expect(await bring(device, supply, way)).toBe(true);
    expect(count()).toMatchObject({ requests: 2, ranges: afterBytes === 0 ? 0 : 1 });
    expect(count().bytes - BODY.length).toBeLessThan(PIECE);
    expect(notices).toEqual([]);
    await expectNothingMore(device);
  });

  it.each(offsets)('goes on after a reload when byte %i was the last', async (afterBytes) => {
    const device = new Device();
    hub.fault(PATH, [{ kind: 'cut', afterBytes, times: 1 }, { kind: 'refuse' }]);
    const first = device.open();
    await expect(first.supply[way](wanted())).rejects.toMatchObject({
      failure: { code: 'network', reason: 'unreachable' },
    });
    await first.supply.idle();
    const begun = await device.begun();
    expect(afterBytes - begun).toBeLessThan(PIECE);
    hub.fault(PATH, null);
    const next = device.open();
    expect(await bring(device, next.supply, way)).toBe(true);
    expect(count().bytes - BODY.length).toBeLessThan(PIECE);
    expect(next.recorder.value('bytes-downloaded')).toBe(BODY.length - begun);
    if (begun > 0) expect(next.progress[0]?.receivedBytes).toBe(begun);
    await expectNothingMore(device);
  });

  it.each(offsets.slice(0, 4))('goes on after a tab that died at byte %i', async (afterBytes) => {
    const device = new Device();
    hub.fault(PATH, { kind: 'stall', afterBytes, times: 1 });
    const lost = device.open().supply[way](wanted());
    lost.catch(() => undefined);
    const whole = Math.floor(afterBytes / PIECE) * PIECE;
    await vi.waitFor(async () => expect(await device.begun()).toBe(whole));
    // The browser frees the locks of a tab that is gone.
    device.lock = new LocalFileLock();
    expect(await bring(device, device.open().supply, way)).toBe(true);
    expect(count().bytes).toBe(afterBytes + BODY.length - whole);
    await expectNothingMore(device);
  });

  const failures: [string, HubFault, object][] = [
    ['403', { kind: 'status', status: 403 }, { reason: 'status' }],
    ['404', { kind: 'status', status: 404 }, { reason: 'status' }],
    ['429', { kind: 'status', status: 429, retryAfter: 0 }, { reason: 'status' }],
    ['503', { kind: 'status', status: 503 }, { reason: 'status' }],
    ['a refused connection', { kind: 'refuse' }, { reason: 'unreachable' }],
    ['an address that has expired', { kind: 'expired' }, { reason: 'status' }],
    ['a page', { kind: 'html' }, { code: 'integrity', reason: 'not-the-file' }],
  ];
  it.each(failures)(
    'keeps what it has when the rest is answered with %s',
    async (_, fault, why) => {
      const device = new Device();
      hub.fault(PATH, [{ kind: 'cut', afterBytes: 3_000_000, times: 1 }, fault]);
      const first = device.open();
      await expect(first.supply[way](wanted())).rejects.toMatchObject({ failure: why });
      await first.supply.idle();
      hub.fault(PATH, null);
      expect(await bring(device, device.open().supply, way)).toBe(true);
      expect(count().bytes - BODY.length).toBeLessThan(PIECE);
      await expectNothingMore(device);
    },
  );

  it('goes on by itself when one such answer passes', async () => {
    const device = new Device();
    hub.fault(PATH, [
      { kind: 'cut', afterBytes: 3_000_000, times: 1 },
      { kind: 'status', status: 429, retryAfter: 0, times: 1 },
      { kind: 'expired', times: 1 },
    ]);
    expect(await bring(device, device.open().supply, way)).toBe(true);
    expect(count()).toMatchObject({ requests: 4, ranges: 1 });
    await expectNothingMore(device);
  });

  it('starts over in the same answer where the server knows no ranges', async () => {
    const device = new Device();
    hub.fault(PATH, [{ kind: 'cut', afterBytes: 3_000_000, times: 1 }, { kind: 'no-range' }]);
    expect(await bring(device, device.open().supply, way)).toBe(true);
    expect(count()).toMatchObject({ requests: 2, ranges: 0 });
    await expectNothingMore(device);
  });

  it.each([
    ['wrong bytes', { kind: 'corrupt' }, 'wrong-hash'],
    ['a short file', { kind: 'short', bytes: 3_000_000 }, 'wrong-length'],
  ] satisfies [string, HubFault, string][])('keeps nothing of %s', async (_, fault, reason) => {
    const device = new Device();
    hub.fault(PATH, fault);
    const { supply, persisted } = device.open();
    await expect(supply[way](wanted())).rejects.toMatchObject({
      failure: { code: 'integrity', reason },
    });
    await supply.idle();
    expect([await device.store.list(), await device.store.partials()]).toEqual([[], []]);
    expect([count().requests, persisted()]).toEqual([2, 0]);
    hub.fault(PATH, null);
    expect(await bring(device, device.open().supply, way)).toBe(true);
    await expectNothingMore(device);
  });

  it('starts over, once, when what an earlier visit left proves wrong', async () => {
    const device = new Device();
    hub.fault(PATH, [{ kind: 'cut', afterBytes: 3_000_000, times: 1 }, { kind: 'refuse' }]);
    const first = device.open({ patience: { retries: 0 } });
    await expect(first.supply[way](wanted())).rejects.toThrow();
    await first.supply.idle();
    const spoilt = new Device(new SpoiltStore(device.store));
    hub.reset();
    const { supply, notices } = spoilt.open();
    expect(await supply[way](wanted()).then(() => true)).toBe(true);
    await supply.idle();
    expect(count()).toMatchObject({ requests: 2, ranges: 1 });
    expect(notices).toEqual([]);
  });

  it('leaves at once when it is cancelled, and goes on from there later', async () => {
    const device = new Device();
    hub.fault(PATH, { kind: 'stall', afterBytes: 3_000_000, times: 1 });
    const { supply } = device.open();
    const controller = new AbortController();
    const started = supply[way](wanted(), controller.signal);
    started.catch(() => undefined);
    const whole = Math.floor(3_000_000 / PIECE) * PIECE;
    await vi.waitFor(async () => expect(await device.begun()).toBe(whole));
    controller.abort();
    await expect(started).rejects.toMatchObject(aborted);
    await supply.idle();
    // The incomplete piece as well.
    expect(await device.begun()).toBeGreaterThan(whole);
    expect(await bring(device, device.open().supply, way)).toBe(true);
    expect(count().bytes - BODY.length).toBeLessThan(PIECE);
    await expectNothingMore(device);
  });

  it('needs no request when only the last word was missing', async () => {
    const device = new Device();
    const first = device.open({ store: new UncommittedStore(device.store) });
    void first.supply[way](wanted()).catch(() => undefined);
    await vi.waitFor(async () => expect(await device.begun()).toBe(BODY.length));
    hub.reset();
    device.lock = new LocalFileLock();
    expect(await bring(device, device.open().supply, way)).toBe(true);
    expect(hub.requests).toEqual({});
  });

  it('offline half-way says so, and goes on when the connection is back', async () => {
    const device = new Device();
    hub.fault(PATH, [{ kind: 'cut', afterBytes: 3_000_000, times: 1 }, { kind: 'refuse' }]);
    vi.stubGlobal('navigator', { onLine: false });
    const first = device.open();
    await expect(first.supply[way](wanted())).rejects.toMatchObject({
      failure: { code: 'network', reason: 'offline' },
    });
    await first.supply.idle();
    vi.unstubAllGlobals();
    hub.fault(PATH, null);
    expect(await bring(device, device.open().supply, way)).toBe(true);
    expect(count().bytes - BODY.length).toBeLessThan(PIECE);
  });

  it('asks to keep what is stored once, when the first file is whole', async () => {
    const device = new Device();
    const { supply, persisted } = device.open();
    expect(await bring(device, supply, way)).toBe(true);
    await device.store.remove((await device.store.list())[0]?.name ?? '');
    expect(await bring(device, supply, way)).toBe(true);
    expect(persisted()).toBe(1);
  });
});

describe('without room', () => {
  const capacities: [string, number][] = [
    ['at the first byte', 0],
    ['in the middle', BODY.length >> 1],
    ['at the last piece', (PIECES - 1) * PIECE],
  ];
  it.each(capacities)('%s the file is had all the same, with one notice', async (_, capacity) => {
    const device = new Device(new MemoryModelStore(capacity));
    const { supply, notices, persisted } = device.open();
    expect(isBody(await supply.get(wanted()))).toBe(true);
    await supply.idle();
    expect(notices).toMatchObject([{ code: 'quota', reason: 'storage-full' }]);
    expect([count().requests, count().bytes, persisted()]).toEqual([1, BODY.length, 0]);
    expect([await device.store.list(), await device.store.partials()]).toEqual([[], []]);
    device.store.capacity = Number.POSITIVE_INFINITY;
    expect(await bring(device, device.open().supply, 'get')).toBe(true);
    await expectNothingMore(device);
  });

  it.each(capacities)('%s it cannot be brought into the store', async (_, capacity) => {
    const device = new Device(new MemoryModelStore(capacity));
    const { supply, notices } = device.open();
    await expect(supply.fetchToStore(wanted())).rejects.toMatchObject({
      failure: { code: 'quota', reason: 'storage-full' },
    });
    await supply.idle();
    expect(notices).toMatchObject([{ code: 'quota' }]);
    expect(count().requests).toBe(1);
    expect(await device.store.partials()).toEqual([]);
    device.store.capacity = Number.POSITIVE_INFINITY;
    expect(await bring(device, device.open().supply, 'fetchToStore')).toBe(true);
    await expectNothingMore(device);
  });
});

/** What another store has begun, with a wrong byte at its start. */
class SpoiltStore extends MemoryModelStore {
  constructor(private readonly from: MemoryModelStore) {
    super();
  }

  override async open(...args: Parameters<MemoryModelStore['open']>) {
    const { state, stored, readInto } = await this.from.open(...args);
    const writer = await super.open(...args);
    if (stored === 0 || writer.stored > 0) return writer;
    await this.from.remove(args[0]);
    const spoilt = new Uint8Array(BODY.length);
    await readInto(spoilt).catch(() => undefined);
    // The hash of other bytes: what a torn disk leaves.
    const { createSHA256 } = await import('hash-wasm');
    const hash = (await createSHA256())
      .init()
      .update(spoilt.fill(7, 0, stored))
      .save();
    await writer.append(spoilt.slice(0, stored), state ? new Uint8Array(hash) : new Uint8Array(0));
    return writer;
  }
}

/** A store in which no file ever becomes whole: its tab died just before. */
class UncommittedStore extends MemoryModelStore {
  constructor(private readonly into: MemoryModelStore) {
    super();
  }

  override async open(...args: Parameters<MemoryModelStore['open']>) {
    const writer = await this.into.open(...args);
    return Object.assign(Object.create(writer) as typeof writer, {
      commit: () => new Promise<void>(() => undefined),
    });
  }
}
