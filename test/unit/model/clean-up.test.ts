import { beforeEach, describe, expect, it } from 'vitest';
import type { ModelManifest } from '../../../src/contracts/model';
import { MetricsRecorder } from '../../../src/metrics/recorder';
import { fileLockName, storedName } from '../../../src/model/download/kept-files';
import { LocalFileLock } from '../../../src/model/download/local-file-lock';
import { adaptedName } from '../../../src/model/graph-adapter';
import { cleanUp } from '../../../src/model/store/clean-up';
import { MemoryModelStore } from '../../../src/model/store/memory-model-store';
import { patternBytes } from '../../support/pattern-bytes';

const DAY = 24 * 60 * 60 * 1000;
const hash = (digit: string) => digit.repeat(64);
const file = (sha256: string, path = 'model.onnx') =>
  ({ role: 'graph', path, bytes: 100, sha256 }) as const;
const CURRENT: ModelManifest = {
  id: 'book-voice',
  revision: '2',
  folder: '',
  licence: 'Apache-2.0',
  files: [file(hash('a')), file(hash('c'), 'shared.bin')],
};

let store: MemoryModelStore;
let lock: LocalFileLock;
let recorder: MetricsRecorder;
beforeEach(() => {
  store = new MemoryModelStore();
  lock = new LocalFileLock();
  recorder = new MetricsRecorder();
});

const keep = (name: string, model: string, length = 100) =>
  store.write(name, patternBytes(length), { model, path: 'model.onnx' });
const begin = async (name: string) => {
  const writer = await store.open(name, { model: 'book-voice@2', path: 'model.onnx' });
  await writer.append(patternBytes(50), new Uint8Array(1));
  await writer.close();
};
const clean = (now?: number) =>
  cleanUp({
    store,
    current: [CURRENT],
    lock,
    metrics: recorder.record,
    ...(now === undefined ? {} : { now }),
  });
const names = async () => (await store.list()).map(({ name }) => name).sort();

describe('a clean-up', () => {
  it('finds nothing in an empty store, and is counted', async () => {
    expect(await clean()).toEqual({ stale: 0, abandoned: 0, orphans: 0, bytes: 0 });
    expect(recorder.value('clean-ups')).toBe(1);
    expect(recorder.value('cleaned')).toBe(0);
  });

  it('removes what belonged to an older revision, and keeps what both have', async () => {
    await keep(storedName(hash('a')), 'book-voice@2');
    await keep(storedName(hash('b')), 'book-voice@1', 300);
    await keep(storedName(hash('c')), 'book-voice@1');
    expect(await clean()).toEqual({ stale: 1, abandoned: 0, orphans: 0, bytes: 300 });
    expect(await names()).toEqual([storedName(hash('a')), storedName(hash('c'))]);
    expect(recorder.value('cleaned')).toBe(1);
  });

  it('leaves models alone of which it knows no manifest', async () => {
    await keep(storedName(hash('d')), 'another@1');
    expect((await clean()).stale).toBe(0);
    expect(await names()).toHaveLength(1);
  });

  it('removes adapted graphs of an older adaptation, or of weights that are gone', async () => {
    await keep(storedName(hash('a')), 'book-voice@2');
    await keep(adaptedName(hash('a'), 'float'), 'book-voice@2');
    await keep(`adapted-0-float-${hash('a')}`, 'book-voice@2');
    await keep(adaptedName(hash('e'), 'float'), 'book-voice@2');
    expect((await clean()).stale).toBe(2);
    expect(await names()).toEqual([adaptedName(hash('a'), 'float'), storedName(hash('a'))].sort());
  });

  it('removes a download that nobody went on with for a week, not one of this week', async () => {
    await begin(storedName(hash('a')));
    expect((await clean(Date.now() + 6 * DAY)).abandoned).toBe(0);
    expect(await clean(Date.now() + 8 * DAY)).toMatchObject({ abandoned: 1, bytes: 50 });
    expect(await store.partials()).toEqual([]);
  });

  it('leaves an old download that someone goes on with', async () => {
    await begin(storedName(hash('a')));
    const release = await lock.acquire(fileLockName(storedName(hash('a'))));
    expect((await clean(Date.now() + 8 * DAY)).abandoned).toBe(0);
    expect(await store.partials()).toHaveLength(1);
    release();
  });
});
