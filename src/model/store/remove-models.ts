import type { FileLock } from '../download/file-lock';
import type { ModelStore, PartialFile } from './model-store';
import { begunOf, filesOf } from './stored-models';
import { whenFree } from './when-free';

/** Where models are removed from. */
export interface RemovalParts {
  readonly store: ModelStore;
  readonly lock: FileLock;
}

/**
 * Removes a model: its files, what was made of them, and what has begun to arrive. A file that someone is downloading at the
 * moment is left alone, and becomes whole. Rejects as the store does; what was removed until then stays removed.
 */
export async function removeModel(id: string, parts: RemovalParts): Promise<void> {
  for (const { name } of filesOf(id, await parts.store.list())) await parts.store.remove(name);
  for (const file of begunOf(id, await parts.store.partials())) await removeBegun(file, parts);
}

/** Removes everything from the store, as {@link removeModel} does, and what belongs to no file. */
export async function removeAllModels(parts: RemovalParts): Promise<void> {
  const { store } = parts;
  for (const { name } of await store.list()) await store.remove(name);
  for (const file of await store.partials()) await removeBegun(file, parts);
  await store.sweep();
}

async function removeBegun({ name }: PartialFile, { store, lock }: RemovalParts): Promise<void> {
  await whenFree(lock, name, async () => {
    const isWhole = await store.has(name);
    if (!isWhole) await store.remove(name);
  });
}
