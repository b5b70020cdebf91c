import type { FileLock } from '../download/file-lock';
import { fileLockName } from '../download/kept-files';

/** How long a lock is waited for, in milliseconds: a free one is granted in a few. */
const LOCK_PATIENCE_MS = 1000;

/**
 * Does something with a file of the store while nobody downloads or writes it. Whoever does holds the lock; to wait for
 * that would be to wait for the download. Rejects as the job and the lock do.
 * @param name under which the store keeps the file
 * @returns what the job gave, or undefined if the file was not free
 */
export async function whenFree<T>(
  lock: FileLock,
  name: string,
  job: () => Promise<T>,
): Promise<T | undefined> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), LOCK_PATIENCE_MS);
  let endTurn: () => void;
  try {
    endTurn = await lock.acquire(fileLockName(name), controller.signal);
  } catch (error) {
    if (controller.signal.aborted) return undefined;
    throw error;
  } finally {
    clearTimeout(timer);
  }
  try {
    return await job();
  } finally {
    endTurn();
  }
}
