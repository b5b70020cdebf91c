import { limitPeaks } from './limiter';
import { integratedLoudness } from './loudness';

/** How loud speech is made, in LUFS: that of podcasts and audiobooks for one channel. */
export const TARGET_LOUDNESS = -16;
/** dBTP */
export const PEAK_CEILING = -1;
/** Silence that is turned up is noise; decibels. */
const MOST_GAIN = 24;

/**
 * Makes a unit's sound as loud as all others, in place, with true peaks below {@link PEAK_CEILING}.
 * @param samples mono; the caller's own
 * @param sampleRate Hz
 * @returns decibels that it was turned up by; 0 for silence
 */
export function levelSpeech(samples: Float32Array, sampleRate: number): number {
  const loudness = integratedLoudness(samples, sampleRate);
  if (!Number.isFinite(loudness)) return 0;
  const decibels = Math.min(MOST_GAIN, TARGET_LOUDNESS - loudness);
  const gain = 10 ** (decibels / 20);
  for (let i = 0; i < samples.length; i++) samples[i] = (samples[i] ?? 0) * gain;
  limitPeaks(samples, 10 ** (PEAK_CEILING / 20), sampleRate);
  return decibels;
}
