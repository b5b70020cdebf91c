import type { SpeechFailure } from '../../contracts/failures';
import { throwIfAborted, toFailure } from '../../shared/speech-error';
import type { FileSink } from './file-sink';
import { type DownloadPatience, pause, waitBefore } from './patience';
import { type TransferOptions, transfer } from './transfer';

/** What the attempts at one source need. */
export type AttemptsOptions = Omit<TransferOptions, 'sink' | 'bypassCache' | 'stallMs'> & {
  readonly patience: DownloadPatience;
};

function isTransient({ code, details }: SpeechFailure): boolean {
  return code === 'network' && details.transient === true;
}

function secondsAfter({ details }: SpeechFailure): number | undefined {
  return typeof details.retryAfter === 'number' ? details.retryAfter : undefined;
}

/**
 * How often to try again. Who cannot even be reached is asked once more only: another source, or the draft voice, can
 * speak meanwhile.
 */
function retriesAfter(
  { reason }: SpeechFailure,
  furthest: number,
  { retries }: DownloadPatience,
): number {
  return reason === 'unreachable' && furthest === 0 ? Math.min(1, retries) : retries;
}

/**
 * Brings a file from one source into a sink, and does not give up at once. After a passing network failure it goes on
 * where the bytes stopped, as often as new bytes came in between and a few times more. After a file that is not the
 * expected one it makes one further attempt past the HTTP cache; nothing of such a file stays in the sink.
 *
 * Rejects with the last failure: `network`, `integrity`, `aborted`, or what the sink rejected with.
 */
export async function downloadFromSource(options: AttemptsOptions, sink: FileSink): Promise<void> {
  const { signal, patience } = options;
  const { stallMs } = patience;
  let furthest = sink.received;
  let retries = 0;
  let bypassCache = false;
  for (;;) {
    throwIfAborted(signal);
    try {
      return await transfer({ ...options, sink, stallMs, bypassCache });
    } catch (error) {
      const failure = toFailure(error);
      if (failure.code === 'integrity') {
        // A page that came instead of the file was not taken: what the sink has is still good.
        if (failure.reason !== 'not-the-file') sink.restart();
        if (bypassCache) throw error;
        bypassCache = true;
        furthest = 0;
        continue;
      }
      if (!isTransient(failure)) throw error;
      // Only beyond what was ever reached: a server that knows no ranges begins at the first byte each time.
      if (sink.received > furthest) {
        furthest = sink.received;
        retries = 0;
      }
      if (retries >= retriesAfter(failure, furthest, patience)) throw error;
      await pause(waitBefore(retries, patience, secondsAfter(failure)), signal);
      retries++;
    }
  }
}
