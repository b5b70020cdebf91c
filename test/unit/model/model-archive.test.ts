import { createSHA256 } from 'hash-wasm';
import { unpackTar } from 'modern-tar';
import { beforeEach, describe, expect, it } from 'vitest';
import type { StorageProgress } from '../../../src/contracts/model-storage';
import { exportModel, importModel } from '../../../src/model/archive/model-archive';
import { fileLockName, storedName } from '../../../src/model/download/kept-files';
import { LocalFileLock } from '../../../src/model/download/local-file-lock';
import { adaptedName } from '../../../src/model/graph-adapter';
import { MemoryModelStore } from '../../../src/model/store/memory-model-store';
import {
  entries,
  entry,
  FILES,
  MODEL,
  manifestWith,
  sha256,
  storeModel,
  tar,
} from '../../support/archived-model';
import { patternBytes, sameBytes } from '../../support/pattern-bytes';

const [GRAPH, VOICE] = FILES;
const NAMES = FILES.map(({ body }) => storedName(sha256(body)));
const TOTAL = FILES.reduce((sum, { body }) => sum + body.length, 0);
const PIECE = 64 * 1024;

let store: MemoryModelStore;
let lock: LocalFileLock;
let progress: StorageProgress[];
beforeEach(() => {
  store = new MemoryModelStore();
  lock = new LocalFileLock();
  progress = [];
});

function bring(file: Blob, signal?: AbortSignal, onProgress?: (news: StorageProgress) => void) {
  return importModel(file, {
    store,
    lock,
    signal,
    pieceBytes: PIECE,
    onProgress: (news) => {
      progress.push(news);
      onProgress?.(news);
    },
  });
}

async function namesThere(): Promise<string[]> {
  return (await store.list()).map(({ name }) => name);
}

async function expectNothing(): Promise<void> {
  expect(await namesThere()).toEqual([]);
  expect(await store.partials()).toEqual([]);
}

describe('exportModel', () => {
  beforeEach(() => storeModel(store, FILES));

  it('makes a tar that any tool can look into, the manifest first', async () => {
    const archive = await exportModel(MODEL, store);
    expect(archive.type).toBe('application/x-tar');
    const files = await unpackTar(await archive.arrayBuffer(), { strict: true });
    expect(files.map(({ header }) => header.name)).toEqual([
      'manifest.json',
      ...FILES.map(({ path }) => path),
    ]);
    expect(JSON.parse(new TextDecoder().decode(files[0]?.data))).toEqual(manifestWith());
    for (const [index, { body }] of FILES.entries())
      expect(sameBytes(files[index + 1]?.data, body)).toBe(true);
  });

  it('leaves out what was made of the files here, and other models', async () => {
    const adapted = adaptedName(sha256(GRAPH.body), 'float');
    await store.write(adapted, patternBytes(50), { model: MODEL, path: 'graph (float)' });
    await store.write(storedName('0'.repeat(64)), patternBytes(50), { model: 'b@1', path: 'b' });
    const files = await unpackTar(await (await exportModel(MODEL, store)).arrayBuffer());
    expect(files).toHaveLength(1 + FILES.length);
  });

  it('takes the newer of two files of one path', async () => {
    const newer = patternBytes(2048, 9);
    await storeModel(store, [{ ...VOICE, body: newer } as unknown as typeof VOICE]);
    const files = await unpackTar(await (await exportModel(MODEL, store)).arrayBuffer());
    const voices = files.filter(({ header }) => header.name === VOICE.path);
    expect(voices.map(({ data }) => data?.length)).toEqual([2048]);
  });

  it('refuses a model that is not there, or not any more', async () => {
    const refusal = { failure: { code: 'invalid-argument', reason: 'not-stored' } };
    await expect(exportModel('none@1', store)).rejects.toMatchObject(refusal);
    const files = await store.list();
    store.list = async () => files;
    await store.remove(NAMES[1] ?? '');
    await expect(exportModel(MODEL, store)).rejects.toMatchObject(refusal);
  });
});

