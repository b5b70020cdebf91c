import { errorText, SpeechError, speechError } from '../../shared/speech-error';

/** What a failed write means: a full device, or a place that cannot be written to. A SpeechError stays what it is. */
export function sinkError(cause: unknown): SpeechError {
  if (cause instanceof SpeechError) return cause;
  if (cause instanceof DOMException && cause.name === 'QuotaExceededError')
    return speechError('quota', 'export-full', {}, cause);
  return speechError('storage-unavailable', 'write-failed', { problem: errorText(cause) }, cause);
}

/** Runs a job on a place; what it throws is made a {@link sinkError}. */
export async function onSink<T>(job: () => Promise<T>): Promise<T> {
  try {
    return await job();
  } catch (cause) {
    throw sinkError(cause);
  }
}
