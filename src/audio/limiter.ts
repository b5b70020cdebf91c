import { peaksBetween } from './true-peak';

/** How long before and behind a peak the sound is turned down: short enough to be heard as no change, long enough for no click. */
const SLOPE_SECONDS = 0.005;

/**
 * Holds true peaks below a ceiling, in place: the sound around each is turned down and up again smoothly. What stays below is
 * untouched.
 * @param samples mono
 * @param ceiling amplitude
 * @param sampleRate Hz
 */
export function limitPeaks(samples: Float32Array, ceiling: number, sampleRate: number): void {
  const peaks = peaksBetween(samples);
  if (!peaks.some((peak) => peak > ceiling)) return;
  const slope = Math.round(SLOPE_SECONDS * sampleRate);
  const gains = averaged(
    lowest(
      peaks.map((peak) => Math.min(1, ceiling / peak)),
      slope,
    ),
    slope,
  );
  for (let i = 0; i < samples.length; i++) samples[i] = (samples[i] ?? 0) * (gains[i] ?? 1);
}

/** The lowest value within `reach` of each; a queue of candidates makes it linear in time. */
function lowest(values: Float32Array, reach: number): Float32Array {
  const out = new Float32Array(values.length);
  const queue: number[] = [];
  let head = 0;
  for (let i = 0; i < values.length + reach; i++) {
    if (i < values.length) {
      while (queue.length > head && (values[queue.at(-1) ?? 0] ?? 0) >= (values[i] ?? 0))
        queue.pop();
      queue.push(i);
    }
    const at = i - reach;
    if (at < 0) continue;
    while ((queue[head] ?? 0) < at - reach) head++;
    out[at] = values[queue[head] ?? 0] ?? 1;
  }
  return out;
}

/** The mean within `reach` of each. Beyond the ends nothing is turned down. */
function averaged(values: Float32Array, reach: number): Float32Array {
  const out = new Float32Array(values.length);
  const width = 2 * reach + 1;
  const at = (i: number) => values[i] ?? 1;
  let sum = 0;
  for (let i = -reach; i <= reach; i++) sum += at(i);
  for (let i = 0; i < values.length; i++) {
    out[i] = sum / width;
    sum += at(i + reach + 1) - at(i - reach);
  }
  return out;
}
