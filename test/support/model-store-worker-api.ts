import type { Outcome } from '../../src/contracts/outcome';
import type { FileInfo, PartialFile, StoredFile } from '../../src/model/store/model-store';

type Bytes = Uint8Array<ArrayBuffer>;

/** A writer in another thread, and how far it is. */
export interface WriterStatus {
  readonly id: number;
  readonly canView: boolean;
  readonly stored: number;
  readonly state: Bytes | undefined;
}

/** A store in another thread: what {@link ModelStore} does, as data. */
export interface ModelStoreWorkerApi {
  /** Uses a store in private files from now on. */
  useFiles(folder: string, pieceBytes: number): void;
  /** Uses the one that the product would choose; resolves with the name of its class. */
  useChosen(): Promise<string>;
  /** Takes a part of the platform away from the worker, or breaks it. */
  hide(part: 'locks' | 'sync access' | 'shared handles' | 'room' | 'move' | 'moving onto'): void;
  removeOthers(): Promise<void>;
  read(name: string): Promise<Outcome<Bytes | undefined>>;
  /** Opens a file; undefined if the store does not. */
  view(name: string): Promise<Outcome<{ readonly id: number; readonly bytes: number } | undefined>>;
  readView(id: number, offset: number, length: number): Promise<Outcome<Bytes>>;
  closeView(id: number): Promise<void>;
  has(name: string): Promise<Outcome<boolean>>;
  open(name: string, info: FileInfo): Promise<Outcome<WriterStatus>>;
  readInto(id: number, length: number): Promise<Outcome<Bytes>>;
  append(id: number, piece: Bytes, state: Bytes): Promise<Outcome<WriterStatus>>;
  finish(id: number, how: 'commit' | 'discard' | 'close'): Promise<Outcome<WriterStatus>>;
  write(name: string, bytes: Bytes, info: FileInfo): Promise<Outcome<void>>;
  remove(name: string): Promise<Outcome<void>>;
  list(): Promise<Outcome<StoredFile[]>>;
  partials(): Promise<Outcome<PartialFile[]>>;
  sweep(): Promise<Outcome<number>>;
  /** Holds a file of the store's folder open, exclusively, for so many milliseconds; resolves when it is open. */
  hold(folder: string, file: string, milliseconds: number): Promise<void>;
}
