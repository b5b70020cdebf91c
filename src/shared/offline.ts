import type { SpeechFailure } from '../contracts/failures';
import { createFailure } from './speech-error';

/**
 * What a part of the app that did not load means: without a network that is the cause, whatever the browser says of
 * it (a module that cannot be fetched is only "an error" to the page).
 */
export function offlineOr(otherwise: () => SpeechFailure, cause?: unknown): SpeechFailure {
  return navigator.onLine ? otherwise() : createFailure('network', 'offline', {}, cause);
}
