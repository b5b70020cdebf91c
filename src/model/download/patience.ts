import { speechError } from '../../shared/speech-error';

/** How patient a download is. */
export interface DownloadPatience {
  /**
   * Attempts after a network failure, at one source, without a new byte in between; one where nobody answered at all.
   */
  readonly retries: number;
  /** Before the first of them, in milliseconds; twice as long before each further one. */
  readonly backoffMs: number;
  /** Longest wait that a server may ask for with `Retry-After`, in milliseconds. */
  readonly retryAfterMs: number;
  /** Longest silence of a server before the attempt counts as failed, in milliseconds. */
  readonly stallMs: number;
}

/** What suits a person who waits: 1, 2 and 4 seconds, and half a minute of silence. */
export const PATIENCE: DownloadPatience = {
  retries: 3,
  backoffMs: 1000,
  retryAfterMs: 10_000,
  stallMs: 30_000,
};

/** How far a wait may differ from the plan, so that a crowd that was cut off does not come back all at once. */
const JITTER = 0.25;

/**
 * Milliseconds until the next attempt.
 * @param retry how many attempts were made after the first, since bytes last arrived
 * @param retryAfter seconds that the server asked for, if it did
 */
export function waitBefore(
  retry: number,
  patience: DownloadPatience,
  retryAfter: number | undefined,
): number {
  if (retryAfter !== undefined) return Math.min(retryAfter * 1000, patience.retryAfterMs);
  return patience.backoffMs * 2 ** retry * (1 + JITTER * (2 * Math.random() - 1));
}

/**
 * The `Retry-After` of an answer, in seconds; undefined if there is none, or if the server does not let other origins
 * read it.
 */
export function retryAfterOf(response: Response): number | undefined {
  const value = response.headers.get('retry-after');
  if (value === null) return undefined;
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

/** Resolves after so many milliseconds, or rejects with `aborted`. */
export function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = () => {
      clearTimeout(timer);
      reject(speechError('aborted', 'cancelled'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', cancel);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', cancel, { once: true });
  });
}
