/** Hz of everything that the app plays. */
export const RATE = 24_000;
const WINDOW = RATE / 100;
/** A window of 10 ms below −50 dBFS counts as silent. */
const SILENT = 10 ** (-50 / 20);

/** A stretch of silence inside a sound, in seconds from its first audible window. */
export interface Gap {
  readonly start: number;
  readonly length: number;
}

/** What a listener would measure. */
export interface SoundReport {
  /** From the first to the last audible window, in seconds. */
  readonly seconds: number;
  /** RMS over that time, in dBFS. */
  readonly level: number;
  readonly peak: number;
  readonly gaps: readonly Gap[];
}

/** Measures a sound; silence before and after it does not count. */
export function measure(samples: Float32Array): SoundReport {
  const loud: boolean[] = [];
  for (let at = 0; at + WINDOW <= samples.length; at += WINDOW)
    loud.push(rms(samples.subarray(at, at + WINDOW)) >= SILENT);
  const first = loud.indexOf(true);
  const last = loud.lastIndexOf(true);
  if (first < 0) return { seconds: 0, level: Number.NEGATIVE_INFINITY, peak: 0, gaps: [] };
  const heard = samples.subarray(first * WINDOW, (last + 1) * WINDOW);
  const gaps: Gap[] = [];
  for (let i = first; i <= last; i++) {
    if (loud[i]) continue;
    let end = i;
    while (!loud[end]) end++;
    gaps.push({ start: (i - first) / 100, length: (end - i) / 100 });
    i = end;
  }
  return {
    seconds: heard.length / RATE,
    level: 20 * Math.log10(rms(heard)),
    peak: heard.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0),
    gaps,
  };
}

function rms(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}
