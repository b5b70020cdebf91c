/** Fundamental frequencies that are looked for, in Hz: voices, and the hum of a network without training. */
const LOWEST_HZ = 40;
const HIGHEST_HZ = 400;

/**
 * How much a sound repeats itself: its largest autocorrelation at the period of a voice, −1..1. About 1 for a steady tone,
 * about 0 for noise. Takes (length × 540) multiplications at 24 kHz: meant for a fraction of a second.
 * @param samples mono, finite; left as they are
 * @param sampleRate Hz
 */
export function periodicity(samples: Float32Array, sampleRate: number): number {
  let energy = 0;
  for (const sample of samples) energy += sample * sample;
  const last = Math.min(Math.round(sampleRate / LOWEST_HZ), samples.length - 1);
  let most = 0;
  for (let lag = Math.round(sampleRate / HIGHEST_HZ); lag <= last; lag++) {
    let product = 0;
    for (let i = lag; i < samples.length; i++)
      product += (samples[i] ?? 0) * (samples[i - lag] ?? 0);
    most = Math.max(most, product);
  }
  return energy > 0 ? most / energy : 0;
}
