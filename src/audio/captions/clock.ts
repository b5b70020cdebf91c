/** Seconds → whole milliseconds, rounded once. */
export function milliseconds(seconds: number): number {
  return Math.round(seconds * 1000);
}

/**
 * A time as captions write it: `01:02:03.004`. Hours have two digits, or more where there are more.
 * @param ms whole milliseconds
 * @param separator before the milliseconds: a stop in WebVTT, a comma in SubRip
 */
export function clock(ms: number, separator: '.' | ','): string {
  const pad = (value: number, digits: number) => String(value).padStart(digits, '0');
  const seconds = Math.floor(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  return `${pad(hours, 2)}:${pad(minutes % 60, 2)}:${pad(seconds % 60, 2)}${separator}${pad(ms % 1000, 3)}`;
}
