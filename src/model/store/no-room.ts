import { SpeechError, speechError } from '../../shared/speech-error';

/**
 * The same error; of a full disk, in words for someone who wants to keep a model and not to listen now.
 */
export function noRoom(error: unknown): unknown {
  if (!(error instanceof SpeechError) || error.code !== 'quota') return error;
  const { details, cause } = error.failure;
  return speechError('quota', 'no-room', details, cause);
}
