import type { SpeechFailure } from '../../contracts/failures';
import { throwIfAborted, toFailure } from '../../shared/speech-error';
import type { FileSink } from './file-sink';
import { type DownloadPatience, PATIENCE } from './patience';
import { downloadFromSource } from './source-attempts';
import { type FailedSource, isSourceFault, noSource } from './source-failures';
import { hostOf } from './transfer';

/** What to download. */
export interface DownloadRequest {
  /** Addresses of the same file, in the order in which they are tried. */
  readonly urls: readonly string[];
  /** The file's name in messages: its path in the manifest. */
  readonly file: string;
  /** Length and hash from the manifest; both undefined for an unverified file. */
  readonly bytes?: number | undefined;
  readonly sha256?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** `total` is 0 while the length is not known. Goes back when a file starts over. */
  readonly onProgress?: ((received: number, total: number) => void) | undefined;
  /** Told of all bytes that went over the network, those of failed attempts too. */
  readonly onBytes?: ((count: number) => void) | undefined;
  readonly patience?: Partial<DownloadPatience> | undefined;
}

/**
 * Downloads one file into a sink, from the first source that has it. What the sink has of a verified file already, of an
 * earlier visit or of an earlier source, is not asked for again: the hash at the end covers all of it.
 *
 * Rejects with `network` (`offline`, `unreachable`, `status`, `interrupted`), `integrity` (`wrong-length`, `wrong-hash`,
 * `not-the-file`), either as `no-source` if there were several, `aborted`, or what the sink rejected with. The sink then
 * holds what can be gone on from.
 * @returns the failures of the sources before the one that had the file
 */
export async function download(
  request: DownloadRequest,
  sink: FileSink,
): Promise<readonly SpeechFailure[]> {
  const { urls, file, bytes, sha256, signal, onProgress, onBytes } = request;
  const patience = { ...PATIENCE, ...request.patience };
  const failed: FailedSource[] = [];
  for (const url of urls) {
    throwIfAborted(signal);
    try {
      await downloadFromSource(
        {
          url,
          expected: { file, bytes, sha256 },
          signal,
          patience,
          onBytes: (count, total) => {
            onBytes?.(count);
            onProgress?.(sink.received, total);
          },
        },
        sink,
      );
      return failed.map(({ failure }) => failure);
    } catch (error) {
      const failure = toFailure(error);
      if (!isSourceFault(failure)) throw error;
      failed.push({ host: hostOf(url), failure });
    }
  }
  throw noSource(file, failed);
}
