/** What one pass over a sound tells about it. */
export interface SoundMeasures {
  /** Whether every sample is a number. The other measures mean nothing if it is false. */
  readonly finite: boolean;
  /** Level of the whole sound, dBFS (a square wave at full scale has 0); −Infinity for silence. */
  readonly rmsDb: number;
  /** Largest magnitude, 1 = full scale. */
  readonly peak: number;
  /** Share of samples at or over full scale, 0..1. */
  readonly clippedShare: number;
  /** Energy above 6 kHz against the energy below, dB; white noise has 0. */
  readonly highBandDb: number;
  /** Longest stretch that is audible and has the balance of white noise, in seconds. */
  readonly noiseSeconds: number;
  /** Where that stretch ends, in samples. */
  readonly noiseEnd: number;
}

/** Samples from here on count as clipped: full scale, less what rounding to 16 bits may take. */
const FULL_SCALE = 0.9999;

/** Length in which brightness is judged, in seconds: one frame of Kokoro's durations. */
const FRAME_SECONDS = 0.025;

/**
 * Energy above 6 kHz against the energy below from which a frame is as bright as white noise, as a ratio: −4 dB. A
 * frame of white noise has 0 dB with a standard deviation of 0.5 dB, so this leaves room for some colour.
 */
const BRIGHT_RATIO = 10 ** (-4 / 10);

/**
 * Share of a frame's energy below 1.5 kHz from which it is more than a hiss: −15 dB. White noise has −9 dB; s and sh are
 * bright, too, but have next to nothing down there, however long they are held.
 */
const DEEP_SHARE = 10 ** (-15 / 10);

/** Mean square of a frame above which it is heard as noise: −45 dBFS. A quiet hiss between words is nothing to stop for. */
const AUDIBLE_POWER = 10 ** (-45 / 10);

/**
 * Butterworth high-pass of fourth order, as two sections b(1 − 2z⁻¹ + z⁻²) / (1 + cz⁻²) with Q = 0.541 and 1.307. At a
 * quarter of the sampling rate, 6 kHz for 24 kHz, the bilinear transform makes the middle coefficient vanish. A
 * Butterworth pair is power-complementary: what does not pass is the energy below.
 */
const SECTIONS = [2 * Math.cos(Math.PI / 8), 2 * Math.cos((3 * Math.PI) / 8)] as const;
const [B1, B2] = [1 / (2 + SECTIONS[0]), 1 / (2 + SECTIONS[1])];
const [C1, C2] = [(2 - SECTIONS[0]) * B1, (2 - SECTIONS[1]) * B2];

/** Butterworth low-pass of second order at a sixteenth of the sampling rate: a(1 + 2z⁻¹ + z⁻²) / (1 + d₁z⁻¹ + d₂z⁻²). */
const K = Math.tan(Math.PI / 16);
const A = K ** 2 / (1 + Math.SQRT2 * K + K ** 2);
const [D1, D2] = [(2 * A * (K ** 2 - 1)) / K ** 2, (A * (1 - Math.SQRT2 * K + K ** 2)) / K ** 2];

/**
 * Measures a sound in one pass, without memory of its own.
 * @param samples mono; left as they are
 * @param sampleRate Hz, the bands are a quarter and a sixteenth of it: 6 and 1.5 kHz for 24 kHz
 */
export function measureSound(samples: Float32Array, sampleRate: number): SoundMeasures {
  const frame = Math.round(FRAME_SECONDS * sampleRate);
  let [energy, high, peak, clipped] = [0, 0, 0, 0];
  let [stretch, longest, noiseEnd] = [0, 0, 0];
  let [x1, x2, y1, y2, z1, z2, w1, w2] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let start = 0; start < samples.length; start += frame) {
    const end = Math.min(start + frame, samples.length);
    let [frameEnergy, frameHigh, frameLow] = [0, 0, 0];
    for (let i = start; i < end; i++) {
      const x = samples[i] ?? 0;
      const y = B1 * (x - 2 * x1 + x2) - C1 * y2;
      const z = B2 * (y - 2 * y1 + y2) - C2 * z2;
      const w = A * (x + 2 * x1 + x2) - D1 * w1 - D2 * w2;
      [x2, x1] = [x1, x];
      [y2, y1] = [y1, y];
      [z2, z1] = [z1, z];
      [w2, w1] = [w1, w];
      frameEnergy += x * x;
      frameHigh += z * z;
      frameLow += w * w;
      const magnitude = Math.abs(x);
      if (magnitude > peak) peak = magnitude;
      if (magnitude >= FULL_SCALE) clipped++;
    }
    energy += frameEnergy;
    high += frameHigh;
    const audible = frameEnergy >= AUDIBLE_POWER * (end - start);
    const bright = frameHigh >= BRIGHT_RATIO * (frameEnergy - frameHigh);
    const deep = frameLow >= DEEP_SHARE * frameEnergy;
    stretch = audible && bright && deep ? stretch + end - start : 0;
    if (stretch > longest) [longest, noiseEnd] = [stretch, end];
  }
  return {
    // A sum of squares is finite only if every term is; float32 squares cannot overflow it.
    finite: Number.isFinite(energy),
    rmsDb: 10 * Math.log10(energy / Math.max(1, samples.length)),
    peak,
    clippedShare: clipped / Math.max(1, samples.length),
    highBandDb: 10 * Math.log10(high / Math.max(energy - high, Number.MIN_VALUE)),
    noiseSeconds: longest / sampleRate,
    noiseEnd,
  };
}
