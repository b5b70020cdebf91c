import { KEPT_SECONDS } from '../contracts/audio';

/** Loudness under which a unit's edge counts as silence: −54 dBFS, measured over a window. */
const SILENCE_RMS = 10 ** (-54 / 20);
const WINDOW_SECONDS = 0.005;
const FADE_SECONDS = 0.004;

/** A unit's sound, ready for the queue. */
export interface ShapedChunk {
  /** Mono; a buffer of its own, with the pause at its end. */
  readonly samples: Float32Array<ArrayBuffer>;
  /** Seconds cut from the start: word times move by this. */
  readonly lead: number;
}

/**
 * Cuts the silence at both ends of a unit, fades its edges and appends the planned pause, so that a pause between
 * two units is as long as planned whatever the model put there.
 * @param samples mono, −1..1; left as it is
 * @param sampleRate Hz
 * @param pauseSeconds silence to append
 */
export function shapeChunk(
  samples: Float32Array,
  sampleRate: number,
  pauseSeconds: number,
): ShapedChunk {
  const window = Math.round(WINDOW_SECONDS * sampleRate);
  const kept = Math.round(KEPT_SECONDS * sampleRate);
  const [first, last] = loudRange(samples, window);
  const start = Math.max(0, first - kept);
  const end = Math.min(samples.length, last + kept);
  const shaped = new Float32Array(end - start + Math.round(pauseSeconds * sampleRate));
  shaped.set(samples.subarray(start, end));
  fade(shaped, end - start, Math.round(FADE_SECONDS * sampleRate));
  return { samples: shaped, lead: start / sampleRate };
}

/** First and last sample of the windows that are not silent; everything if all are (a quiet sound is still one). */
function loudRange(samples: Float32Array, window: number): [number, number] {
  const count = Math.ceil(samples.length / window);
  let first = 0;
  while (first < count && isSilent(samples, first, window)) first++;
  if (first === count) return [0, samples.length];
  let last = count - 1;
  while (isSilent(samples, last, window)) last--;
  return [first * window, Math.min(samples.length, (last + 1) * window)];
}

function isSilent(samples: Float32Array, index: number, window: number): boolean {
  const part = samples.subarray(index * window, (index + 1) * window);
  let sum = 0;
  for (const sample of part) sum += sample * sample;
  return sum < part.length * SILENCE_RMS * SILENCE_RMS;
}

/** Raises the first and lowers the last `length` of `end` samples linearly, in place. */
function fade(samples: Float32Array, end: number, length: number): void {
  const span = Math.min(length, Math.floor(end / 2));
  for (let i = 0; i < span; i++) {
    const gain = i / span;
    samples[i] = (samples[i] ?? 0) * gain;
    samples[end - 1 - i] = (samples[end - 1 - i] ?? 0) * gain;
  }
}
