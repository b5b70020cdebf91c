import { speechError } from '../../shared/speech-error';

/**
 * The job's own result, or `aborted` as soon as the signal fires, whatever the job still does: it may have to tidy up,
 * and nobody who gave up waits for that.
 */
export function abortable<T>(job: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return job;
  return new Promise<T>((resolve, reject) => {
    const leave = () => reject(speechError('aborted', 'cancelled'));
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    job.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
