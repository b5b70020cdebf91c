import type { TextInput } from '../contracts/engine';

/** Tells whoever writes a text of which nothing was read that nothing will be. Never rejects. */
export async function abandon(text: TextInput): Promise<void> {
  if (typeof text !== 'object') return;
  try {
    if ('getReader' in text) await text.cancel();
    else await text[Symbol.asyncIterator]().return?.();
  } catch {
    // Its failure is nobody's any more.
  }
}
