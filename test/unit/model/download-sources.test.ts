import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Device, PIECE, wantedFrom } from '../../support/file-supply-harness';
import { type Hub, startHub } from '../../support/hub';
import type { HubFault } from '../../support/hub-fault';
import { patternBytes, sameBytes } from '../../support/pattern-bytes';

const PATH = 'onnx/model_quantized.onnx';
const BODY = patternBytes(4 * PIECE);

let site: Hub;
let hub: Hub;
let device: Device;
beforeAll(async () => {
  const files = [{ path: PATH, body: BODY }];
  [site, hub] = await Promise.all([startHub({ files }), startHub({ files })]);
});
afterAll(() => Promise.all([site.close(), hub.close()]));
beforeEach(() => {
  site.reset();
  hub.reset();
  device = new Device();
});

const wanted = () => wantedFrom([site.origin, hub.origin], PATH, BODY);
const host = ({ origin }: Hub) => new URL(origin).host;

describe('several sources', () => {
  it('are not asked beyond the first that has the file', async () => {
    const { supply, sourceFailures, recorder } = device.open();
    expect(sameBytes(await supply.get(wanted()), BODY)).toBe(true);
    expect([site.requests[PATH]?.requests, hub.requests[PATH]]).toEqual([1, undefined]);
    expect([sourceFailures, recorder.value('source-failures')]).toEqual([[], 0]);
  });

  const faults: [HubFault, object][] = [
    [
      { kind: 'status', status: 404 },
      { code: 'network', reason: 'status' },
    ],
    [
      { kind: 'status', status: 503 },
      { code: 'network', reason: 'status' },
    ],
    [{ kind: 'refuse' }, { code: 'network', reason: 'unreachable' }],
    [
      { kind: 'cut', afterBytes: 0 },
      { code: 'network', reason: 'interrupted' },
    ],
    [{ kind: 'corrupt' }, { code: 'integrity', reason: 'wrong-hash' }],
    [
      { kind: 'short', bytes: 9 },
      { code: 'integrity', reason: 'wrong-length' },
    ],
    [{ kind: 'html' }, { code: 'integrity', reason: 'not-the-file' }],
  ];
  it.each(faults)('after %o of the first, the second is asked', async (fault, expected) => {
    site.fault(PATH, fault);
    const { supply, sourceFailures, recorder } = device.open();
    expect(sameBytes(await supply.get(wanted()), BODY)).toBe(true);
    expect(hub.requests[PATH]).toEqual({ requests: 1, bytes: BODY.length, ranges: 0 });
    expect(sourceFailures).toMatchObject([expected]);
    expect(recorder.value('source-failures')).toBe(1);
    await supply.idle();
    expect(await device.store.list()).toHaveLength(1);
  });

  it('the second goes on where the first broke off', async () => {
    site.fault(PATH, [{ kind: 'cut', afterBytes: 2 * PIECE, times: 1 }, { kind: 'refuse' }]);
    const { supply } = device.open();
    expect(sameBytes(await supply.get(wanted()), BODY)).toBe(true);
    expect(site.requests[PATH]?.bytes).toBe(2 * PIECE);
    expect(hub.requests[PATH]).toEqual({ requests: 1, bytes: 2 * PIECE, ranges: 1 });
  });

  it('the second starts over where the first had wrong bytes', async () => {
    site.fault(PATH, { kind: 'corrupt' });
    const { supply } = device.open();
    await supply.fetchToStore(wanted());
    expect(hub.requests[PATH]).toMatchObject({ bytes: BODY.length, ranges: 0 });
    expect(sameBytes(await supply.get(wanted()), BODY)).toBe(true);
  });

  it('the next visit goes on from the site with what the hub left', async () => {
    site.fault(PATH, { kind: 'status', status: 404, times: 1 });
    hub.fault(PATH, [{ kind: 'cut', afterBytes: PIECE, times: 1 }, { kind: 'refuse' }]);
    const first = device.open();
    await expect(first.supply.get(wanted())).rejects.toMatchObject({
      failure: { code: 'network', reason: 'no-source' },
    });
    await first.supply.idle();
    expect(sameBytes(await device.open().supply.get(wanted()), BODY)).toBe(true);
    expect(site.requests[PATH]).toMatchObject({ bytes: BODY.length - PIECE, ranges: 1 });
  });

  it('are all named when none has the file', async () => {
    site.fault(PATH, { kind: 'status', status: 404 });
    hub.fault(PATH, { kind: 'refuse' });
    const sources = `${host(site)}: answered 404; ${host(hub)}: could not be reached`;
    await expect(device.open().supply.get(wanted())).rejects.toMatchObject({
      failure: {
        code: 'network',
        reason: 'no-source',
        retryable: true,
        details: { file: PATH, sources },
        message: expect.stringContaining(sources),
        sources: [
          { host: host(site), reason: 'status', details: { status: 404 } },
          { host: host(hub), reason: 'unreachable' },
        ],
      },
    });
  });

  it('are an integrity failure when each has something else', async () => {
    site.fault(PATH, { kind: 'short', bytes: 9 });
    hub.fault(PATH, { kind: 'html' });
    const sources =
      `${host(site)}: has 9 bytes instead of ${BODY.length}; ` +
      `${host(hub)}: sent a web page instead`;
    await expect(device.open().supply.get(wanted())).rejects.toMatchObject({
      failure: { code: 'integrity', reason: 'no-source', details: { sources } },
    });
  });

  it('are not counted where there is no connection', async () => {
    site.fault(PATH, { kind: 'refuse' });
    hub.fault(PATH, { kind: 'refuse' });
    vi.stubGlobal('navigator', { onLine: false });
    await expect(device.open().supply.get(wanted())).rejects.toMatchObject({
      failure: { code: 'network', reason: 'offline' },
    });
    vi.unstubAllGlobals();
  });

  it('are not asked after the caller gave up', async () => {
    site.fault(PATH, { kind: 'stall', afterBytes: PIECE });
    const controller = new AbortController();
    const started = device.open().supply.get(wanted(), controller.signal);
    await vi.waitFor(async () => expect(await device.begun()).toBe(PIECE));
    controller.abort();
    await expect(started).rejects.toMatchObject({ failure: { code: 'aborted' } });
    expect(hub.requests).toEqual({});
  });

  it('are not asked when the store has no room for the file', async () => {
    device.store.capacity = PIECE;
    await expect(device.open().supply.fetchToStore(wanted())).rejects.toMatchObject({
      failure: { code: 'quota' },
    });
    expect(hub.requests).toEqual({});
  });
});
