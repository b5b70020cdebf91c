import { speechError } from '../../shared/speech-error';
import type { ExpectedFile } from './expected-file';
import type { FileSink } from './file-sink';
import { retryAfterOf } from './patience';

/** No larger length is believed beforehand. */
const LARGEST_HINT = 2 ** 30;

/** The length that the server announces, or 0. Only a hint: it is that of the compressed body, if it is compressed. */
export function announcedLength(response: Response): number {
  const length = Number(response.headers.get('content-length'));
  return length > 0 && length <= LARGEST_HINT ? length : 0;
}

/**
 * Statuses after which the same address may answer. A 403 behind a redirect is one: the hub redirects to a signed
 * address that expires, and asking the hub again gives a fresh one.
 */
function mayPass({ status, redirected }: Response): boolean {
  return (
    status === 408 ||
    status === 425 ||
    status === 429 ||
    status >= 500 ||
    (status === 403 && redirected)
  );
}

/** First byte of a part (206), if the server lets it be read. */
function partStart(response: Response): number | undefined {
  const match = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '');
  return match ? Number(match[1]) : undefined;
}

/**
 * Looks at an answer before its body: throws if the body is of no use, and empties the sink if the body begins at the
 * first byte although a later one was asked for.
 * @param host where the answer comes from
 */
export function acceptAnswer(
  response: Response,
  { file, sha256 }: ExpectedFile,
  sink: FileSink,
  host: string,
): void {
  const { status } = response;
  const details = { host, status, file };
  const from = sink.received;
  const isOtherPart = status === 206 && (partStart(response) ?? from) !== from;
  if (from > 0 && (status === 416 || isOtherPart)) {
    sink.restart();
    throw speechError('network', 'status', { ...details, transient: true, retryAfter: 0 });
  }
  if (!response.ok || isOtherPart) {
    const retryAfter = retryAfterOf(response);
    throw speechError('network', 'status', {
      ...details,
      transient: mayPass(response),
      ...(retryAfter === undefined ? {} : { retryAfter }),
    });
  }
  if (sha256 !== undefined && response.headers.get('content-type')?.startsWith('text/html')) {
    throw speechError('integrity', 'not-the-file', { host, file });
  }
  if (from > 0 && status !== 206) sink.restart();
}
