import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeModelStore } from '../../support/model-store-contract';
import { begin, INFO, TOO_BIG } from '../../support/model-store-harness';
import { patternBytes, sameBytes } from '../../support/pattern-bytes';
import { RemoteModelStore } from '../../support/remote-model-store';
import { overrideQuota, startWithDisk } from '../../support/storage-quota';

const KB = 1024;

let folders = 0;
/** A name that no other test uses, which is faster than a clearing. */
const freshName = () => `store-${Date.now()}-${folders++}`;

const workers: RemoteModelStore[] = [];
async function storeIn(folder: string): Promise<RemoteModelStore> {
  const store = await RemoteModelStore.inFiles(folder, KB);
  workers.push(store);
  return store;
}

afterEach(async () => {
  for (const worker of workers.splice(0)) worker.kill();
  await overrideQuota(undefined);
});

describeModelStore('OpfsModelStore', async () => ({
  store: await storeIn(freshName()),
  canView: true,
  fill: () => overrideQuota(1),
  free: () => overrideQuota(undefined),
}));

describe('OpfsModelStore', () => {
  let name: string;
  let store: RemoteModelStore;
  beforeEach(async () => {
    name = freshName();
    store = await storeIn(name);
  });

  const folder = async () =>
    (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
  async function files(): Promise<string[]> {
    const names: string[] = [];
    for await (const file of (await folder()).keys()) names.push(file);
    return names.sort();
  }
  async function plant(file: string, content: string | Uint8Array<ArrayBuffer>): Promise<void> {
    const handle = await (await folder()).getFileHandle(file, { create: true });
    const stream = await handle.createWritable();
    await stream.write(content);
    await stream.close();
  }
  /** The one file of data. */
  const dataFile = async () => (await files()).find((file) => !file.endsWith('.json'))!;

  it('keeps files for the next visit', async () => {
    await store.write('a', patternBytes(5 * KB), INFO);
    store.kill();
    const next = await storeIn(name);
    expect(sameBytes(await next.read('a'), patternBytes(5 * KB))).toBe(true);
  });

  it('goes on in another worker where one was killed', async () => {
    const writer = await begin(store, 'a', 3);
    // Under way when its worker ends.
    writer.append(patternBytes(TOO_BIG), Uint8Array.of(9)).catch(() => undefined);
    store.kill();
    const next = await storeIn(name);
    expect(await next.read('a')).toBeUndefined();
    const heir = await next.open('a', INFO);
    // The last piece is there as a whole or not at all.
    const whole = heir.stored === 4500 + TOO_BIG;
    expect([4500, 4500 + TOO_BIG]).toContain(heir.stored);
    expect(heir.state).toEqual(whole ? Uint8Array.of(9) : Uint8Array.of(7, 2));
    await heir.append(patternBytes(700), Uint8Array.of(1));
    await heir.commit();
    const bytes = await next.read('a');
    expect(bytes).toHaveLength(heir.stored);
    expect(sameBytes(bytes?.slice(0, 1500), patternBytes(1500, 1))).toBe(true);
    expect(sameBytes(bytes?.slice(-700), patternBytes(700))).toBe(true);
  });

  it('cuts off what an earlier attempt wrote beyond what became known', async () => {
    await (await begin(store, 'a', 2)).close();
    const data = await dataFile();
    await plant(data, patternBytes(9000));
    const writer = await store.open('a', INFO);
    expect(writer.stored).toBe(3000);
    await writer.commit();
    expect(await store.read('a')).toHaveLength(3000);
    expect((await (await (await folder()).getFileHandle(data)).getFile()).size).toBe(3000);
  });

  it.each([
    ['its data is missing', async () => (await folder()).removeEntry(await dataFile())],
    ['its data is too short', async () => plant(await dataFile(), patternBytes(2999))],
    ['its sidecar is missing', async () => (await folder()).removeEntry('m-a.json')],
    ['its sidecar is half written', () => plant('m-a.json', '{"name":"a","partial":{"by')],
    ['its sidecar is of another form', () => plant('m-a.json', '{"name":"a","partial":[]}')],
  ])('begins anew with a file of which %s', async (_, damage) => {
    await (await begin(store, 'a', 2)).close();
    await damage();
    expect((await store.open('a', INFO)).stored).toBe(0);
    await begin(store, 'a', 3).then((writer) => writer.commit());
    expect(await store.read('a')).toHaveLength(4500);
    await store.sweep();
    expect(await files()).toHaveLength(2);
  });

  it.each([
    ['its data is missing', async () => (await folder()).removeEntry(await dataFile())],
    ['its data is too short', async () => plant(await dataFile(), patternBytes(4 * KB))],
    ['its sidecar is missing', async () => (await folder()).removeEntry('m-a.json')],
    ['its sidecar is half written', () => plant('m-a.json', '{"name":"a","whole":{"by')],
  ])('does not see a file when %s', async (_, damage) => {
    await store.write('a', patternBytes(5 * KB), INFO);
    await damage();
    expect(await store.read('a')).toBeUndefined();
    expect(await store.has('a')).toBe(false);
    await store.write('a', patternBytes(3 * KB), INFO);
    expect(sameBytes(await store.read('a'), patternBytes(3 * KB))).toBe(true);
    expect(await files()).toHaveLength(2);
  });

  it('sweeps what belongs to no file, and nothing else', async () => {
    await store.write('whole', patternBytes(2 * KB), INFO);
    await (await begin(store, 'begun', 2)).close();
    await begin(store, 'whole', 2);
    const before = await files();
    await plant('m-whole.0000', patternBytes(KB));
    await plant('m-begun.json.tmp', '{');
    await plant('m-gone.json', '{"name":"gone"}');
    await plant('m-copy.json', '{"name":"whole"}');
    await plant('probe-1', '');
    expect(await store.sweep()).toBe(5);
    expect(await files()).toEqual(before);
    expect(await store.sweep()).toBe(0);
  });

  it('replaces a file while others read it, in two workers', async () => {
    const other = await storeIn(name);
    await store.write('a', patternBytes(100 * KB), INFO);
    const reads: Promise<Uint8Array | undefined>[] = [];
    for (let round = 0; round < 10; round++) {
      reads.push(other.read('a'), store.read('a'));
      const writer = await store.open('a', INFO);
      await writer.append(patternBytes(100 * KB), Uint8Array.of(1));
      await writer.commit();
    }
    for (const read of await Promise.all(reads))
      expect(sameBytes(await read, patternBytes(100 * KB))).toBe(true);
  });

  it('writes different files from two workers at once, sweeping meanwhile', async () => {
    const other = await storeIn(name);
    const [a, b] = await Promise.all([
      begin(store, 'a', 8),
      begin(other, 'b', 8),
      (async () => {
        for (let round = 0; round < 10; round++) expect(await store.sweep()).toBe(0);
      })(),
    ]);
    await Promise.all([a.commit(), b.commit()]);
    expect(await store.read('b')).toHaveLength(12_000);
    expect(await other.read('a')).toHaveLength(12_000);
  });

  it('reads a file that another worker has for itself', async () => {
    const other = await storeIn(name);
    await store.write('a', patternBytes(5 * KB), INFO);
    await other.remote.hold(name, await dataFile(), 60_000);
    expect(sameBytes(await store.read('a'), patternBytes(5 * KB))).toBe(true);
  });

  it('waits for a lock that is let go, as that of a worker that ended', async () => {
    const other = await storeIn(name);
    const writer = await begin(store, 'a', 1);
    await other.remote.hold(name, await dataFile(), 200);
    await writer.append(patternBytes(10), Uint8Array.of(1));
    expect(writer.stored).toBe(1510);
  });

  it('leaves the data of a removed file to the sweep while it is locked', async () => {
    const other = await storeIn(name);
    await store.write('a', patternBytes(5 * KB), INFO);
    await other.remote.hold(name, await dataFile(), 60_000);
    await store.remove('a');
    expect(await store.list()).toEqual([]);
    other.kill();
    expect(await store.sweep()).toBe(1);
    expect(await files()).toEqual([]);
  });

  it.each(['move', 'moving onto', 'shared handles'] as const)(
    'works in a browser without %s',
    async (part) => {
      await store.remote.hide(part);
      await store.write('a', patternBytes(5 * KB), INFO);
      await begin(store, 'a', 2).then((writer) => writer.close());
      await (await store.open('a', { ...INFO, model: 'm' })).commit();
      const reads = await Promise.all([store.read('a'), store.read('a'), store.read('a')]);
      for (const bytes of reads) expect(bytes).toHaveLength(3000);
      expect(await files()).toHaveLength(2);
    },
  );

  it('is not deceived by a write that says nothing of a full disk', async () => {
    const writer = await begin(store, 'a', 2);
    const { usage = 0 } = await navigator.storage.estimate();
    // Room for the sidecar, which is what fails where there is none at all.
    await overrideQuota(usage + TOO_BIG / 2);
    await expect(writer.append(patternBytes(TOO_BIG), Uint8Array.of(9))).rejects.toMatchObject({
      failure: { code: 'quota', reason: 'storage-full' },
    });
    expect(writer.stored).toBe(3000);
    const data = await (await folder()).getFileHandle(await dataFile());
    expect((await data.getFile()).size).toBe(3000);
    await writer.append(patternBytes(1000), Uint8Array.of(9));
    await writer.commit();
    expect(await store.read('a')).toHaveLength(4000);
  });

  it('works on after a person has cleared the site’s data', async () => {
    await store.write('a', patternBytes(5 * KB), INFO);
    await startWithDisk(undefined);
    expect(await store.read('a')).toBeUndefined();
    await store.write('a', patternBytes(5 * KB), INFO);
    expect(await store.read('a')).toHaveLength(5 * KB);
  });
});
