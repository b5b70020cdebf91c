/**
 * Fourier transform of real frames of one length: radix 2, in place, on half as many complex numbers. All tables and
 * scratch memory are made once, so an instance is cheap to use and not reentrant.
 */
export class RealFft {
  /** Bins of {@link power}: from 0 Hz to half the sampling rate, both included. */
  readonly bins: number;
  readonly #half: number;
  /** cos and sin of −2πk/size, k below size/2. */
  readonly #cos: Float64Array;
  readonly #sin: Float64Array;
  readonly #re: Float64Array;
  readonly #im: Float64Array;

  /** @param size samples of a frame: a power of two, 4 at least */
  constructor(readonly size: number) {
    if (size < 4 || (size & (size - 1)) !== 0)
      throw new RangeError(`a frame has ${size} samples, which is no power of two from 4`);
    const half = size / 2;
    this.#half = half;
    this.bins = half + 1;
    this.#cos = Float64Array.from({ length: half }, (_, k) => Math.cos((2 * Math.PI * k) / size));
    this.#sin = Float64Array.from({ length: half }, (_, k) => -Math.sin((2 * Math.PI * k) / size));
    this.#re = new Float64Array(half);
    this.#im = new Float64Array(half);
  }

  /**
   * Squared magnitudes |X[k]|² of the unscaled transform X[k] = Σ x[n]·e^(−2πikn/size).
   * @param frame {@link size} numbers; left as they are
   * @param out at least {@link bins} numbers, which are overwritten
   */
  power(frame: ArrayLike<number>, out: Float64Array): void {
    const [re, im, half] = [this.#re, this.#im, this.#half];
    // Even samples are taken as real parts and odd ones as imaginary parts of half as many numbers.
    for (let i = 0, at = 0; i < half; i++) {
      re[at] = frame[2 * i] ?? 0;
      im[at] = frame[2 * i + 1] ?? 0;
      // The next index with its bits reversed.
      let bit = half >> 1;
      for (; at & bit; bit >>= 1) at ^= bit;
      at |= bit;
    }
    this.#transform();
    for (let k = 0; k <= half; k++) {
      const [i, j] = [k % half, (half - k) % half];
      const [a, b, c, d] = [re[i] ?? 0, im[i] ?? 0, re[j] ?? 0, im[j] ?? 0];
      // Spectra of the even samples (e) and of the odd ones (o), which turn by half a bin.
      const [eRe, eIm, oRe, oIm] = [(a + c) / 2, (b - d) / 2, (b + d) / 2, (c - a) / 2];
      const [cos, sin] = k === half ? [-1, 0] : [this.#cos[k] ?? 0, this.#sin[k] ?? 0];
      out[k] = (eRe + oRe * cos - oIm * sin) ** 2 + (eIm + oRe * sin + oIm * cos) ** 2;
    }
  }

  /** Butterflies over the reordered numbers. */
  #transform(): void {
    const [re, im, cosines, sines, half] = [this.#re, this.#im, this.#cos, this.#sin, this.#half];
    for (let span = 1; span < half; span *= 2) {
      const stride = half / span;
      for (let start = 0; start < half; start += 2 * span)
        for (let k = 0; k < span; k++) {
          const [i, j] = [start + k, start + k + span];
          const [cos, sin] = [cosines[k * stride] ?? 0, sines[k * stride] ?? 0];
          const [a, b] = [re[j] ?? 0, im[j] ?? 0];
          const [tRe, tIm] = [a * cos - b * sin, a * sin + b * cos];
          const [uRe, uIm] = [re[i] ?? 0, im[i] ?? 0];
          re[i] = uRe + tRe;
          im[i] = uIm + tIm;
          re[j] = uRe - tRe;
          im[j] = uIm - tIm;
        }
    }
  }
}

/** Levels of a sound by frame and frequency band. */
export interface BandSpectrogram {
  readonly frames: number;
  readonly bands: number;
  /** Row by row, `frames` × `bands`, in dB: 0 is the level of a sine at full scale in the middle of a band. */
  readonly levels: Float32Array<ArrayBuffer>;
}

/** How a sound is cut into frames and bands. */
export interface SpectrogramLayout {
  /** Samples in a frame, a power of two. */
  readonly size: number;
  /** Samples from a frame's start to the next one's. */
  readonly hop: number;
  /** Ascending bins: band `b` has the bins from `edges[b]` up to, not including, `edges[b + 1]`. */
  readonly edges: readonly number[];
}

/** Level of what is not there, in dB. */
const NOTHING_DB = -200;

/**
 * Log-power spectrogram with Hann windows. The last frame is filled up with silence; an empty sound has one frame.
 * @param samples mono, −1..1, any rate; left as they are
 */
export function bandSpectrogram(
  samples: Float32Array,
  { size, hop, edges }: SpectrogramLayout,
): BandSpectrogram {
  const fft = new RealFft(size);
  const window = hannWindow(size);
  const frames = 1 + Math.max(0, Math.ceil((samples.length - size) / hop));
  const bands = edges.length - 1;
  const levels = new Float32Array(frames * bands);
  const frame = new Float64Array(size);
  const power = new Float64Array(fft.bins);
  // A Hann window has a mean of ½, so a sine of amplitude 1 has a peak of size/4 and, with its neighbours, 1.5 × its power.
  const unit = 1 / (1.5 * (size / 4) ** 2);
  for (let f = 0; f < frames; f++) {
    for (let i = 0; i < size; i++) frame[i] = (samples[f * hop + i] ?? 0) * (window[i] ?? 0);
    fft.power(frame, power);
    for (let b = 0; b < bands; b++) {
      let sum = 0;
      for (let k = edges[b] ?? 0; k < (edges[b + 1] ?? 0); k++) sum += power[k] ?? 0;
      // Not Math.max, so that a sound that is no number stays none.
      const level = 10 * Math.log10(sum * unit);
      levels[f * bands + b] = level < NOTHING_DB ? NOTHING_DB : level;
    }
  }
  return { frames, bands, levels };
}

/** Periodic Hann window: `size` factors, 0 to 1. */
export function hannWindow(size: number): Float64Array {
  return Float64Array.from(
    { length: size },
    (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size),
  );
}
