import { beforeEach, describe, expect, it } from 'vitest';
import { fileLockName, storedName } from '../../../src/model/download/kept-files';
import { LocalFileLock } from '../../../src/model/download/local-file-lock';
import { adaptedName } from '../../../src/model/graph-adapter';
import { MemoryModelStore } from '../../../src/model/store/memory-model-store';
import type { PartialFile, StoredFile } from '../../../src/model/store/model-store';
import { removeAllModels, removeModel } from '../../../src/model/store/remove-models';
import { groupStoredModels } from '../../../src/model/store/stored-models';
import { begin } from '../../support/model-store-harness';
import { patternBytes } from '../../support/pattern-bytes';

const hashOf = (digit: string) => digit.repeat(64);

function stored(digit: string, model: string, path: string, storedAt: number): StoredFile {
  return { name: storedName(hashOf(digit)), model, path, bytes: 100, storedAt };
}

function begun(digit: string, model: string, changedAt: number): PartialFile {
  return { name: storedName(hashOf(digit)), model, path: 'a', bytes: 7, changedAt };
}

const adapted: StoredFile = {
  name: adaptedName(hashOf('1'), 'float'),
  model: 'old@1',
  path: 'graph (float)',
  bytes: 5,
  storedAt: 30,
};

describe('groupStoredModels', () => {
  it('finds nothing in an empty store', () => {
    expect(groupStoredModels([], [])).toEqual([]);
  });

  it('gathers the files of each model by path, the newest model first', () => {
    const files = [
      stored('1', 'old@1', 'onnx/b', 10),
      stored('2', 'new@1', 'x', 50),
      stored('3', 'old@1', 'onnx/a', 20),
    ];
    expect(groupStoredModels(files, [begun('4', 'old@1', 99)])).toEqual([
      {
        id: 'new@1',
        bytes: 100,
        storedAt: 50,
        files: [{ path: 'x', bytes: 100, storedAt: 50 }],
        partialBytes: 0,
      },
      {
        id: 'old@1',
        bytes: 200,
        storedAt: 20,
        files: [
          { path: 'onnx/a', bytes: 100, storedAt: 20 },
          { path: 'onnx/b', bytes: 100, storedAt: 10 },
        ],
        partialBytes: 7,
      },
    ]);
  });

  it('counts what was made of a graph, and does not name it', () => {
    const [model] = groupStoredModels([stored('1', 'old@1', 'graph', 10), adapted], []);
    expect(model).toMatchObject({ id: 'old@1', bytes: 105, storedAt: 30 });
    expect(model?.files.map(({ path }) => path)).toEqual(['graph']);
  });

  it('counts a kept graph for the model that its weights are kept for', () => {
    const models = groupStoredModels([stored('1', 'other@2', 'graph', 10), adapted], []);
    expect(models).toMatchObject([{ id: 'other@2', bytes: 105 }]);
  });

  it('names a model of which only a part is here', () => {
    expect(groupStoredModels([], [begun('1', 'new@1', 40)])).toEqual([
      { id: 'new@1', bytes: 0, storedAt: 40, files: [], partialBytes: 7 },
    ]);
  });
});

describe('removing', () => {
  const [graph, voice, other] = ['1', '2', '3'].map((digit) => storedName(hashOf(digit)));
  let store: MemoryModelStore;
  let lock: LocalFileLock;
  beforeEach(async () => {
    store = new MemoryModelStore();
    lock = new LocalFileLock();
    const bytes = patternBytes(10);
    await store.write(graph!, bytes, { model: 'old@1', path: 'graph' });
    await store.write(adapted.name, bytes, adapted);
    await store.write(other!, bytes, { model: 'new@1', path: 'graph' });
    const writer = await store.open(voice!, { model: 'old@1', path: 'voice' });
    await writer.append(bytes, bytes);
  });

  it('takes a model’s files, kept graphs and begun downloads, and no others', async () => {
    await removeModel('old@1', { store, lock });
    expect((await store.list()).map(({ name }) => name)).toEqual([other]);
    expect(await store.partials()).toEqual([]);
  });

  it('does nothing for a model that is not there', async () => {
    await removeModel('none@1', { store, lock });
    expect(await store.list()).toHaveLength(3);
    expect(await store.partials()).toHaveLength(1);
  });

  it('leaves a file alone that someone is downloading', async () => {
    await lock.acquire(fileLockName(voice!));
    await removeModel('old@1', { store, lock });
    expect((await store.list()).map(({ name }) => name)).toEqual([other]);
    expect((await store.partials()).map(({ name }) => name)).toEqual([voice]);
  });

  it('takes everything', async () => {
    await begin(store, 'of-nobody', 1);
    await removeAllModels({ store, lock });
    expect(await store.list()).toEqual([]);
    expect(await store.partials()).toEqual([]);
  });
});
