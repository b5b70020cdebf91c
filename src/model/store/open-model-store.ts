import type { SpeechFailure } from '../../contracts/failures';
import { createFailure } from '../../shared/speech-error';
import { IdbModelStore } from './idb-model-store';
import { LazyModelStore } from './lazy-model-store';
import { MemoryModelStore } from './memory-model-store';
import type { ModelStore } from './model-store';
import { OpfsModelStore } from './opfs-model-store';

/** Whether files can be accessed synchronously here: in dedicated workers of browsers that know how. */
function hasSyncAccess(): boolean {
  return (
    typeof FileSystemFileHandle !== 'undefined' &&
    'createSyncAccessHandle' in FileSystemFileHandle.prototype
  );
}

function openWithoutFiles(onNotice: (failure: SpeechFailure) => void): ModelStore {
  if (typeof indexedDB !== 'undefined') return new IdbModelStore();
  onNotice(createFailure('storage-unavailable', 'no-database'));
  return new MemoryModelStore();
}

/**
 * The store of this browser: private files where a first attempt at them succeeds (some private modes have the interface
 * and refuse its use), else a database, else memory, of which `onNotice` is told. Nothing is tried before first use.
 * A database that exists but may not be used shows only then, as `storage-unavailable`.
 */
export function openModelStore(onNotice: (failure: SpeechFailure) => void): ModelStore {
  if (!hasSyncAccess()) return openWithoutFiles(onNotice);
  return new LazyModelStore(async () => {
    const files = new OpfsModelStore();
    return (await files.probe()) ? files : openWithoutFiles(onNotice);
  });
}
