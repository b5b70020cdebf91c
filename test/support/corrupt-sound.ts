import { Random } from '../fixtures/kokoro-graph/random';

/** A way in which a provider can be wrong: sound in, wrong sound of its own out. */
export type Corruption = (samples: Float32Array) => Float32Array;

const rms = (samples: Float32Array) =>
  Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length);

/** White noise of this RMS. */
export function whiteNoise(length: number, level: number, seed = 1): Float32Array {
  return new Random(seed).uniform(length, level);
}

/** Adds white noise; `snrDb` is the sound's level over the noise's. */
export function withNoise(samples: Float32Array, snrDb: number): Float32Array {
  const noise = whiteNoise(samples.length, rms(samples) * 10 ** (-snrDb / 20));
  return samples.map((x, i) => x + (noise[i] ?? 0));
}

/** The part from `from` to `to` (shares of the length) replaced by what `fill` makes of it. */
function replacing(from: number, to: number, fill: Corruption): Corruption {
  return (samples) => {
    const [start, end] = [from, to].map((share) => Math.round(share * samples.length));
    const wrong = samples.slice();
    wrong.set(fill(samples.slice(start, end)), start);
    return wrong;
  };
}

/** Corruptions by name, each deterministic. */
export const CORRUPTIONS: Readonly<Record<string, Corruption>> = {
  'white noise at the level of the sound': (s) => whiteNoise(s.length, rms(s)),
  'white noise at full scale (uniform)': (s) => whiteNoise(s.length, 1 / Math.sqrt(3)),
  'white noise added, SNR −10 dB': (s) => withNoise(s, -10),
  'white noise added, SNR 0 dB': (s) => withNoise(s, 0),
  'white noise added, SNR 10 dB': (s) => withNoise(s, 10),
  'white noise added, SNR 20 dB': (s) => withNoise(s, 20),
  'middle third white noise': replacing(1 / 3, 2 / 3, (part) =>
    whiteNoise(part.length, Math.max(rms(part), 0.05)),
  ),
  'values × 8': (s) => s.map((x) => 8 * x),
  'values × 8, clipped': (s) => s.map((x) => Math.max(-1, Math.min(1, 8 * x))),
  'all zero': (s) => new Float32Array(s.length),
  'second half zero': replacing(0.5, 1, (part) => part.fill(0)),
  'one value NaN': (s) => s.with(s.length >> 1, Number.NaN),
  'all NaN': (s) => new Float32Array(s.length).fill(Number.NaN),
  'constant at full scale': (s) => new Float32Array(s.length).fill(1),
  'one frame missing': (s) => s.slice(600),
  'a tenth missing': (s) => s.slice(0, Math.round(0.9 * s.length)),
  backwards: (s) => s.slice().reverse(),
};
