import { SAMPLE_RATE } from '../../src/contracts/audio';

/** A file as the browser's own decoder hears it: mono, 24 kHz. */
export async function decodeSound(file: Blob): Promise<Float32Array> {
  const context = new OfflineAudioContext(1, 1, SAMPLE_RATE);
  const buffer = await context.decodeAudioData(await file.arrayBuffer());
  return buffer.getChannelData(0);
}

/** Loudness in dB below full scale. */
export function level(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return 10 * Math.log10(sum / samples.length);
}

/** Samples by which `heard` is later than `said` around a place, found where they are most alike. */
export function delayAt(
  said: Float32Array,
  heard: Float32Array,
  at: number,
  reach = 2400,
  length = 4800,
): number {
  let best = Number.NEGATIVE_INFINITY;
  let delay = 0;
  for (let shift = -reach; shift <= reach; shift++) {
    let product = 0;
    let energy = 0;
    for (let i = at; i < at + length; i += 2) {
      const value = heard[i + shift] ?? 0;
      product += (said[i] ?? 0) * value;
      energy += value * value;
    }
    const likeness = product / Math.sqrt(energy);
    if (likeness > best) [best, delay] = [likeness, shift];
  }
  return delay;
}
