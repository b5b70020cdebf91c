import type { Transcript } from '../../contracts/export';

/** The name that such a file carries, and the version of its shape: docs/export.md describes it. */
export const TIMES_FORMAT = 'kokoro-speak/times';
/** See {@link TIMES_FORMAT}. */
export const TIMES_VERSION = 1;

/** Seconds to the microsecond: finer than a sample, and without the digits of a division. */
function rounded(key: string, value: unknown): unknown {
  const isTime = key === 'start' || key === 'end' || key === 'duration';
  return isTime && typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value;
}

/** Sentences, words and chapters with their times, as JSON. */
export function toTimesJson(transcript: Transcript): string {
  const file = { format: TIMES_FORMAT, version: TIMES_VERSION, ...transcript };
  return `${JSON.stringify(file, rounded, 1)}\n`;
}
