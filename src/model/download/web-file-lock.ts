import { deferred } from '../../shared/deferred';
import { throwIfAborted } from '../../shared/speech-error';
import type { FileLock } from './file-lock';
import { LocalFileLock } from './local-file-lock';

const withoutLocks = new LocalFileLock();

/**
 * A {@link FileLock} among all tabs and workers of the origin, by Web Locks. Where the browser has none (insecure
 * contexts) or refuses them, it is one among the callers of this thread.
 */
export class WebFileLock implements FileLock {
  async acquire(name: string, signal?: AbortSignal): Promise<() => void> {
    throwIfAborted(signal);
    const locks = typeof navigator === 'undefined' ? undefined : navigator.locks;
    if (!locks) return await withoutLocks.acquire(name, signal);
    const granted = deferred<() => void>();
    const turn = deferred<void>();
    locks
      .request(name, signal ? { signal } : {}, () => {
        granted.resolve(() => turn.resolve());
        return turn.promise;
      })
      .catch(granted.reject);
    try {
      return await granted.promise;
    } catch {
      throwIfAborted(signal);
      return await withoutLocks.acquire(name, signal);
    }
  }
}
