/** What a store remembers of a file besides its bytes, for lists and for cleaning up. */
export interface FileInfo {
  /** The model that it belongs to: `kokoro-82m-v1.0@1939ad2a…`. */
  readonly model: string;
  /** Path in the model's manifest: `onnx/model_quantized.onnx`. */
  readonly path: string;
}

/** One whole file that a store holds. */
export interface StoredFile extends FileInfo {
  readonly name: string;
  readonly bytes: number;
  /** When it became whole, in milliseconds since 1970. */
  readonly storedAt: number;
}

/** A file that has begun to arrive. */
export interface PartialFile extends FileInfo {
  readonly name: string;
  /** Bytes that are really stored, from the file's start. */
  readonly bytes: number;
  /** When the last of them were stored, in milliseconds since 1970. */
  readonly changedAt: number;
}

/**
 * Writes one file piece by piece. Each piece is really stored when its promise resolves, and survives the end of the tab
 * from then on; the file exists for readers only after {@link commit}.
 */
export interface FileWriter {
  /** Length of the pieces that suit this store, at most {@link PIECE_BYTES}: what a download holds in memory of it. */
  readonly pieceBytes: number;
  /** Whether the whole file can be opened part by part afterwards, see {@link ModelStore.view}. */
  readonly canView: boolean;
  /** Bytes that are stored, those of an earlier attempt included. */
  readonly stored: number;
  /** What the last {@link append} gave as its state, of an earlier attempt perhaps; undefined before the first. */
  readonly state: Uint8Array<ArrayBuffer> | undefined;
  /**
   * Copies the bytes that are stored into the beginning of a buffer of at least {@link stored} bytes.
   * Rejects with `storage-unavailable` if they cannot be read any more; the writer is then good for {@link discard} only.
   */
  readInto(buffer: Uint8Array<ArrayBuffer>): Promise<void>;
  /**
   * Stores the next bytes. `piece` and `state` are read until the promise settles; they are neither kept nor detached.
   * @param piece at most {@link PIECE_BYTES}
   * @param state whatever its writer needs to go on from here: the hash of all bytes so far
   * After a rejection what was stored before is still there, and the writer is good for {@link readInto} and
   * {@link discard} only.
   */
  append(piece: Uint8Array<ArrayBuffer>, state: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Makes the file exist, in place of any other of its name. */
  commit(): Promise<void>;
  /** Removes what was written. */
  discard(): Promise<void>;
  /** Lets go of the file and leaves what was written for another attempt. Must be called last, unless it was committed or discarded. */
  close(): Promise<void>;
}

/**
 * A whole file that is open for reading, part by part and at once. It stays as it is until it is closed, and where the
 * platform locks open files, nobody can remove it before.
 */
export interface StoredView {
  readonly bytes: number;
  /** Fills an array with what lies from `offset` on. @throws SpeechError `storage-unavailable` if it cannot all be read */
  read(offset: number, into: Uint8Array<ArrayBuffer>): void;
  close(): void;
}

/** Largest piece that a {@link FileWriter} takes: what bounds the memory of a write. */
export const PIECE_BYTES = 8 * 1024 * 1024;

/**
 * Keeps whole model files on the reader's device. A file that was only half written, for whatever reason, does
 * not exist: `read` never returns a part, and `list` does not name it.
 *
 * Every method may reject with `storage-unavailable`, and those that write with `quota` as well. After a rejected
 * `write` the file is absent, an older one of that name included.
 *
 * Two writers of one file at a time, in whatever tabs, are the callers' mistake: they hold a lock. Readers need none.
 */
export interface ModelStore {
  /** The whole file in a buffer of the caller's own, or undefined if there is none. */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** The whole file, open; undefined if there is none, or if this store cannot read synchronously. */
  view(name: string): Promise<StoredView | undefined>;
  /** Whether the file is whole and there; cheaper than {@link read}. */
  has(name: string): Promise<boolean>;
  /** Begins a file, or goes on with one that has begun. */
  open(name: string, info: FileInfo): Promise<FileWriter>;
  /**
   * Stores a file in place of any other of that name. `bytes` is read until the promise settles and must not
   * change before; it is neither kept nor detached. Resolves when the file is really stored.
   */
  write(name: string, bytes: Uint8Array<ArrayBuffer>, info: FileInfo): Promise<void>;
  /** Removes a file, whole or begun; does nothing if there is none. */
  remove(name: string): Promise<void>;
  /** Every whole file. */
  list(): Promise<StoredFile[]>;
  /** Every file that has begun and is not whole. */
  partials(): Promise<PartialFile[]>;
  /**
   * Removes what belongs to no file, whole or begun.
   * @returns how many orphans there were
   */
  sweep(): Promise<number>;
}
