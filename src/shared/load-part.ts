import { offlineOr } from './offline';
import { createFailure, SpeechError } from './speech-error';

/**
 * A part of the app that is loaded when somebody needs it. Rejects with `network` when it cannot be had.
 * @param load a dynamic import
 */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    const { host } = location;
    throw new SpeechError(
      offlineOr(() => createFailure('network', 'unreachable', { host }, cause), cause),
    );
  }
}
