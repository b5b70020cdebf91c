/**
 * Makes sound louder or softer, in place; what would leave −1..1 is held at its edge.
 * @param samples mono, −1..1; the caller's own
 * @param gain times the amplitude, from 0
 */
export function applyGain(samples: Float32Array, gain: number): void {
  if (gain === 1) return;
  for (let i = 0; i < samples.length; i++)
    samples[i] = Math.min(1, Math.max(-1, (samples[i] ?? 0) * gain));
}
