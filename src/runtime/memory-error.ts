import { errorText } from '../shared/speech-error';

// How the runtime, and WebAssembly below it, word that there is no memory left.
const NO_MEMORY = /bad_alloc|out of memory|failed to allocate|could not allocate/i;

/** Whether something failed because memory ran out: a fresh worker may still have enough. */
export function isMemoryError(cause: unknown): boolean {
  return NO_MEMORY.test(errorText(cause));
}
