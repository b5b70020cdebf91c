import type { SpeechFailure } from '../contracts/failures';
import { createFailure } from '../shared/speech-error';
import { IdbModelStore } from './idb-model-store';
import { MemoryModelStore } from './memory-model-store';
import type { ModelStore } from './model-store';

/**
 * The store of this browser: a database, or memory where the browser knows none, of which `onNotice` is told.
 * A database that exists but may not be used (private mode) shows only on first use, as `storage-unavailable`.
 */
export function openModelStore(onNotice: (failure: SpeechFailure) => void): ModelStore {
  if (typeof indexedDB !== 'undefined') return new IdbModelStore();
  onNotice(createFailure('storage-unavailable', 'no-database'));
  return new MemoryModelStore();
}
