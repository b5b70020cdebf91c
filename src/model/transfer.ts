import { childController } from '../shared/child-controller';
import { SpeechError, speechError } from '../shared/speech-error';
import { type ExpectedFile, FileAssembler } from './file-assembler';

/** What one attempt to transfer a file needs. */
export interface TransferOptions {
  readonly url: string;
  readonly expected: Omit<ExpectedFile, 'host'>;
  readonly signal?: AbortSignal | undefined;
  /** Ask the server itself, not the browser's HTTP cache. */
  readonly bypassCache: boolean;
  /** Longest silence of the server, in milliseconds, before the attempt counts as failed. */
  readonly stallMs: number;
  /** Called for each piece. `total` is 0 while the length is not known. */
  readonly onPiece: (piece: number, received: number, total: number) => void;
}

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}

function isOffline(): boolean {
  return typeof navigator !== 'undefined' && navigator.onLine === false;
}

/** No larger length is believed beforehand. */
const LARGEST_HINT = 2 ** 30;

/** The length that the server announces, or 0. Only a hint: it is that of the compressed body, if it is compressed. */
function announcedLength(response: Response): number {
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

/**
 * One attempt: fetches a file, assembles and verifies it. Rejects with `network`, `integrity` or `aborted`; a
 * `network` failure says in `details.transient` whether a second attempt makes sense.
 */
export async function transfer(options: TransferOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { url, expected, signal, stallMs } = options;
  const { file } = expected;
  const { controller, release } = childController(signal);
  let host = hostOf(url);
  let response: Response | undefined;
  let assembler: FileAssembler | undefined;
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  const expectNews = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => controller.abort(), stallMs);
  };
  try {
    expectNews();
    response = await fetch(url, {
      signal: controller.signal,
      cache: options.bypassCache ? 'reload' : 'default',
    });
    host = hostOf(response.url || url);
    if (!response.ok) {
      const details = { host, status: response.status, file, transient: mayPass(response) };
      throw speechError('network', 'status', details);
    }
    assembler = await FileAssembler.create({ ...expected, host }, announcedLength(response));
    const total = expected.bytes ?? announcedLength(response);
    const reader = response.body?.getReader();
    for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) {
      expectNews();
      assembler.append(step.value);
      options.onPiece(step.value.byteLength, assembler.received, total);
    }
    return assembler.finish();
  } catch (cause) {
    if (signal?.aborted) throw speechError('aborted', 'cancelled');
    if (cause instanceof SpeechError) throw cause;
    if (response) {
      const received = assembler?.received ?? 0;
      throw speechError('network', 'interrupted', { host, file, received, transient: true }, cause);
    }
    if (isOffline())
      throw speechError('network', 'offline', { host, file, transient: false }, cause);
    throw speechError('network', 'unreachable', { host, file, transient: true }, cause);
  } finally {
    clearTimeout(watchdog);
    release();
    // Whatever was not read is not wanted; harmless after the end.
    controller.abort();
  }
}
