import { deferred } from '../../shared/deferred';
import { throwIfAborted } from '../../shared/speech-error';
import { abortable } from './abortable';
import type { FileLock } from './file-lock';

/** A {@link FileLock} among the callers of one thread. */
export class LocalFileLock implements FileLock {
  /** The end of the last turn that was asked for, by name. */
  readonly #ends = new Map<string, Promise<void>>();

  async acquire(name: string, signal?: AbortSignal): Promise<() => void> {
    throwIfAborted(signal);
    const turn = deferred<void>();
    const before = this.#ends.get(name) ?? Promise.resolve();
    const end = before.then(() => turn.promise);
    this.#ends.set(name, end);
    void end.then(() => {
      if (this.#ends.get(name) === end) this.#ends.delete(name);
    });
    try {
      await abortable(before, signal);
    } catch (error) {
      // Who gave up has no turn, but those behind still wait for the ones before.
      turn.resolve();
      throw error;
    }
    return () => turn.resolve();
  }
}
