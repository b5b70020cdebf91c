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

/** Clears this origin's databases, and with them what the browser remembers of free space, on a disk of this size. */
export async function startWithDisk(bytes: number | undefined): Promise<void> {
  await overrideQuota(bytes);
  const everything = { origin: location.origin, storageTypes: 'indexeddb' };
  await cdp().send('Storage.clearDataForOrigin', everything);
}
