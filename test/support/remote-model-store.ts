import { type Remote, wrap } from 'comlink';
import {
  type FileInfo,
  type FileWriter,
  type ModelStore,
  PIECE_BYTES,
  type StoredView,
} from '../../src/model/store/model-store';
import { unwrap } from '../../src/shared/speech-error';
import type { ModelStoreWorkerApi, WriterStatus } from './model-store-worker-api';

type Bytes = Uint8Array<ArrayBuffer>;

/** A {@link ModelStore} that works in a dedicated worker. */
export class RemoteModelStore implements ModelStore {
  readonly #worker = new Worker(new URL('./model-store.worker.ts', import.meta.url), {
    type: 'module',
  });
  /** What only tests ask of it. */
  readonly remote: Remote<ModelStoreWorkerApi> = wrap<ModelStoreWorkerApi>(this.#worker);

  /** A store in private files, in a folder of this name. */
  static async inFiles(folder: string, pieceBytes: number): Promise<RemoteModelStore> {
    const store = new RemoteModelStore();
    await store.remote.useFiles(folder, pieceBytes);
    return store;
  }

  /** Ends the worker at once, whatever it is doing. */
  kill(): void {
    this.#worker.terminate();
  }

  async read(name: string) {
    return unwrap(await this.remote.read(name));
  }

  /** Nothing is read at once from another thread: the parts are read beforehand, the middle first. */
  async view(name: string): Promise<StoredView | undefined> {
    const view = unwrap(await this.remote.view(name));
    if (!view) return undefined;
    const { id, bytes } = view;
    const whole = new Uint8Array(bytes);
    const [third, half] = [Math.floor(bytes / 3), Math.floor(bytes / 2)];
    for (const [from, to] of [
      [third, half],
      [0, third],
      [half, bytes],
    ] as const)
      whole.set(unwrap(await this.remote.readView(id, from, to - from)), from);
    return {
      bytes,
      read: (offset, into) => into.set(whole.subarray(offset, offset + into.byteLength)),
      close: () => void this.remote.closeView(id),
    };
  }

  async has(name: string) {
    return unwrap(await this.remote.has(name));
  }

  async open(name: string, info: FileInfo): Promise<FileWriter> {
    return new RemoteFileWriter(this.remote, unwrap(await this.remote.open(name, info)));
  }

  async write(name: string, bytes: Bytes, info: FileInfo) {
    unwrap(await this.remote.write(name, bytes, info));
  }

  async remove(name: string) {
    unwrap(await this.remote.remove(name));
  }

  async list() {
    return unwrap(await this.remote.list());
  }

  async partials() {
    return unwrap(await this.remote.partials());
  }

  async sweep() {
    return unwrap(await this.remote.sweep());
  }
}

class RemoteFileWriter implements FileWriter {
  readonly pieceBytes = PIECE_BYTES;
  readonly #remote: Remote<ModelStoreWorkerApi>;
  #status: WriterStatus;

  constructor(remote: Remote<ModelStoreWorkerApi>, status: WriterStatus) {
    this.#remote = remote;
    this.#status = status;
  }

  get canView() {
    return this.#status.canView;
  }

  get stored() {
    return this.#status.stored;
  }

  get state() {
    return this.#status.state?.slice();
  }

  async readInto(buffer: Bytes) {
    buffer.set(unwrap(await this.#remote.readInto(this.#status.id, buffer.byteLength)));
  }

  async append(piece: Bytes, state: Bytes) {
    this.#status = unwrap(await this.#remote.append(this.#status.id, piece, state));
  }

  async commit() {
    await this.#finish('commit');
  }

  async discard() {
    await this.#finish('discard');
  }

  async close() {
    await this.#finish('close');
  }

  async #finish(how: 'commit' | 'discard' | 'close') {
    this.#status = unwrap(await this.#remote.finish(this.#status.id, how));
  }
}
