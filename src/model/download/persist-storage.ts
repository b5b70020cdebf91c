/** A page can ask; a worker, whose `StorageManager` lacks the method, cannot. */
type Persistable = { readonly persist?: () => Promise<boolean> };

/** Asks the browser not to clear what the origin stores when room gets scarce. It may refuse, or ask the reader. */
export function persistStorage(): unknown {
  if (typeof navigator === 'undefined') return undefined;
  return (navigator.storage as Persistable | undefined)?.persist?.();
}
