import { createStore, del, keys, set } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IdbModelStore } from '../../../src/model/idb-model-store';
import { describeModelStore, TOO_BIG } from '../../support/model-store-contract';
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
    await store.write('a', patternBytes(5 * KB));
    const next = new IdbModelStore({ database });
    expect(sameBytes(await next.read('a'), patternBytes(5 * KB))).toBe(true);
  });

  it('stores a big file in records of 8 MiB', async () => {
    const big = patternBytes(17 * MB);
    await new IdbModelStore({ database }).write('big', big);
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
    await store.write('a', patternBytes(5 * KB));
    await del(key, raw());
    expect(await store.read('a')).toBeUndefined();
    await store.write('a', patternBytes(3 * KB));
    expect(sameBytes(await store.read('a'), patternBytes(3 * KB))).toBe(true);
    expect(await keys(raw())).toHaveLength(4);
  });

  it.each([KB - 1, KB + 1])('does not see a file when a record has %i bytes', async (length) => {
    await store.write('a', patternBytes(5 * KB));
    await set(['record', 'a', 4], patternBytes(length), raw());
    expect(await store.read('a')).toBeUndefined();
  });

  it('clears the records of a file that ran out of room half way', async () => {
    await startWithDisk(TOO_BIG / 2);
    const puts = vi.spyOn(IDBObjectStore.prototype, 'put');
    await expect(store.write('big', patternBytes(TOO_BIG))).rejects.toMatchObject({
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
    await expect(store.write('a', patternBytes(3 * KB))).rejects.toMatchObject({
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
      store.write('a', patternBytes(10)),
      store.remove('a'),
      store.list(),
    ];
    for (const call of calls) {
      await expect(call).rejects.toMatchObject({
        failure: { code: 'storage-unavailable', reason: 'no-database' },
      });
    }
  });
});