describe('importModel', () => {
  it('brings back what was exported', async () => {
    const other = new MemoryModelStore();
    await storeModel(other, FILES);
    expect(await bring(await exportModel(MODEL, other))).toEqual({
      id: MODEL,
      stored: 3,
      skipped: 0,
    });
    for (const [index, { path, body }] of FILES.entries()) {
      expect(sameBytes(await store.read(NAMES[index] ?? ''), body)).toBe(true);
      expect((await store.list())[index]).toMatchObject({ model: MODEL, path });
    }
    expect(await store.partials()).toEqual([]);
  });

  it('tells how far it is, and at the end that it is all there', async () => {
    await bring(await tar(entries()));
    expect(progress.length).toBeGreaterThan(1);
    expect(progress.at(-1)).toEqual({ receivedBytes: TOTAL, totalBytes: TOTAL });
    const received = progress.map(({ receivedBytes }) => receivedBytes);
    expect(received).toEqual([...received].sort((a, b) => a - b));
  });

  it('takes the files in any order', async () => {
    const [manifest, ...files] = entries();
    const shuffled = [manifest!, ...files.reverse()];
    expect(await bring(await tar(shuffled))).toMatchObject({ stored: 3 });
  });

  it('leaves alone what is there already', async () => {
    await store.write(NAMES[0] ?? '', GRAPH.body, { model: 'earlier@1', path: 'g' });
    expect(await bring(await tar(entries()))).toEqual({ id: MODEL, stored: 2, skipped: 1 });
    expect((await store.list())[0]).toMatchObject({ model: 'earlier@1', path: 'g' });
    expect(progress.at(-1)?.receivedBytes).toBe(TOTAL);
  });

  it('begins anew where a download has begun', async () => {
    const writer = await store.open(NAMES[0] ?? '', { model: MODEL, path: GRAPH.path });
    const begun = patternBytes(1000, 7);
    await writer.append(begun, new Uint8Array((await createSHA256()).init().update(begun).save()));
    expect(await bring(await tar(entries()))).toMatchObject({ stored: 3 });
    expect(sameBytes(await store.read(NAMES[0] ?? ''), GRAPH.body)).toBe(true);
  });

  it('waits for a download of the same file, and uses it', async () => {
    const endTurn = await lock.acquire(fileLockName(NAMES[0] ?? ''));
    const imported = bring(await tar(entries()));
    await store.write(NAMES[0] ?? '', GRAPH.body, { model: MODEL, path: GRAPH.path });
    endTurn();
    expect(await imported).toMatchObject({ stored: 2, skipped: 1 });
  });

  it('gives every lock back, whatever happens', async () => {
    const bad = entries();
    bad[1] = entry(GRAPH.path, patternBytes(GRAPH.body.length, 5));
    await expect(bring(await tar(bad))).rejects.toMatchObject({ code: 'integrity' });
    expect(await bring(await tar(entries()))).toMatchObject({ stored: 3 });
  });
});

