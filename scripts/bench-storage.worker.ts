import { IdbModelStore } from '../src/model/store/idb-model-store';
import { type ModelStore, PIECE_BYTES } from '../src/model/store/model-store';
import { MODEL_FOLDER, OpfsModelStore } from '../src/model/store/opfs-model-store';
import type { StorageJob, StorageReply } from './bench-storage-job';

// The thread of the storage benchmark: writes or reads one file with one method, and tells how long it took.

const FILE = 'bench';

const openStore = (method: StorageJob['method']): ModelStore =>
  method === 'idb' ? new IdbModelStore() : new OpfsModelStore();

/** As a download does: piece by piece, each from the same buffer. */
async function write({ method, bytes }: StorageJob): Promise<number> {
  const piece = new Uint8Array(PIECE_BYTES);
  for (let at = 0; at < piece.length; at += 65_536)
    crypto.getRandomValues(piece.subarray(at, at + 65_536));
  const store = openStore(method);
  const began = performance.now();
  const writer = await store.open(FILE, { model: 'bench', path: 'bench' });
  while (writer.stored < bytes)
    await writer.append(
      piece.subarray(0, Math.min(writer.pieceBytes, bytes - writer.stored)),
      new Uint8Array(120),
    );
  await writer.commit();
  return performance.now() - began;
}

/** Reads the data of a private file without synchronous access, for comparison. */
async function readSnapshot(): Promise<Uint8Array | undefined> {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(MODEL_FOLDER);
  for await (const [name, handle] of folder.entries()) {
    if (name.endsWith('.json') || handle.kind !== 'file') continue;
    return new Uint8Array(await (await (handle as FileSystemFileHandle).getFile()).arrayBuffer());
  }
  return undefined;
}

async function read({ method, bytes }: StorageJob): Promise<number> {
  const began = performance.now();
  const file =
    method === 'opfs-snapshot' ? await readSnapshot() : await openStore(method).read(FILE);
  const took = performance.now() - began;
  if (file?.byteLength !== bytes)
    throw new Error(`${method} gave ${file?.byteLength} bytes back instead of ${bytes}.`);
  return took;
}

addEventListener('message', async ({ data }: MessageEvent<StorageJob>) => {
  try {
    const ms = await (data.operation === 'write' ? write : read)(data);
    postMessage({ ms } satisfies StorageReply);
  } catch (error) {
    postMessage({ error: String(error) } satisfies StorageReply);
  }
});
