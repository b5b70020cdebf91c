/** One file that a store holds. */
export interface StoredFile {
  readonly name: string;
  readonly bytes: number;
}

/**
 * Keeps whole model files on the reader's device. A file that was only half written, for whatever reason, does
 * not exist: `read` never returns a part, and `list` does not name it.
 *
 * Every method may reject with `storage-unavailable`, and `write` with `quota` as well. After a rejected write
 * the file is absent, an older one of that name included.
 */
export interface ModelStore {
  /** The whole file in a buffer of the caller's own, or undefined if there is none. */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /**
   * Stores a file in place of any other of that name. `bytes` is read until the promise settles and must not
   * change before; it is neither kept nor detached. Resolves when the file is really stored.
   */
  write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Removes a file; does nothing if there is none. */
  remove(name: string): Promise<void>;
  /** Every whole file. */
  list(): Promise<StoredFile[]>;
}
