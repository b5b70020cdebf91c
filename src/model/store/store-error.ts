import { SpeechError, speechError } from '../../shared/speech-error';

/** What a store rejects with: `quota` where the disk is full, a failure that it made itself, else `storage-unavailable`. */
export function storeError(cause: unknown): SpeechError {
  if (cause instanceof SpeechError) return cause;
  return cause instanceof DOMException && cause.name === 'QuotaExceededError'
    ? speechError('quota', 'storage-full', {}, cause)
    : speechError('storage-unavailable', 'no-database', {}, cause);
}

/** What a writer rejects with whose file was removed, or written by someone else, behind its back. */
export function lostFile(name: string): SpeechError {
  return speechError('storage-unavailable', 'no-database', { file: name }, 'its parts are gone');
}
