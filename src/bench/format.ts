import type { Statistic } from './statistics';
import type { FigureName } from './summary';

/** Stands where nothing is known. */
export const UNKNOWN = '–';

/** A duration: `412 ms`, `3.24 s`, `2 min`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
  return ms < 100_000 ? `${(ms / 1000).toFixed(2)} s` : `${Math.round(ms / 60_000)} min`;
}

/** What is left of a run: `about 20 s`, `about 3 min`. */
export function remaining(ms: number): string {
  if (ms < 90_000) return `about ${Math.max(1, Math.ceil(ms / 1000 / 5) * 5)} s`;
  return `about ${Math.ceil(ms / 60_000)} min`;
}

/** Megabytes, of a million bytes: `92 MB`, `0.3 MB`. */
export function megabytes(bytes: number): string {
  const amount = bytes / 1e6;
  return `${amount < 10 && amount > 0 ? amount.toFixed(1) : Math.round(amount)} MB`;
}

/** A value of a figure with its unit. */
export function figureText(figure: FigureName, value: number): string {
  switch (figure) {
    case 'realTimeFactor':
      return value.toFixed(value < 0.1 ? 3 : 2);
    case 'bytes':
    case 'heapBytes':
      return megabytes(value);
    case 'fidelityDb':
      return `${value.toFixed(2)} dB`;
    default:
      return duration(value);
  }
}

/** The spread of a figure: `398–450 ms`; empty where all observations are the same in print. */
export function spreadText(figure: FigureName, { min, max }: Statistic): string {
  const [low, high] = [figureText(figure, min), figureText(figure, max)];
  if (low === high) return '';
  const [amount = low, unit] = low.split(' ');
  return unit !== undefined && high.endsWith(` ${unit}`) ? `${amount}–${high}` : `${low}–${high}`;
}