describe('importModel gives up, and keeps nothing,', () => {
  const spoilt = (path: string, body: Uint8Array) =>
    entries().map((one) => (one.header.name === path ? entry(path, body) : one));
  const manifest = (files: unknown) =>
    entry('manifest.json', JSON.stringify(manifestWith({ files })));
  const named = (path: string) => ({ path, bytes: 1024, sha256: sha256(VOICE.body) });
  const only = (path: string) => [manifest([named(path)]), entry(path, VOICE.body)];
  const link = { name: VOICE.path, size: 0, type: 'symlink', linkname: '/etc/passwd' };

  it.each([
    ['a wrong hash', () => spoilt(FILES[2].path, Uint8Array.of(1)), 'damaged-file'],
    ['a wrong length', () => spoilt(FILES[2].path, patternBytes(7)), 'damaged-archive'],
    ['a missing file', () => entries().slice(0, -1), 'damaged-archive'],
    ['a file that is not named', () => [...entries(), entry('more', 'x')], 'bad-archive'],
    ['a file that is there twice', () => [...entries(), entries()[2]!], 'bad-archive'],
    ['a folder', () => [...entries(), { header: { ...link, type: 'directory' } }], 'bad-archive'],
    ['a link', () => [manifest([named(VOICE.path)]), { header: link }], 'bad-archive'],
    ['a path that leaves the folder', () => only('a/../../up'), 'bad-archive'],
    ['a path from the root', () => only('/etc/passwd'), 'bad-archive'],
    ['a path of another system', () => only('c:\\up'), 'bad-archive'],
    ['a path twice', () => [manifest([named('v'), named('v')]), ...only('v')], 'bad-archive'],
    ['a second manifest', () => only('manifest.json'), 'bad-archive'],
    ['no files', () => entries({ files: [] }), 'bad-archive'],
    ['a newer format', () => entries({ version: 2 }), 'bad-archive'],
    ['no model', () => entries({ model: 'nameless' }), 'bad-archive'],
    ['another format', () => entries({ format: 'other' }), 'not-an-archive'],
    ['no manifest', () => entries().slice(1), 'not-an-archive'],
    ['a manifest that is no JSON', () => [entry('manifest.json', '{')], 'not-an-archive'],
    [
      'a manifest that is too long',
      () => [entry('manifest.json', ' '.repeat(2 ** 20 + 1))],
      'bad-archive',
    ],
  ] as const)('at %s', async (_, make, reason) => {
    const code = reason.startsWith('damaged') ? 'integrity' : 'invalid-argument';
    await expect(bring(await tar(make() as never))).rejects.toMatchObject({
      failure: { code, reason },
    });
    await expectNothing();
  });

  it.each([
    ['nothing', () => new Blob([])],
    ['a web page', () => new Blob(['<!doctype html>'.repeat(100)])],
    ['noise', () => new Blob([patternBytes(100_000)])],
    ['zeros', () => new Blob([new Uint8Array(100_000)])],
  ])('at a file of %s', async (_, make) => {
    await expect(bring(make())).rejects.toMatchObject({
      failure: { code: 'invalid-argument', reason: 'not-an-archive' },
    });
    await expectNothing();
  });

  const END_MARK = 1024;

  it.each([
    ['in a file', async () => 200_000],
    ['between two files', async () => (await tar(entries().slice(0, 2))).size - END_MARK],
    ['before its end mark', async () => -END_MARK],
    ['in its end mark', async () => -END_MARK / 2],
  ])('at an archive that breaks off %s', async (_, end) => {
    const whole = await tar(entries());
    await expect(bring(whole.slice(0, await end()))).rejects.toMatchObject({
      failure: { code: 'integrity', reason: 'damaged-archive' },
    });
    await expectNothing();
  });

  it('at a header that was changed', async () => {
    const bytes = new Uint8Array(await (await tar(entries())).arrayBuffer());
    const at = new TextDecoder('latin1').decode(bytes).lastIndexOf(VOICE.path);
    bytes[at] = 0x57;
    await expect(bring(new Blob([bytes]))).rejects.toMatchObject({
      failure: { code: 'integrity', reason: 'damaged-archive' },
    });
    await expectNothing();
  });

  it('without room for the first piece, or for the last', async () => {
    for (const capacity of [PIECE / 2, GRAPH.body.length - 1, TOTAL - 1]) {
      store.capacity = capacity;
      await expect(bring(await tar(entries()))).rejects.toMatchObject({ code: 'quota' });
      await expectNothing();
    }
  });

  it('when it is cancelled: before, on the way, and at the last byte', async () => {
    const archive = await tar(entries());
    const aborted = { failure: { code: 'aborted' } };
    await expect(bring(archive, AbortSignal.abort())).rejects.toMatchObject(aborted);
    for (const at of [PIECE, GRAPH.body.length, TOTAL]) {
      const controller = new AbortController();
      const onProgress = ({ receivedBytes }: StorageProgress) => {
        if (receivedBytes >= at) controller.abort();
      };
      const imported = bring(archive, controller.signal, onProgress);
      await expect(imported).rejects.toMatchObject(aborted);
      await expectNothing();
    }
  });

  it('when it is cancelled although the rest is here already', async () => {
    await storeModel(store, [FILES[2]]);
    const controller = new AbortController();
    const onProgress = ({ receivedBytes }: StorageProgress) => {
      if (receivedBytes === TOTAL) controller.abort();
    };
    const imported = bring(await tar(entries()), controller.signal, onProgress);
    await expect(imported).rejects.toMatchObject({ code: 'aborted' });
    expect(await namesThere()).toEqual([NAMES[2]]);
  });

  it('when it is cancelled while it waits for a download', async () => {
    await lock.acquire(fileLockName(NAMES[1] ?? ''));
    const controller = new AbortController();
    const imported = bring(await tar(entries()), controller.signal, ({ receivedBytes }) => {
      if (receivedBytes >= GRAPH.body.length) setTimeout(() => controller.abort());
    });
    await expect(imported).rejects.toMatchObject({ code: 'aborted' });
    await expectNothing();
  });

  it('but for what was there before', async () => {
    await storeModel(store, [VOICE]);
    const bad = spoilt(FILES[2].path, Uint8Array.of(1));
    await expect(bring(await tar(bad))).rejects.toMatchObject({ code: 'integrity' });
    expect(await namesThere()).toEqual([NAMES[1]]);
  });
});
