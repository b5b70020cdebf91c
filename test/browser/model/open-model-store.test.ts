import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SpeechFailure } from '../../../src/contracts/failures';
import { IdbModelStore, MODEL_DATABASE } from '../../../src/model/store/idb-model-store';
import { MemoryModelStore } from '../../../src/model/store/memory-model-store';
import { openModelStore } from '../../../src/model/store/open-model-store';
import { MODEL_FOLDER } from '../../../src/model/store/opfs-model-store';
import { removeOtherStores } from '../../../src/model/store/remove-other-stores';
import { INFO } from '../../support/model-store-harness';
import { patternBytes } from '../../support/pattern-bytes';
import { RemoteModelStore } from '../../support/remote-model-store';
import { startWithDisk } from '../../support/storage-quota';

const databases = async () => (await indexedDB.databases()).map(({ name }) => name);

let worker: RemoteModelStore;
beforeEach(async () => {
  await startWithDisk(undefined);
  worker = new RemoteModelStore();
});
afterEach(() => {
  worker.kill();
  vi.unstubAllGlobals();
});

describe('openModelStore', () => {
  it('keeps files in private files in a worker, and leaves nothing of its first attempt', async () => {
    expect(await worker.remote.useChosen()).toBe('OpfsModelStore');
    const root = await navigator.storage.getDirectory();
    const names: string[] = [];
    for await (const name of (await root.getDirectoryHandle(MODEL_FOLDER)).keys()) names.push(name);
    expect(names).toEqual([]);
    await worker.write('a', patternBytes(100), INFO);
    expect(await worker.read('a')).toHaveLength(100);
    expect(await databases()).not.toContain(MODEL_DATABASE);
  });

  it.each(['sync access', 'locks'] as const)('takes the database without %s', async (hidden) => {
    await worker.remote.hide(hidden);
    expect(await worker.remote.useChosen()).toBe('IdbModelStore');
    await worker.write('a', patternBytes(100), INFO);
    expect(await worker.read('a')).toHaveLength(100);
    expect(await databases()).toContain(MODEL_DATABASE);
  });

  it('stays with private files when the disk is full', async () => {
    await worker.remote.hide('room');
    expect(await worker.remote.useChosen()).toBe('OpfsModelStore');
  });

  it('takes the database in a page, without a notice', () => {
    const notices: SpeechFailure[] = [];
    expect(openModelStore((failure) => notices.push(failure))).toBeInstanceOf(IdbModelStore);
    expect(notices).toEqual([]);
  });

  it('takes memory where there is nothing else, with a notice', () => {
    vi.stubGlobal('indexedDB', undefined);
    const notices: SpeechFailure[] = [];
    expect(openModelStore((failure) => notices.push(failure))).toBeInstanceOf(MemoryModelStore);
    expect(notices).toMatchObject([{ code: 'storage-unavailable', reason: 'no-database' }]);
  });
});

describe('removeOtherStores', () => {
  /** A connection of an earlier version of the page, which stored something. */
  async function openEarlierDatabase(): Promise<IDBDatabase> {
    const request = indexedDB.open(MODEL_DATABASE);
    await new Promise((resolve, reject) => {
      request.onupgradeneeded = () => request.result.createObjectStore('files').put(1, 'a');
      request.onsuccess = resolve;
      request.onerror = reject;
    });
    return request.result;
  }

  it('deletes the database of an earlier version, and no file of its own', async () => {
    (await openEarlierDatabase()).close();
    expect(await databases()).toContain(MODEL_DATABASE);
    await worker.remote.useChosen();
    await worker.write('a', patternBytes(100), INFO);
    await worker.remote.removeOthers();
    expect(await databases()).not.toContain(MODEL_DATABASE);
    expect(await worker.read('a')).toHaveLength(100);
  });

  it('waits for no other tab that has the database open, but it goes with that tab', async () => {
    const open = await openEarlierDatabase();
    await worker.remote.useChosen();
    await worker.remote.removeOthers();
    open.close();
    await expect.poll(databases).not.toContain(MODEL_DATABASE);
  });

  it('does nothing where there is no database', async () => {
    await worker.remote.useChosen();
    await worker.remote.removeOthers();
    await worker.remote.removeOthers();
    expect(await databases()).not.toContain(MODEL_DATABASE);
  });

  it('deletes nothing in a session without private files', async () => {
    const store = new IdbModelStore();
    await worker.remote.useChosen();
    await worker.write('a', patternBytes(100), INFO);
    await store.write('b', patternBytes(100), INFO);
    await removeOtherStores(store);
    await removeOtherStores(new MemoryModelStore());
    expect(await worker.read('a')).toHaveLength(100);
    expect(await store.read('b')).toHaveLength(100);
  });
});
