import { childController } from '../../shared/child-controller';
import { SpeechError, speechError } from '../../shared/speech-error';
import { abortable } from './abortable';
import { acceptAnswer, announcedLength } from './answer';
import { readerOf } from './body-reader';
import type { ExpectedFile } from './expected-file';
import type { FileSink } from './file-sink';

/** What one attempt to transfer a file needs. */
export interface TransferOptions {
  readonly url: string;
  readonly expected: ExpectedFile;
  /** Takes the bytes. What it has already of a verified file is not asked for again. */
  readonly sink: FileSink;
  readonly signal?: AbortSignal | undefined;
  /** Ask the server itself, not the browser's HTTP cache, for a file without a hash; one with a hash never comes from there. */
  readonly bypassCache: boolean;
  /** Longest silence of the server, in milliseconds, before the attempt counts as failed. */
  readonly stallMs: number;
  /** Called whenever bytes came: how many, and the length of the whole file, 0 while it is not known. */
  readonly onBytes: (count: number, total: number) => void;
}

/** Host of an address, for a person. */
export function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}

/** A file with a hash is kept by the store: the HTTP cache would write it a second time. */
function cacheMode({ sha256 }: ExpectedFile, bypassCache: boolean): RequestCache {
  if (sha256 !== undefined) return 'no-store';
  return bypassCache ? 'reload' : 'default';
}

function isOffline(): boolean {
  return typeof navigator !== 'undefined' && navigator.onLine === false;
}

/** Throws `integrity` if the sink does not hold the expected file. */
function verify({ file, bytes, sha256 }: ExpectedFile, sink: FileSink, host: string): void {
  const { received } = sink;
  if (bytes !== undefined && received !== bytes)
    throw speechError('integrity', 'wrong-length', { file, host, received, expected: bytes });
  if (sha256 !== undefined && sink.digest() !== sha256)
    throw speechError('integrity', 'wrong-hash', { file, host });
}

/**
 * One attempt: fetches what the sink lacks of a file, and verifies the whole. Always asks the given address: what it
 * redirected to an earlier attempt may have expired. Rejects with `network`, `integrity`, `aborted`, or as the sink does;
 * a `network` failure says in `details.transient` whether another attempt makes sense, and in `details.retryAfter` after
 * how many seconds, if the server said so.
 */
export async function transfer(options: TransferOptions): Promise<void> {
  const { url, expected, sink, signal, stallMs } = options;
  const { file, bytes } = expected;
  // Nothing shows that two parts of an unverified file belong together.
  if (expected.sha256 === undefined && sink.received > 0) sink.restart();
  let host = hostOf(url);
  // All was stored, and then the tab was closed.
  if (bytes !== undefined && sink.received === bytes) return verify(expected, sink, host);

  const { controller, release } = childController(signal);
  let response: Response | undefined;
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  const watched = async <T>(news: Promise<T>): Promise<T> => {
    watchdog = setTimeout(() => controller.abort(), stallMs);
    try {
      return await news;
    } finally {
      clearTimeout(watchdog);
    }
  };
  try {
    const headers: HeadersInit = sink.received > 0 ? { range: `bytes=${sink.received}-` } : {};
    const cache = cacheMode(expected, options.bypassCache);
    response = await watched(fetch(url, { headers, signal: controller.signal, cache }));
    host = hostOf(response.url || url);
    acceptAnswer(response, expected, sink, host);
    const total = bytes ?? announcedLength(response);
    const reader = readerOf(response.body);
    const next = () => watched(reader.read());
    for (let piece = await next(); piece; piece = await next()) {
      const received = sink.received + piece.byteLength;
      if (bytes !== undefined && received > bytes)
        throw speechError('integrity', 'wrong-length', { file, host, received, expected: bytes });
      await abortable(sink.append(piece), signal);
      options.onBytes(piece.byteLength, total);
    }
    // A server may give less of a part than it was asked for.
    if (response.status === 206 && bytes !== undefined && sink.received < bytes)
      throw new Error('Only a part of the part');
    verify(expected, sink, host);
  } catch (cause) {
    if (signal?.aborted) throw speechError('aborted', 'cancelled');
    if (cause instanceof SpeechError) throw cause;
    if (response) {
      const { received } = sink;
      throw speechError('network', 'interrupted', { host, file, received, transient: true }, cause);
    }
    if (isOffline())
      throw speechError('network', 'offline', { host, file, transient: false }, cause);
    throw speechError('network', 'unreachable', { host, file, transient: true }, cause);
  } finally {
    release();
    // Whatever was not read is not wanted; harmless after the end.
    controller.abort();
  }
}
