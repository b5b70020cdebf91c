import { MODEL_DATABASE } from './idb-model-store';
import { LazyModelStore } from './lazy-model-store';
import type { ModelStore } from './model-store';
import { OpfsModelStore } from './opfs-model-store';

/**
 * Deletes what an earlier version of the page left in the database, if this store keeps its files elsewhere and for good.
 * A session that has to do without private files deletes none: the next one may have them again. Resolves when the
 * database is gone, or is to go as soon as another tab lets go of it; never rejects, for nothing depends on it.
 */
export async function removeOtherStores(store: ModelStore): Promise<void> {
  const used = store instanceof LazyModelStore ? await store.chosen() : store;
  if (used instanceof OpfsModelStore) await deleteDatabase(MODEL_DATABASE);
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = request.onerror = request.onblocked = () => resolve();
    } catch {
      // There are no databases here, or they are refused: then there is nothing to delete.
      resolve();
    }
  });
}
