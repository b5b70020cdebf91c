import { speechError } from '../shared/speech-error';
import type { ModelStore, StoredFile } from './model-store';

/**
 * A {@link ModelStore} that lasts as long as the page: where there is no database, and in tests.
 * It holds a copy of every file, so for big models it trades memory for not downloading twice in one visit.
 */
export class MemoryModelStore implements ModelStore {
  readonly #files = new Map<string, Uint8Array<ArrayBuffer>>();

  /** @param capacity bytes over all files; a write beyond it fails with `quota` */
  constructor(public capacity = Number.POSITIVE_INFINITY) {}

  async read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return this.#files.get(name)?.slice();
  }

  async write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    this.#files.delete(name);
    let used = bytes.byteLength;
    for (const file of this.#files.values()) used += file.byteLength;
    if (used > this.capacity) throw speechError('quota', 'storage-full');
    this.#files.set(name, bytes.slice());
  }

  async remove(name: string): Promise<void> {
    this.#files.delete(name);
  }

  async list(): Promise<StoredFile[]> {
    return [...this.#files].map(([name, file]) => ({ name, bytes: file.byteLength }));
  }
}
