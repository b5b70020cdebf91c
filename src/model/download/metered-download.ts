import type { SpeechFailure } from '../../contracts/failures';
import type { MetricSink } from '../../contracts/metrics';
import { download } from './download';
import type { FileSink } from './file-sink';
import { storedName } from './kept-files';
import type { DownloadPatience } from './patience';
import { tellProgress } from './progress-channel';
import type { ProgressEntry } from './progress-ledger';
import { isKept, type WantedFile } from './wanted-file';

/** Who wants to know of a download, and how patient it is. */
export interface MeteredDownloadParts {
  readonly metrics: MetricSink;
  /** Told of each source that failed, when a later one had the file. */
  readonly onSourceFailure?: ((failure: SpeechFailure) => void) | undefined;
  readonly patience?: Partial<DownloadPatience> | undefined;
}

/**
 * A {@link download} whose progress is seen here and, of a kept file, by whoever waits for it in other tabs and workers.
 * What the sink has at first counts as received at once. Bytes are counted whether it succeeds or not.
 */
export async function meteredDownload(
  wanted: WantedFile,
  sink: FileSink,
  entry: ProgressEntry,
  { metrics, patience, onSourceFailure }: MeteredDownloadParts,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { urls, file, bytes, sha256 } = wanted;
  const tags = { file };
  const others = isKept(wanted) ? tellProgress(storedName(wanted.sha256)) : undefined;
  let transferred = 0;
  const onBytes = (count: number) => {
    transferred += count;
  };
  const onProgress = (received: number, total: number) => {
    entry.update(received, total);
    others?.tell(received, total);
  };
  try {
    if (sink.received > 0) onProgress(sink.received, bytes ?? 0);
    const request = { urls, file, bytes, sha256, signal, onBytes, onProgress, patience };
    for (const failure of await download(request, sink)) {
      metrics({ name: 'source-failures', value: 1, unit: 'count', tags });
      onSourceFailure?.(failure);
    }
    metrics({ name: 'downloads', value: 1, unit: 'count', tags });
    entry.complete('network', sink.received);
  } finally {
    others?.close();
    if (transferred > 0)
      metrics({ name: 'bytes-downloaded', value: transferred, unit: 'bytes', tags });
  }
}
