import { filtered, kWeighting } from './k-weighting';

// ITU-R BS.1770-5, annex 1.
const BLOCK_SECONDS = 0.4;
/** Blocks overlap by three quarters. */
const STEPS_PER_BLOCK = 4;
const OFFSET = -0.691;
const ABSOLUTE_GATE = -70;
const RELATIVE_GATE = -10;

/**
 * Integrated loudness of mono sound by ITU-R BS.1770: K-weighted, over blocks of 0.4 s that are gated. Sound that is shorter is one
 * block.
 * @param samples mono, −1..1
 * @param sampleRate Hz
 * @returns LUFS; −∞ for silence
 */
export function integratedLoudness(samples: Float32Array, sampleRate: number): number {
  const powers = blockPowers(filtered(samples, kWeighting(sampleRate)), sampleRate);
  const loud = powers.filter((power) => loudnessOf(power) > ABSOLUTE_GATE);
  const gate = loudnessOf(mean(loud)) + RELATIVE_GATE;
  return loudnessOf(mean(loud.filter((power) => loudnessOf(power) > gate)));
}

/** Mean squares of the blocks; what does not fill one at the end is left out. */
function blockPowers(samples: Float32Array, sampleRate: number): number[] {
  const step = Math.round((BLOCK_SECONDS / STEPS_PER_BLOCK) * sampleRate);
  const block = Math.min(samples.length, step * STEPS_PER_BLOCK);
  if (block === 0) return [];
  const powers: number[] = [];
  for (let from = 0; from + block <= samples.length; from += step) {
    let sum = 0;
    for (let i = from; i < from + block; i++) sum += (samples[i] ?? 0) ** 2;
    powers.push(sum / block);
  }
  return powers;
}

function mean(powers: readonly number[]): number {
  return powers.length === 0 ? 0 : powers.reduce((sum, power) => sum + power, 0) / powers.length;
}

function loudnessOf(power: number): number {
  return OFFSET + 10 * Math.log10(power);
}
