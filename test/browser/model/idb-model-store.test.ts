import { createStore, del, keys, set } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IdbModelStore } from '../../../src/model/store/idb-model-store';
import { describeModelStore } from '../../support/model-store-contract';
import { begin, INFO, TOO_BIG } from '../../support/model-store-harness';
import { patternBytes, sameBytes } from '../../support/pattern-bytes';
import { overrideQuota, startWithDisk } from '../../support/storage-quota';

const KB = 1024;
const MB = KB * KB;

let databases = 0;
/** A name that no other test uses: a database cannot be deleted while it is open. */
const freshName = () => `store-${Date.now()}-${databases++}`;

afterEach(() => overrideQuota(undefined));

describeModelStore('IdbModelStore', async () => {
  await startWithDisk(TOO_BIG / 2);
  return {
    // Small records, so that small files have several, and a big one fails half way.
    store: new IdbModelStore({ database: freshName(), recordBytes: KB }),
    canView: false,
    fill: () => overrideQuota(1),
    free: () => overrideQuota(undefined),
  };
});

describe('IdbModelStore', () => {
  let database: string;
  let store: IdbModelStore;
  beforeEach(async () => {
    await startWithDisk(undefined);
    database = freshName();
    store = new IdbModelStore({ database, recordBytes: KB });
  });
  const raw = () => createStore(database, 'files');

  it('keeps files for the next visit', async () => {
    await store.write('a', patternBytes(5 * KB), INFO);
    const next = new IdbModelStore({ database });
    expect(sameBytes(await next.read('a'), patternBytes(5 * KB))).toBe(true);
  });

  it('stores a big file in records of 8 MiB', async () => {
    const big = patternBytes(17 * MB);
    await new IdbModelStore({ database }).write('big', big, INFO);
    expect(await keys(raw())).toEqual([
      ['meta', 'big'],
      ['record', 'big', 0],
      ['record', 'big', 1],
      ['record', 'big', 2],
    ]);
    expect(sameBytes(await new IdbModelStore({ database }).read('big'), big)).toBe(true);
  });

  it.each([
    ['its last word is missing', ['meta', 'a']],
    ['its first record is missing', ['record', 'a', 0]],
    ['its last record is missing', ['record', 'a', 4]],
  ])('does not see a file when %s', async (_, key) => {
    await store.write('a', patternBytes(5 * KB), INFO);
    await del(key, raw());
    expect(await store.read('a')).toBeUndefined();
    expect(await store.has('a')).toBe(false);
    expect(await store.sweep()).toBe(5);
    expect(await keys(raw())).toEqual([]);
    await store.write('a', patternBytes(3 * KB), INFO);
    expect(sameBytes(await store.read('a'), patternBytes(3 * KB))).toBe(true);
    expect(await keys(raw())).toHaveLength(4);
  });

  it.each([KB - 1, KB + 1])('does not see a file when a record has %i bytes', async (length) => {
    await store.write('a', patternBytes(5 * KB), INFO);
    await set(['record', 'a', 4], patternBytes(length), raw());
    expect(await store.read('a')).toBeUndefined();
  });

  it('does not see the files of earlier versions, and sweeps them', async () => {
    await store.write('new', patternBytes(2 * KB), INFO);
    await set(['record', 'old', 0], patternBytes(KB), raw());
    await set(['meta', 'old'], { bytes: KB, records: 1 }, raw());
    expect(await store.read('old')).toBeUndefined();
    expect(await store.has('old')).toBe(false);
    expect(await store.list()).toMatchObject([{ name: 'new' }]);
    expect(await store.sweep()).toBe(2);
    expect(await store.sweep()).toBe(0);
    expect(await keys(raw())).toHaveLength(3);
    expect(sameBytes(await store.read('new'), patternBytes(2 * KB))).toBe(true);
  });

  it('sweeps records that belong to nothing, and no others', async () => {
    await store.write('whole', patternBytes(2 * KB), INFO);
    await (await begin(store, 'begun', 2)).close();
    await begin(store, 'whole', 2);
    const before = await keys(raw());
    await set(['record', 'gone', 0], patternBytes(KB), raw());
    await set(['record', 'whole', 9], patternBytes(KB), raw());
    await set(['record', 'begun', 2], patternBytes(KB), raw());
    await set(['partial', 'odd'], 'odd', raw());
    expect(await store.sweep()).toBe(4);
    expect(await keys(raw())).toEqual(before);
    expect((await store.open('begun', INFO)).stored).toBe(3000);
    expect((await store.open('whole', INFO)).stored).toBe(3000);
  });

  it('sweeps without a look into the records', async () => {
    await store.write('whole', patternBytes(2 * KB), INFO);
    const reads = vi.spyOn(IDBObjectStore.prototype, 'get');
    await store.sweep();
    expect(reads).not.toHaveBeenCalled();
    reads.mockRestore();
  });

  it.each([
    ['its first record is missing', ['record', 'a', 0], undefined],
    ['its last record is missing', ['record', 'a', 2], undefined],
    ['a record is too short', ['record', 'a', 1], patternBytes(1499)],
    ['a record is too long', ['record', 'a', 1], patternBytes(1501)],
    ['its entry is missing', ['partial', 'a'], undefined],
    ['its entry is malformed', ['partial', 'a'], { bytes: 4500, records: 3 }],
  ])('begins anew with a file of which %s', async (_, key, value) => {
    await (await begin(store, 'a', 3)).close();
    await (value === undefined ? del(key, raw()) : set(key, value, raw()));
    const writer = await store.open('a', INFO);
    expect(writer.stored).toBe(0);
    expect(writer.state).toBeUndefined();
    expect(await keys(raw())).toEqual([]);
    await begin(store, 'a', 2).then((next) => next.commit());
    expect(await keys(raw())).toHaveLength(3);
  });

  it('goes on from what a tab stored that was closed in the middle of a write', async () => {
    await begin(store, 'a', 2);
    const writer = await new IdbModelStore({ database }).open('a', INFO);
    expect(writer.stored).toBe(3000);
  });

  it('does not go on with a file that was to be written in one go', async () => {
    const put = IDBObjectStore.prototype.put;
    let puts = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...parameters
    ) {
      // Two puts a piece; the tab is closed in the third.
      if (++puts > 4) throw new DOMException('closed', 'DataError');
      return put.apply(this, parameters);
    });
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
      throw new DOMException('closed', 'DataError');
    });
    vi.spyOn(store, 'remove').mockImplementation(async () => undefined);
    await expect(store.write('a', patternBytes(5 * KB), INFO)).rejects.toThrow();
    vi.restoreAllMocks();
    expect(await store.partials()).toMatchObject([{ name: 'a', bytes: 2 * KB }]);
    expect(await store.sweep()).toBe(0);
    expect((await store.open('a', INFO)).stored).toBe(0);
    expect(await keys(raw())).toEqual([]);
  });

  it('clears the records of a file that ran out of room half way', async () => {
    await startWithDisk(TOO_BIG / 2);
    const puts = vi.spyOn(IDBObjectStore.prototype, 'put');
    await expect(store.write('big', patternBytes(TOO_BIG), INFO)).rejects.toMatchObject({
      failure: { code: 'quota', reason: 'storage-full' },
    });
    expect(puts.mock.calls.length).toBeGreaterThan(1);
    puts.mockRestore();
    expect(await keys(raw())).toEqual([]);
  });

  it('waits for the transaction, not for its requests', async () => {
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...parameters
    ) {
      const request = put.apply(this, parameters);
      // What a full disk does: the request succeeds, and then the transaction aborts.
      request.addEventListener('success', () => this.transaction.abort());
      return request;
    });
    await expect(store.write('a', patternBytes(3 * KB), INFO)).rejects.toMatchObject({
      failure: { code: 'storage-unavailable' },
    });
    vi.restoreAllMocks();
    expect(await store.read('a')).toBeUndefined();
  });
});

describe('without a database', () => {
  afterEach(() => vi.unstubAllGlobals());

  const refusing = (name: string): Pick<IDBFactory, 'open'> => ({
    open: () => {
      throw new DOMException('refused', name);
    },
  });
  const failing = (): Pick<IDBFactory, 'open'> => ({
    open: () => {
      const request = {
        error: new DOMException('refused', 'InvalidStateError'),
      } as IDBOpenDBRequest;
      setTimeout(() => request.onerror?.(new Event('error')));
      return request;
    },
  });

  it.each([
    ['there is none', undefined],
    ['opening it throws', refusing('SecurityError')],
    ['opening it fails', failing()],
  ])('every call says so when %s', async (_, factory) => {
    vi.stubGlobal('indexedDB', factory);
    const store = new IdbModelStore({ database: freshName() });
    const calls = [
      store.read('a'),
      store.write('a', patternBytes(10), INFO),
      store.remove('a'),
      store.list(),
      store.has('a'),
      store.open('a', INFO),
      store.partials(),
      store.sweep(),
    ];
    for (const call of calls) {
      await expect(call).rejects.toMatchObject({
        failure: { code: 'storage-unavailable', reason: 'no-database' },
      });
    }
  });
});
