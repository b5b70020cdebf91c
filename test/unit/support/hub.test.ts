import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ModelManifest } from '../../../src/contracts/model';
import { KOKORO_MANIFEST } from '../../../src/model/manifests/kokoro';
import { draftAsKokoro } from '../../support/draft-as-kokoro';
import { type Hub, startHub } from '../../support/hub';
import { HubControl } from '../../support/hub-control';
import type { HubFault } from '../../support/hub-fault';
import { patternBytes, sameBytes } from '../../support/pattern-bytes';

const PATH = 'onnx/model_quantized.onnx';
const BODY = patternBytes(200_000);
const SHA256 = createHash('sha256').update(BODY).digest('hex');

let hub: Hub;
beforeAll(async () => {
  hub = await startHub({
    files: [
      { path: PATH, body: BODY, precision: 'q8' },
      { path: 'voices/af_heart.bin', body: patternBytes(1024) },
    ],
  });
});
afterAll(() => hub.close());
beforeEach(() => hub.reset());

const address = (path = PATH) => `${hub.origin}/${KOKORO_MANIFEST.folder}/${path}`;
const get = (headers: Record<string, string> = {}) => fetch(address(), { headers });
const body = async (response: Response) => new Uint8Array(await response.arrayBuffer());

describe('the hub', () => {
  it('redirects to a signed address and says what is there', async () => {
    const response = await fetch(address(), { redirect: 'manual' });
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toMatch(/^\/cdn\/onnx\/.*signature=/);
    expect(response.headers.get('x-linked-etag')).toBe(`"${SHA256}"`);
    expect(response.headers.get('x-linked-size')).toBe('200000');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('delivers the file with an ETag that is not its hash', async () => {
    const response = await get();
    expect(response.headers.get('etag')).toBeTruthy();
    expect(response.headers.get('etag')).not.toContain(SHA256);
    expect(response.headers.get('content-length')).toBe('200000');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(sameBytes(await body(response), BODY)).toBe(true);
  });

  it('describes its files', async () => {
    const manifest = (await (await fetch(hub.manifestUrl)).json()) as ModelManifest;
    expect(manifest.folder).toBe(KOKORO_MANIFEST.folder);
    expect(manifest.files).toMatchObject([
      { role: 'graph', path: PATH, bytes: 200_000, sha256: SHA256, precision: 'q8' },
      { role: 'voice', path: 'voices/af_heart.bin', bytes: 1024 },
    ]);
  });

  it.each([
    ['bytes=10-19', 10, 20],
    ['bytes=199990-', 199_990, 200_000],
    ['bytes=-5', 199_995, 200_000],
    ['bytes=0-999999', 0, 200_000],
  ])('answers the range %s', async (range, start, end) => {
    const response = await get({ range });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end - 1}/200000`);
    expect(sameBytes(await body(response), BODY.subarray(start, end))).toBe(true);
    expect(hub.requests[PATH]).toEqual({ requests: 1, bytes: end - start, ranges: 1 });
  });

  it('answers a range beyond the end with 416', async () => {
    const response = await get({ range: 'bytes=200000-' });
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe('bytes */200000');
  });

  it('allows a page of another origin to ask for a range', async () => {
    const response = await fetch(address(), { method: 'OPTIONS' });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-headers')).toContain('range');
  });

  it.each([
    ['a forged signature', (signed: URL) => signed.searchParams.set('signature', '00')],
    ['a later expiry', (signed: URL) => signed.searchParams.set('expires', '9999999999999')],
    [
      'another file',
      (signed: URL) => Object.assign(signed, { pathname: '/cdn/voices/af_heart.bin' }),
    ],
  ])('refuses %s', async (_, tamper) => {
    const { headers } = await fetch(address(), { redirect: 'manual' });
    const signed = new URL(headers.get('location') ?? '', hub.origin);
    expect((await fetch(signed)).status).toBe(200);
    tamper(signed);
    expect((await fetch(signed)).status).toBe(403);
  });

  it('lets signatures expire', async () => {
    const hasty = await startHub({ files: [{ path: PATH, body: BODY }], signatureSeconds: -1 });
    const response = await fetch(`${hasty.origin}/${KOKORO_MANIFEST.folder}/${PATH}`);
    expect(response.status).toBe(403);
    await hasty.close();
  });

  it('knows no other file', async () => {
    expect((await fetch(address('onnx/other.onnx'))).status).toBe(404);
    expect((await fetch(`${hub.origin}/cdn/onnx/other.onnx`)).status).toBe(403);
    expect((await fetch(`${hub.origin}/elsewhere`)).status).toBe(404);
  });
});

describe('a fault', () => {
  it.each([
    [{ kind: 'status', status: 429 }, 429],
    [{ kind: 'expired' }, 403],
  ] satisfies [HubFault, number][])('%o answers %i', async (fault, status) => {
    hub.fault(PATH, fault);
    expect((await get()).status).toBe(status);
  });

  it('html answers a page with status 200', async () => {
    hub.fault(PATH, { kind: 'html' });
    const response = await get();
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<!doctype html>');
  });

  it.each([{ kind: 'refuse' }, { kind: 'cut', afterBytes: 70_000 }] satisfies HubFault[])(
    '%o breaks the connection',
    async (fault) => {
      hub.fault(PATH, fault);
      await expect(get().then(body)).rejects.toThrow(TypeError);
      expect(hub.requests[PATH]?.bytes).toBe(fault.kind === 'cut' ? 70_000 : 0);
    },
  );

  it.each([{ kind: 'hang' }, { kind: 'stall', afterBytes: 10 }] satisfies HubFault[])(
    '%o never ends by itself',
    async (fault) => {
      hub.fault(PATH, fault);
      const signal = AbortSignal.timeout(100);
      await expect(fetch(address(), { signal }).then(body)).rejects.toMatchObject({
        name: 'TimeoutError',
      });
    },
  );

  it('corrupt changes one bit', async () => {
    hub.fault(PATH, { kind: 'corrupt' });
    const bytes = await body(await get());
    const wrong = [...bytes.keys()].filter((index) => bytes[index] !== BODY[index]);
    expect(wrong).toEqual([100_000]);
    hub.reset();
    expect(sameBytes(await body(await get()), BODY)).toBe(true);
  });

  it('short sends less', async () => {
    hub.fault(PATH, { kind: 'short', bytes: 77 });
    expect(await body(await get())).toEqual(BODY.slice(0, 77));
  });

  it('slow sends all in small pieces', async () => {
    hub.fault('voices/af_heart.bin', { kind: 'slow', bytesPerSecond: 4096 });
    const response = await fetch(address('voices/af_heart.bin'));
    let pieces = 0;
    const counter = new WritableStream({ write: () => void pieces++ });
    await response.body?.pipeTo(counter);
    expect(pieces).toBeGreaterThan(1);
    expect(hub.requests['voices/af_heart.bin']?.bytes).toBe(1024);
  });

  it('no-range answers a range with everything', async () => {
    hub.fault(PATH, { kind: 'no-range' });
    const response = await get({ range: 'bytes=0-9' });
    expect(response.status).toBe(200);
    expect(await body(response)).toHaveLength(200_000);
  });

  it.each([
    [{ kind: 'other-range', shift: 3 }, 206, 'bytes 13-19/200000', 7],
    [{ kind: 'short-range', bytes: 4 }, 206, 'bytes 10-13/200000', 4],
    [{ kind: 'unsatisfied' }, 416, 'bytes */200000', 0],
    [{ kind: 'cut', afterBytes: 300_000, ranges: false }, 200, null, 200_000],
  ] satisfies [HubFault, number, string | null, number][])(
    '%o answers a range with %i %s',
    async (fault, status, contentRange, length) => {
      hub.fault(PATH, fault);
      const response = await get({ range: 'bytes=10-19' });
      expect(response.status).toBe(status);
      expect(response.headers.get('content-range')).toBe(contentRange);
      expect(await body(response)).toHaveLength(length);
    },
  );

  it('status may ask to come back later', async () => {
    hub.fault(PATH, { kind: 'status', status: 429, retryAfter: 7 });
    const { headers } = await get();
    expect(headers.get('retry-after')).toBe('7');
    expect(headers.get('access-control-expose-headers')).toContain('retry-after');
  });

  it('may follow another', async () => {
    hub.fault(PATH, [
      { kind: 'cut', afterBytes: 70_000, times: 1 },
      { kind: 'status', status: 503, times: 2 },
    ]);
    await expect(get().then(body)).rejects.toThrow(TypeError);
    const statuses = [(await get()).status, (await get()).status, (await get()).status];
    expect(statuses).toEqual([503, 503, 200]);
  });

  it('ends after as many times as it says, or when taken back', async () => {
    hub.fault('*', { kind: 'status', status: 503, times: 2 });
    const statuses = [(await get()).status, (await get()).status, (await get()).status];
    expect(statuses).toEqual([503, 503, 200]);
    hub.fault(PATH, { kind: 'status', status: 404 });
    expect((await get()).status).toBe(404);
    hub.fault(PATH, null);
    expect((await get()).status).toBe(200);
  });

  it('of a path comes before the one of all', async () => {
    hub.fault('*', { kind: 'status', status: 503 });
    hub.fault(PATH, { kind: 'status', status: 404 });
    expect((await get()).status).toBe(404);
    expect((await fetch(address('voices/af_heart.bin'))).status).toBe(503);
    expect((await fetch(hub.manifestUrl)).status).toBe(503);
  });
});

describe('the control endpoint', () => {
  it('sets faults and tells counts in a room of its own', async () => {
    const room = new HubControl(hub.origin, 'room');
    const neighbour = new HubControl(hub.origin, 'neighbour');
    await room.fault(PATH, { kind: 'status', status: 503, times: 1 });
    const at = ({ base }: HubControl) => fetch(`${base}/${KOKORO_MANIFEST.folder}/${PATH}`);
    expect((await at(neighbour)).status).toBe(200);
    expect((await at(room)).status).toBe(503);
    const response = await at(room);
    expect(new URL(response.url).pathname).toBe(`/~room/cdn/${PATH}`);
    expect(sameBytes(await body(response), BODY)).toBe(true);
    expect(await room.counts()).toEqual({ [PATH]: { requests: 2, bytes: 200_000, ranges: 0 } });
    expect(hub.requests).toEqual({});
    await room.reset();
    expect(await room.counts()).toEqual({});
    expect((await neighbour.counts())[PATH]?.requests).toBe(1);
  });

  it('takes faults back', async () => {
    const room = new HubControl(hub.origin, 'undo');
    await room.fault('manifest.json', { kind: 'html' });
    expect(await (await fetch(room.manifestUrl)).text()).toContain('<!doctype');
    await room.fault('manifest.json', null);
    expect(await (await fetch(room.manifestUrl)).json()).toMatchObject({ id: 'hub-model' });
  });
});

describe('the draft model dressed as Kokoro', () => {
  it('has Kokoro’s paths and sizes of voices', async () => {
    const files = await draftAsKokoro();
    const known = new Map(KOKORO_MANIFEST.files.map((file) => [file.path, file.bytes]));
    for (const { path, body } of files) {
      expect(known.has(path), path).toBe(true);
      if (path.startsWith('voices/')) expect(body).toHaveLength(known.get(path) ?? 0);
    }
  });
});
