import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DownloadRequest, download } from '../../../src/model/download/download';
import { FileAssembler } from '../../../src/model/download/file-assembler';
import { GrowingFile } from '../../../src/model/download/growing-file';
import { KOKORO_MANIFEST } from '../../../src/model/manifests/kokoro';
import { type Hub, startHub } from '../../support/hub';
import type { HubFault } from '../../support/hub-fault';
import { patternBytes, sameBytes } from '../../support/pattern-bytes';

const PATH = 'onnx/model_quantized.onnx';
const BODY = patternBytes(300_000);
const SHA256 = createHash('sha256').update(BODY).digest('hex');

let hub: Hub;
beforeAll(async () => {
  hub = await startHub({ files: [{ path: PATH, body: BODY }] });
});
afterAll(() => hub.close());
beforeEach(() => hub.reset());
afterEach(() => vi.unstubAllGlobals());

/** Downloads into memory, as a session wants it. */
async function get(changes: Partial<DownloadRequest> = {}) {
  const request: DownloadRequest = {
    urls: [`${hub.origin}/${KOKORO_MANIFEST.folder}/${PATH}`],
    file: PATH,
    bytes: BODY.length,
    sha256: SHA256,
    patience: { backoffMs: 1, stallMs: 20_000 },
    ...changes,
  };
  const { bytes } = request;
  const sink =
    bytes === undefined
      ? new GrowingFile()
      : await FileAssembler.create({ bytes, keepsWhole: true });
  let transferred = 0;
  const onBytes = (count: number) => {
    transferred += count;
  };
  await download({ ...request, onBytes }, sink);
  return { bytes: sink.whole ?? new Uint8Array(), transferred };
}

/** What `fetch` is told of the HTTP cache from now on. */
function watchCacheModes(): readonly unknown[] {
  const modes: unknown[] = [];
  const real = fetch;
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    modes.push(init.cache);
    return real(url, init);
  });
  return modes;
}

const requests = () => hub.requests[PATH]?.requests ?? 0;

async function failureOf(download: Promise<unknown>) {
  const error = await download.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return (error as { failure?: unknown } | undefined)?.failure;
}

