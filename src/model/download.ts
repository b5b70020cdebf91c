import type { SpeechFailure } from '../contracts/failures';
import { speechError, throwIfAborted, toFailure } from '../shared/speech-error';
import { transfer } from './transfer';

/** What to download. */
export interface DownloadRequest {
  readonly url: string;
  /** The file's name in messages: its path in the manifest. */
  readonly file: string;
  /** Length and hash from the manifest; both undefined for an unverified file. */
  readonly bytes?: number | undefined;
  readonly sha256?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** `total` is 0 while the length is not known. Goes back when an attempt starts over. */
  readonly onProgress?: ((received: number, total: number) => void) | undefined;
  /** How patient to be, in milliseconds. */
  readonly patience?: Partial<DownloadPatience> | undefined;
}

/** How long to wait, in milliseconds. */
export interface DownloadPatience {
  /** Before the second attempt after a network failure. */
  readonly backoffMs: number;
  /** For a silent server, before the attempt counts as failed. */
  readonly stallMs: number;
}

/** A downloaded file. */
export interface Download {
  /** The whole file, verified as far as anything was known of it. The caller owns the buffer. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Bytes that went over the network, failed attempts included. */
  readonly transferred: number;
}

const PATIENCE: DownloadPatience = { backoffMs: 1000, stallMs: 30_000 };

/** Resolves after a while, or rejects with `aborted`. */
function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
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

function isTransient({ code, details }: SpeechFailure): boolean {
  return code === 'network' && details.transient === true;
}

/**
 * Downloads one file into memory. A passing network failure is followed by one further attempt after a pause, a
 * file that is not the expected one by one further attempt past the HTTP cache; each begins at the first byte.
 *
 * Rejects with `network` (`offline`, `unreachable`, `status`, `interrupted`), `integrity` (`wrong-length`,
 * `wrong-hash`) or `aborted`.
 */
export async function download(request: DownloadRequest): Promise<Download> {
  const { url, file, bytes, sha256, signal, onProgress } = request;
  const { backoffMs, stallMs } = { ...PATIENCE, ...request.patience };
  let transferred = 0;
  let networkRetries = 1;
  let integrityRetries = 1;
  for (;;) {
    throwIfAborted(signal);
    try {
      const whole = await transfer({
        url,
        expected: { file, bytes, sha256 },
        signal,
        stallMs,
        bypassCache: integrityRetries === 0,
        onPiece: (piece, received, total) => {
          transferred += piece;
          onProgress?.(received, total);
        },
      });
      return { bytes: whole, transferred };
    } catch (error) {
      const failure = toFailure(error);
      if (failure.code === 'integrity' && integrityRetries > 0) integrityRetries--;
      else if (isTransient(failure) && networkRetries > 0) {
        networkRetries--;
        await pause(backoffMs, signal);
      } else throw error;
    }
  }
}
