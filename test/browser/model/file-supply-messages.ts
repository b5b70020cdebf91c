import type { WantedFile } from '../../../src/model/download/wanted-file';

/** What a test tells a worker to do, once. */
export interface SupplyOrder {
  readonly medium: 'IndexedDB' | 'private files';
  /** Of the database or the folder. */
  readonly name: string;
  readonly pieceBytes: number;
  readonly wanted: WantedFile;
  readonly way: 'get' | 'fetchToStore';
}

/** What the worker tells. */
export type SupplyNews =
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly receivedBytes: number }
  | { readonly type: 'metric'; readonly name: string; readonly value: number }
  | { readonly type: 'failed'; readonly reason: string }
  /** The hash of what was got, if it was got into memory. */
  | { readonly type: 'done'; readonly sha256: string | undefined };