describe('download', () => {
  it('gives the verified file through the redirect, in one request', async () => {
    const { bytes, transferred } = await get();
    expect(sameBytes(bytes, BODY)).toBe(true);
    expect(bytes.buffer.byteLength).toBe(BODY.length);
    expect(transferred).toBe(BODY.length);
    expect(requests()).toBe(1);
  });

  it('reports progress that ends with the whole', async () => {
    const seen: [number, number][] = [];
    await get({ onProgress: (received, total) => seen.push([received, total]) });
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.at(-1)).toEqual([BODY.length, BODY.length]);
    expect(seen.map(([received]) => received)).toEqual(
      seen.map(([received]) => received).sort((a, b) => a - b),
    );
  });

  it('takes a file of which nothing is known', async () => {
    const seen: number[] = [];
    const { bytes } = await get({
      bytes: undefined,
      sha256: undefined,
      onProgress: (_, total) => seen.push(total),
    });
    expect(sameBytes(bytes, BODY)).toBe(true);
    expect(new Set(seen)).toEqual(new Set([BODY.length]));
  });

  it('takes a file of which not even the server says the length', async () => {
    const parts = [BODY.subarray(0, 1000), BODY.subarray(1000)];
    const stream = () =>
      new ReadableStream({
        start(controller) {
          for (const part of parts) controller.enqueue(part);
          controller.close();
        },
      });
    vi.stubGlobal('fetch', async () => new Response(stream()));
    const seen: number[] = [];
    const { bytes } = await get({
      bytes: undefined,
      sha256: undefined,
      onProgress: (_, total) => seen.push(total),
    });
    expect(sameBytes(bytes, BODY)).toBe(true);
    expect(seen).toEqual([0, 0]);
  });

  describe('tries again', () => {
    const passing: [string, HubFault][] = [
      ['a refused connection', { kind: 'refuse' }],
      ['a status 503', { kind: 'status', status: 503 }],
      ['a status 429', { kind: 'status', status: 429 }],
      ['an expired signature', { kind: 'expired' }],
      ['a cut connection', { kind: 'cut', afterBytes: 100_000 }],
      ['wrong bytes', { kind: 'corrupt' }],
      ['a short body', { kind: 'short', bytes: 1000 }],
      ['a page with status 200', { kind: 'html' }],
    ];
    it.each(passing)('after %s', async (_, fault) => {
      hub.fault(PATH, { ...fault, times: 1 });
      const { bytes } = await get();
      expect(sameBytes(bytes, BODY)).toBe(true);
      expect(requests()).toBe(2);
    });

    it('after a server that falls silent, from where it did', async () => {
      hub.fault(PATH, { kind: 'stall', afterBytes: 100_000, times: 1 });
      const { bytes, transferred } = await get({ patience: { backoffMs: 1, stallMs: 200 } });
      expect(sameBytes(bytes, BODY)).toBe(true);
      expect(requests()).toBe(2);
      expect(transferred).toBe(BODY.length);
    });

    it('as often as new bytes came in between', async () => {
      hub.fault(PATH, { kind: 'cut', afterBytes: 20_000 });
      const { bytes } = await get({ patience: { backoffMs: 1, retries: 1 } });
      expect(sameBytes(bytes, BODY)).toBe(true);
      expect(requests()).toBeGreaterThanOrEqual(15);
      expect(hub.requests[PATH]?.ranges).toBe(requests() - 1);
    });

    it('for each kind of failure, and counts all bytes', async () => {
      hub.fault(PATH, [
        { kind: 'corrupt', times: 1 },
        { kind: 'cut', afterBytes: 100_000, times: 1 },
      ]);
      const { bytes, transferred } = await get();
      expect(sameBytes(bytes, BODY)).toBe(true);
      expect(requests()).toBe(3);
      expect(transferred).toBe(2 * BODY.length);
    });

    it('never through the HTTP cache, which would keep the file a second time', async () => {
      const caches = watchCacheModes();
      hub.fault(PATH, [
        { kind: 'cut', afterBytes: 100_000, times: 1 },
        { kind: 'corrupt', times: 1 },
      ]);
      await get();
      expect(caches).toEqual(['no-store', 'no-store', 'no-store']);
    });

    it('past the HTTP cache for a file without a hash, after a wrong length and only then', async () => {
      const caches = watchCacheModes();
      hub.fault(PATH, [
        { kind: 'cut', afterBytes: 100_000, times: 1 },
        { kind: 'short', bytes: BODY.length - 1, times: 1 },
      ]);
      await get({ sha256: undefined });
      expect(caches).toEqual(['default', 'default', 'reload']);
    });
  });

  describe('asks for the rest', () => {
    beforeEach(() => hub.fault(PATH, null));
    const cut: HubFault = { kind: 'cut', afterBytes: 100_000, times: 1 };
    const answers: [string, HubFault, number][] = [
      ['gets everything from a server without ranges', { kind: 'no-range' }, 2],
      ['starts over after another part than it asked for', { kind: 'other-range', shift: 5 }, 3],
      ['starts over where there is no such part', { kind: 'unsatisfied' }, 3],
      ['goes on after a part of the part', { kind: 'short-range', bytes: 50_000 }, 5],
    ];
    it.each(answers)('%s', async (_, answer, count) => {
      hub.fault(PATH, [cut, answer]);
      const { bytes } = await get({ patience: { backoffMs: 1 } });
      expect(sameBytes(bytes, BODY)).toBe(true);
      expect(requests()).toBe(count);
    });

    it('and believes a part whose place it may not read', async () => {
      hub.fault(PATH, cut);
      const real = fetch;
      vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
        const answer = await real(url, init);
        const headers = new Headers(answer.headers);
        headers.delete('content-range');
        return new Response(answer.body, { status: answer.status, headers });
      });
      const { bytes, transferred } = await get();
      expect(sameBytes(bytes, BODY)).toBe(true);
      expect(transferred).toBe(BODY.length);
    });

    it('of the hub’s own address, whose redirect is a new one each time', async () => {
      hub.fault(PATH, [cut, { kind: 'expired', times: 1 }]);
      const { transferred } = await get();
      expect(requests()).toBe(3);
      expect(transferred).toBe(BODY.length);
    });
  });

  describe('gives up', () => {
    const lasting: [HubFault, number, object][] = [
      [{ kind: 'refuse' }, 2, { code: 'network', reason: 'unreachable' }],
      [{ kind: 'status', status: 503 }, 4, { code: 'network', reason: 'status' }],
      [{ kind: 'status', status: 429 }, 4, { code: 'network', reason: 'status' }],
      [{ kind: 'status', status: 404 }, 1, { code: 'network', reason: 'status' }],
      [{ kind: 'status', status: 403 }, 1, { code: 'network', reason: 'status' }],
      [{ kind: 'expired' }, 4, { code: 'network', reason: 'status' }],
      [{ kind: 'cut', afterBytes: 0 }, 4, { code: 'network', reason: 'interrupted' }],
      [
        { kind: 'cut', afterBytes: 100_000, ranges: false },
        4,
        { code: 'network', reason: 'interrupted' },
      ],
      [{ kind: 'corrupt' }, 2, { code: 'integrity', reason: 'wrong-hash' }],
      [{ kind: 'short', bytes: 1000 }, 2, { code: 'integrity', reason: 'wrong-length' }],
      [{ kind: 'html' }, 2, { code: 'integrity', reason: 'not-the-file' }],
    ];
    it.each(lasting)('on %o, after %i requests', async (fault, count, expected) => {
      hub.fault(PATH, fault);
      expect(await failureOf(get())).toMatchObject(expected);
      expect(requests()).toBe(count);
    });

    it('on a server that never answers', async () => {
      hub.fault(PATH, { kind: 'hang' });
      const patience = { backoffMs: 1, stallMs: 100 };
      expect(await failureOf(get({ patience }))).toMatchObject({ reason: 'unreachable' });
      expect(requests()).toBe(2);
    });

    it('at once while the device is offline', async () => {
      vi.stubGlobal('navigator', { onLine: false });
      hub.fault(PATH, { kind: 'refuse' });
      expect(await failureOf(get())).toMatchObject({ code: 'network', reason: 'offline' });
      expect(requests()).toBe(1);
    });

    it('without reading on when the file is longer than it may be', async () => {
      const failure = await failureOf(get({ bytes: 1000 }));
      expect(failure).toMatchObject({
        code: 'integrity',
        reason: 'wrong-length',
        details: { file: PATH, expected: 1000 },
      });
    });
  });

  it('says in words what happened, where and to which file', async () => {
    const { host } = new URL(hub.origin);
    hub.fault(PATH, { kind: 'status', status: 404 });
    expect(await failureOf(get())).toMatchObject({
      details: { host, status: 404, file: PATH },
      message: `${host} answered 404 for ${PATH}. Wait a moment and press Retry.`,
    });
    hub.fault(PATH, { kind: 'html' });
    expect(await failureOf(get())).toMatchObject({
      details: { host, file: PATH },
      message: expect.stringContaining(`${host} sent a web page instead of ${PATH}`),
    });
    hub.fault(PATH, { kind: 'cut', afterBytes: 100_000, ranges: false });
    expect(await failureOf(get())).toMatchObject({
      details: { file: PATH, received: expect.any(Number) },
      message: expect.stringMatching(/broke off after \d+ bytes/),
    });
    hub.fault(PATH, { kind: 'short', bytes: 1000 });
    expect(await failureOf(get())).toMatchObject({
      details: { host, file: PATH, received: 1000, expected: BODY.length },
      retryable: true,
    });
  });

  describe('stops when aborted', () => {
    it('before it begins', async () => {
      expect(await failureOf(get({ signal: AbortSignal.abort() }))).toMatchObject({
        code: 'aborted',
      });
      expect(requests()).toBe(0);
    });

    it('while bytes arrive', async () => {
      hub.fault(PATH, { kind: 'stall', afterBytes: 100_000 });
      const controller = new AbortController();
      const started = get({ signal: controller.signal, onProgress: () => controller.abort() });
      expect(await failureOf(started)).toMatchObject({ code: 'aborted' });
      expect(requests()).toBe(1);
    });

    it('while it waits for the second attempt', async () => {
      hub.fault(PATH, { kind: 'status', status: 503 });
      const controller = new AbortController();
      const started = get({
        signal: controller.signal,
        patience: { backoffMs: 1_000_000 },
      });
      await vi.waitFor(() => expect(requests()).toBe(1));
      await new Promise((resolve) => setTimeout(resolve, 50));
      controller.abort();
      expect(await failureOf(started)).toMatchObject({ code: 'aborted' });
      expect(requests()).toBe(1);
    });
  });
});
