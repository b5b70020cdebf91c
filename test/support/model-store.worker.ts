import { expose } from 'comlink';
import { LazyModelStore } from '../../src/model/store/lazy-model-store';
import type { FileWriter, ModelStore, StoredView } from '../../src/model/store/model-store';
import { openModelStore } from '../../src/model/store/open-model-store';
import { OpfsFolder } from '../../src/model/store/opfs-folder';
import { OpfsModelStore } from '../../src/model/store/opfs-model-store';
import { removeOtherStores } from '../../src/model/store/remove-other-stores';
import { settle } from '../../src/shared/speech-error';
import type { ModelStoreWorkerApi, WriterStatus } from './model-store-worker-api';

// A store where private files can be had: tests run in pages, which may not access them synchronously.

let store: ModelStore = new OpfsModelStore();
const writers: FileWriter[] = [];
const views: StoredView[] = [];

function writerOf(id: number): FileWriter {
  const writer = writers[id];
  if (!writer) throw new Error(`There is no writer ${id}.`);
  return writer;
}

function statusOf(id: number): WriterStatus {
  const { stored, state, canView } = writerOf(id);
  return { id, canView, stored, state };
}

const refuse = (name: string) => async () => {
  throw new DOMException('refused', name);
};

const replace = (prototype: object, name: string, value: unknown) =>
  Object.defineProperty(prototype, name, { value });

/** By the part that is hidden. */
const HIDE = {
  locks: () => replace(navigator, 'locks', undefined),
  'sync access': () =>
    replace(FileSystemFileHandle.prototype, 'createSyncAccessHandle', refuse('InvalidStateError')),
  'shared handles': () => {
    const { createSyncAccessHandle: create } = FileSystemFileHandle.prototype as unknown as {
      createSyncAccessHandle(): Promise<unknown>;
    };
    replace(FileSystemFileHandle.prototype, 'createSyncAccessHandle', function (this: object) {
      return create.call(this);
    });
  },
  room: () =>
    replace(FileSystemDirectoryHandle.prototype, 'getFileHandle', refuse('QuotaExceededError')),
  move: () => {
    for (const { prototype } of [FileSystemFileHandle, FileSystemHandle])
      delete (prototype as { move?: unknown }).move;
  },
  'moving onto': () =>
    replace(FileSystemFileHandle.prototype, 'move', refuse('InvalidModificationError')),
};

expose({
  useFiles(folder, pieceBytes) {
    store = new OpfsModelStore({ folder, pieceBytes });
  },
  hide: (part) => void HIDE[part](),
  async useChosen() {
    store = openModelStore(() => undefined);
    return (store instanceof LazyModelStore ? await store.chosen() : store).constructor.name;
  },
  removeOthers: () => removeOtherStores(store),
  read: (name) => settle(() => store.read(name)),
  view: (name) =>
    settle(async () => {
      const view = await store.view(name);
      return view && { id: views.push(view) - 1, bytes: view.bytes };
    }),
  readView: (id, offset, length) =>
    settle(async () => {
      const part = new Uint8Array(length);
      views[id]?.read(offset, part);
      return part;
    }),
  async closeView(id) {
    views[id]?.close();
  },
  has: (name) => settle(() => store.has(name)),
  open: (name, info) =>
    settle(async () => statusOf(writers.push(await store.open(name, info)) - 1)),
  readInto: (id, length) =>
    settle(async () => {
      const buffer = new Uint8Array(length);
      await writerOf(id).readInto(buffer);
      return buffer;
    }),
  append: (id, piece, state) =>
    settle(async () => {
      await writerOf(id).append(piece, state);
      return statusOf(id);
    }),
  finish: (id, how) =>
    settle(async () => {
      await writerOf(id)[how]();
      return statusOf(id);
    }),
  write: (name, bytes, info) => settle(() => store.write(name, bytes, info)),
  remove: (name) => settle(() => store.remove(name)),
  list: () => settle(() => store.list()),
  partials: () => settle(() => store.partials()),
  sweep: () => settle(() => store.sweep()),
  async hold(folder, file, milliseconds) {
    const handle = await new OpfsFolder(folder).open(file, { create: false });
    setTimeout(() => handle.close(), milliseconds);
  },
} satisfies ModelStoreWorkerApi);
