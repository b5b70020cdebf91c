import type { MetricSink } from '../src/contracts/metrics';
import { WebFileLock } from '../src/model/download/web-file-lock';
import type { ModelSupply } from '../src/model/model-supply';
import { cleanUp } from '../src/model/store/clean-up';
import { firstOfStart } from '../src/model/store/first-of-start';
import type { ModelStore } from '../src/model/store/model-store';
import { removeOtherStores } from '../src/model/store/remove-other-stores';

/**
 * Cleans the store up in one worker of each start, when nobody waits for a model any more. Never rejects: a store in trouble
 * has been told of already, and the next start tries again.
 */
export async function cleanUpOnce({
  store,
  supply,
  metrics,
  ready,
}: {
  readonly store: ModelStore;
  readonly supply: ModelSupply;
  readonly metrics: MetricSink;
  /** Resolves when the first session is there. */
  readonly ready: Promise<void>;
}): Promise<void> {
  try {
    await firstOfStart(async () => {
      await ready;
      await supply.idle();
      const current = await supply.manifests();
      await cleanUp({ store, current, lock: new WebFileLock(), metrics });
      await removeOtherStores(store);
    });
  } catch {
    // See above.
  }
}
