/**
 * Gives one caller at a time the right to download and write a file. Whoever waits may give up; whoever has the right and
 * disappears, with the tab perhaps, loses it.
 */
export interface FileLock {
  /**
   * Resolves when it is the caller's turn, in the order of asking. Rejects with `aborted` as soon as the signal fires.
   * @returns ends the turn; further calls do nothing
   */
  acquire(name: string, signal?: AbortSignal): Promise<() => void>;
}
