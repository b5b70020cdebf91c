/** Values between two samples that are looked at, the sample included (ITU-R BS.1770-5, annex 2: four at 48 kHz and below). */
const PHASES = 4;
/** Samples on either side that a value between is made of. */
const REACH = 12;

/** One row of a windowed sinc for each value between two samples. */
const ROWS = Array.from({ length: PHASES - 1 }, (_, i) => row((i + 1) / PHASES));

function row(shift: number): Float32Array {
  return Float32Array.from({ length: 2 * REACH }, (_, i) => {
    const distance = i - REACH + 1 - shift;
    const angle = Math.PI * distance;
    const window = 0.5 + 0.5 * Math.cos(angle / REACH);
    return (Math.sin(angle) / angle) * window;
  });
}

/**
 * How high the sound goes at and behind each sample, up to the next: what a converter plays between samples may be above all of
 * them.
 * @param samples mono
 * @returns amplitudes, one for each sample
 */
export function peaksBetween(samples: Float32Array): Float32Array<ArrayBuffer> {
  const peaks = new Float32Array(samples.length);
  for (let i = 0; i < samples.length; i++) {
    let peak = Math.abs(samples[i] ?? 0);
    for (const weights of ROWS) {
      let sum = 0;
      for (let j = 0; j < weights.length; j++)
        sum += (weights[j] ?? 0) * (samples[i + j - REACH + 1] ?? 0);
      peak = Math.max(peak, Math.abs(sum));
    }
    peaks[i] = peak;
  }
  return peaks;
}

/** The highest of {@link peaksBetween}; 20 log₁₀ of it is dBTP. */
export function truePeak(samples: Float32Array): number {
  return peaksBetween(samples).reduce((highest, peak) => Math.max(highest, peak), 0);
}
