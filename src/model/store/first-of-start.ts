/** Name of the lock that every worker holds for its life. */
const ALIVE = 'kokoro-speak:alive';

/**
 * Does something once per start: in the first worker that lives, while it is the only one, however many tabs, workers and
 * sessions come after it. A start ends when the last of them is gone. Where the browser has no Web Locks (insecure
 * contexts) every worker counts as the first.
 * @returns what `job` gave, or undefined if another worker was there before
 */
export async function firstOfStart<T>(job: () => Promise<T>): Promise<T | undefined> {
  const { locks } = navigator;
  if (!locks) return await job();
  const result = await locks.request(ALIVE, { ifAvailable: true }, (lock) =>
    // Held by another worker, or alone at last: the others wait to share it until the job is done.
    lock ? job() : undefined,
  );
  // Never settles: the browser takes the lock back with the worker's life.
  void locks.request(ALIVE, { mode: 'shared' }, () => new Promise<never>(() => undefined));
  return result;
}
