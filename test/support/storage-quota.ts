import { cdp } from 'vitest/browser';

/**
 * Lets this page's origin believe in a disk of so many bytes; undefined is the real one again.
 * (https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-overrideQuotaForOrigin)
 *
 * Chromium asks for the quota only when a transaction is larger than what it found free up to 30 s before: a smaller
 * disk is felt late. {@link startWithDisk} is felt at once.
 */
export async function overrideQuota(bytes: number | undefined): Promise<void> {
  const quota = bytes === undefined ? {} : { quotaSize: bytes };
  await cdp().send('Storage.overrideQuotaForOrigin', { origin: location.origin, ...quota });
}

/** Clears this origin's databases and private files, and with them what the browser remembers of free space, on a disk of this size. */
export async function startWithDisk(bytes: number | undefined): Promise<void> {
  await overrideQuota(bytes);
  const everything = { origin: location.origin, storageTypes: 'indexeddb,file_systems' };
  await cdp().send('Storage.clearDataForOrigin', everything);
  while (!(await keepsConnections())) {
    // The clearing is reported done before the browser has closed all that it meant to close.
  }
}

/** How long a connection has to live to count as safe from a clearing that still goes on, in milliseconds. */
const SAFE_AFTER = 150;

/** Whether a new database can be opened, and is not closed from outside soon after. */
async function keepsConnections(): Promise<boolean> {
  const request = indexedDB.open('probe');
  return new Promise((resolve) => {
    request.onerror = () => resolve(false);
    request.onsuccess = () => {
      request.result.onclose = () => resolve(false);
      setTimeout(() => {
        request.result.close();
        resolve(true);
      }, SAFE_AFTER);
    };
  });
}
