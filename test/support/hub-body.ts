import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { HubFault } from './hub-fault';

/** Pieces that a body is written in, so that a reader sees it arrive. */
const PIECE = 64 * 1024;
/** Pieces a second of a slow body. */
const SLOW_PIECES = 20;

/** A part of a file: half-open range of bytes. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a `Range` header with one range.
 * @returns undefined to answer with the whole file, null if no byte of the range exists
 */
export function parseRange(header: string | undefined, size: number): ByteRange | null | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const [, from = '', to = ''] = match;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size : Math.min(size, Number(to) + 1);
  return start < end ? { start, end } : null;
}

/**
 * The part of a file that a request gets.
 * @returns undefined for the whole file, null if there is no such part
 */
export function partOf(
  header: string | undefined,
  size: number,
  fault: HubFault | undefined,
): ByteRange | null | undefined {
  if (fault?.kind === 'no-range' || (fault?.kind === 'cut' && fault.ranges === false))
    return undefined;
  const range = parseRange(header, size);
  if (!range) return range;
  const { start, end } = range;
  if (fault?.kind === 'unsatisfied') return null;
  if (fault?.kind === 'other-range') return { start: Math.min(start + fault.shift, end - 1), end };
  if (fault?.kind === 'short-range') return { start, end: Math.min(start + fault.bytes, end) };
  return range;
}

function flipOneBit(body: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(body);
  const middle = copy.length >> 1;
  copy[middle] = (copy[middle] ?? 0) ^ 1;
  return copy;
}

/** The bytes that a fault lets through. */
function damaged(body: Uint8Array, fault: HubFault | undefined): Uint8Array {
  if (fault?.kind === 'corrupt') return flipOneBit(body);
  if (fault?.kind === 'short') return body.subarray(0, fault.bytes);
  return body;
}

/**
 * Writes a body as a fault demands, after the headers (which it completes with the length).
 * @param onBytes told of every piece that was written
 */
export async function sendBody(
  response: ServerResponse,
  whole: Uint8Array,
  fault: HubFault | undefined,
  onBytes: (count: number) => void,
): Promise<void> {
  const body = damaged(whole, fault);
  response.setHeader('content-length', body.length);
  // Whoever has the whole body by its length goes on, and must not be cut off in its next request.
  const breaks =
    (fault?.kind === 'cut' || fault?.kind === 'stall') && fault.afterBytes < body.length;
  const end = breaks ? fault.afterBytes : body.length;
  const slow = fault?.kind === 'slow';
  const step = slow ? Math.max(1, Math.floor(fault.bytesPerSecond / SLOW_PIECES)) : PIECE;
  response.flushHeaders();
  for (let at = 0; at < end && !response.destroyed; at += step) {
    const piece = body.subarray(at, Math.min(at + step, end));
    await new Promise<void>((resolve) => {
      // A reader that went away never drains.
      response.once('close', resolve);
      response.write(piece, (error) => {
        response.off('close', resolve);
        if (!error) onBytes(piece.length);
        resolve();
      });
    });
    if (slow) await wait(1000 / SLOW_PIECES);
  }
  if (!breaks) {
    response.end();
    return;
  }
  if (fault.kind === 'stall') return;
  // A reader may drop what it has not read yet when the connection breaks: let it read.
  await wait(20);
  response.destroy();
}
