import { speechError } from './speech-error';

/** Calls in flight by request id; cancelling an id rejects them at once, whatever the far side still does. */
export class CancellationRegistry {
  readonly #drops = new Map<string, Set<() => void>>();

  /** The call's own result, or `aborted` if its id is cancelled first. */
  race<T>(id: string, call: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const drop = () => reject(speechError('aborted', 'cancelled'));
      const drops = this.#drops.get(id) ?? new Set();
      this.#drops.set(id, drops.add(drop));
      call.then(resolve, reject).finally(() => {
        drops.delete(drop);
        if (drops.size === 0 && this.#drops.get(id) === drops) this.#drops.delete(id);
      });
    });
  }

  /** Rejects every call in flight under this id. */
  cancel(id: string): void {
    for (const drop of this.#drops.get(id) ?? []) drop();
  }
}
