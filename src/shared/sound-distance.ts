import { type BandSpectrogram, bandSpectrogram, type SpectrogramLayout } from './spectrum';

/** Sampling rate that the layout below is made for, Hz. */
const RATE = 24_000;
const SIZE = 1024;
const HOP = 256;
/** Bands of equal width on the mel scale: wide enough that neither pitch nor phase decides a level. */
const BANDS = 32;
const LOWEST_HZ = 70;
const HIGHEST_HZ = 11_500;

/** Levels further than this below the louder sound's highest level count as equal silence, in dB. */
const RANGE_DB = 50;

/** A frame whose highest band is further than this above silence counts as sounding, in dB. */
const SOUNDING_DB = 10;

/** Difference in overall level that is put right before comparing, in dB; the rest of a larger one counts. */
const LEVEL_TOLERANCE_DB = 3;

/**
 * Lengths may differ by so many samples, and by this share of the longer sound: a few rounded durations that fell the
 * other way, of 600 samples each. Sounds further apart are not the same words.
 */
const LENGTH_TOLERANCE = 3600;
const LENGTH_TOLERANCE_SHARE = 0.05;

/**
 * Distance, in dB, up to which two sounds count as the same words by the same voice, computed twice. Measured values of
 * correct and of damaged sound: docs/output-guard.md.
 */
export const ALIKE_UP_TO_DB = 3;

/** Whether two sounds are alike. */
export interface SoundLikeness {
  /** dB, see {@link logSpectralDistance}. */
  readonly distance: number;
  readonly alike: boolean;
}

const mel = (hz: number) => 2595 * Math.log10(1 + hz / 700);
const hertz = (mels: number) => 700 * (10 ** (mels / 2595) - 1);

const LAYOUT: SpectrogramLayout = {
  size: SIZE,
  hop: HOP,
  edges: Array.from({ length: BANDS + 1 }, (_, i) => {
    const mels = mel(LOWEST_HZ) + (i / BANDS) * (mel(HIGHEST_HZ) - mel(LOWEST_HZ));
    return Math.round((hertz(mels) * SIZE) / RATE);
  }),
};

/**
 * How different two renderings of one text sound: the log-spectral distance (RMS over the bands of the difference of
 * levels, averaged over the frames that sound), in dB. Phase does not count, nor does a small difference in level; frames are
 * matched in time by dynamic programming, because a single duration that was rounded the other way shifts all that
 * follows. Symmetric; 0 for equal sounds; Infinity if one is not finite or the lengths do not fit.
 * @param a mono, 24 kHz, −1..1; left as it is, like `b`
 */
export function logSpectralDistance(a: Float32Array, b: Float32Array): number {
  const [energyA, energyB] = [energyOf(a), energyOf(b)];
  if (!Number.isFinite(energyA + energyB)) return Number.POSITIVE_INFINITY;
  const apart = Math.abs(a.length - b.length);
  const longer = Math.max(a.length, b.length);
  const tolerance = Math.max(LENGTH_TOLERANCE, LENGTH_TOLERANCE_SHARE * longer);
  if (apart > tolerance) return Number.POSITIVE_INFINITY;
  const [left, right] = [bandSpectrogram(a, LAYOUT), bandSpectrogram(b, LAYOUT)];
  const louder = 10 * Math.log10((energyA + Number.MIN_VALUE) / (energyB + Number.MIN_VALUE));
  const shift = Math.min(LEVEL_TOLERANCE_DB, Math.max(-LEVEL_TOLERANCE_DB, louder)) / 2;
  const floor = Math.max(highest(left) - shift, highest(right) + shift) - RANGE_DB;
  prepare(left, -shift, floor);
  prepare(right, shift, floor);
  const sounding = Math.max(1, soundingFrames(left, floor), soundingFrames(right, floor));
  return alignedSum(left, right, Math.ceil(tolerance / HOP)) / sounding;
}

/** {@link logSpectralDistance} with its verdict, for whoever compares one provider with another. */
export function soundsAlike(a: Float32Array, b: Float32Array): SoundLikeness {
  const distance = logSpectralDistance(a, b);
  return { distance, alike: distance <= ALIKE_UP_TO_DB };
}

function energyOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return sum;
}

function highest({ levels }: BandSpectrogram): number {
  return levels.reduce((most, level) => Math.max(most, level), Number.NEGATIVE_INFINITY);
}

/** Shifts all levels and lifts what is below the floor up to it, in place. */
function prepare({ levels }: BandSpectrogram, shift: number, floor: number): void {
  for (let i = 0; i < levels.length; i++) levels[i] = Math.max((levels[i] ?? 0) + shift, floor);
}

/** Frames that are more than silence, so that pauses, which are always alike, do not thin the distance out. */
function soundingFrames({ levels, frames, bands }: BandSpectrogram, floor: number): number {
  let count = 0;
  for (let f = 0; f < frames; f++)
    if (levels.subarray(f * bands, (f + 1) * bands).some((level) => level > floor + SOUNDING_DB))
      count++;
  return count;
}

/** RMS difference of the levels of two frames, dB. */
function frameDistance(a: BandSpectrogram, i: number, b: BandSpectrogram, j: number): number {
  let sum = 0;
  for (let band = 0; band < a.bands; band++) {
    const difference = (a.levels[i * a.bands + band] ?? 0) - (b.levels[j * b.bands + band] ?? 0);
    sum += difference * difference;
  }
  return Math.sqrt(sum / a.bands);
}

/**
 * Least sum of frame distances over all monotonous matchings that stray at most `reach` frames from the diagonal
 * (dynamic time warping; a step along one sound weighs half of a step along both, Sakoe and Chiba 1978).
 */
function alignedSum(a: BandSpectrogram, b: BandSpectrogram, reach: number): number {
  let before = new Float64Array(b.frames).fill(Number.POSITIVE_INFINITY);
  let row = new Float64Array(b.frames);
  for (let i = 0; i < a.frames; i++) {
    row.fill(Number.POSITIVE_INFINITY);
    const last = Math.min(b.frames - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= last; j++) {
      const distance = frameDistance(a, i, b, j);
      const both = i === 0 && j === 0 ? 0 : (before[j - 1] ?? Number.POSITIVE_INFINITY);
      const one = Math.min(
        before[j] ?? Number.POSITIVE_INFINITY,
        row[j - 1] ?? Number.POSITIVE_INFINITY,
      );
      row[j] = Math.min(both + distance, one + distance / 2);
    }
    [before, row] = [row, before];
  }
  return before[b.frames - 1] ?? Number.POSITIVE_INFINITY;
}
