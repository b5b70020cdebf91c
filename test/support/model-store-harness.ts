import type { FileInfo, FileWriter, ModelStore } from '../../src/model/store/model-store';
import { patternBytes } from './pattern-bytes';

/** A store to be tested, empty, with a hand on its medium. */
export interface ModelStoreHarness {
  readonly store: ModelStore;
  /** Whether it can open files to be read part by part. */
  readonly canView: boolean;
  /** From now on there is no room for a file of {@link TOO_BIG} bytes. */
  fill(): Promise<void>;
  /** Takes back {@link fill}. */
  free(): Promise<void>;
}

/** Length of the file that does not fit into a filled store. */
export const TOO_BIG = 1024 * 1024;

/** What the files of these tests are said to be. */
export const INFO: FileInfo = { model: 'model@1', path: 'onnx/model.onnx' };

/** Writes a file piece by piece; the state of each is its index. */
export async function begin(store: ModelStore, name: string, pieces: number): Promise<FileWriter> {
  const writer = await store.open(name, INFO);
  for (let index = 0; index < pieces; index++)
    await writer.append(patternBytes(1500, index + 1), Uint8Array.of(7, index));
  return writer;
}
