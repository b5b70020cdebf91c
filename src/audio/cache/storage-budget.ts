import type { CodecName } from './sound-codec';

/** The most that is kept unless somebody says otherwise, in bytes: ten hours of Opus. */
const MOST_BYTES = 200_000_000;
/** The same for sound that is not compressed: a quarter of an hour. */
const MOST_PLAIN_BYTES = 50_000_000;
/** Part of what the browser lets the origin take; models need room too. */
const SHARE = 0.1;

/** How many bytes of sound are kept on this device at most, unless somebody says otherwise. */
export async function storageBudget(codec: CodecName): Promise<number> {
  const most = codec === 'opus' ? MOST_BYTES : MOST_PLAIN_BYTES;
  return Math.min(most, (await quota()) * SHARE);
}

/** What the origin may take, as far as the browser tells. */
async function quota(): Promise<number> {
  try {
    const storage = navigator.storage as StorageManager | undefined;
    return (await storage?.estimate())?.quota ?? Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
