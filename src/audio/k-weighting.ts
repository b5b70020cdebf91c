/** A filter of second order: `b0 + b1 z⁻¹ + b2 z⁻²` over `1 + a1 z⁻¹ + a2 z⁻²`. */
export interface Biquad {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

// The filters of ITU-R BS.1770-5, annex 1, which gives their coefficients for 48 kHz only. These are the analogue filters behind
// them, so that any rate can be weighted; the test compares with the standard's table.
const SHELF = {
  hertz: 1681.974450955533,
  decibels: 3.999843853973347,
  quality: 0.7071752369554196,
};
const SHELF_SLOPE = 0.4996667741545416;
const HIGH_PASS = { hertz: 38.13547087602444, quality: 0.5003270373238773 };

/** The two filters that make sound as loud as it is heard, one after the other. @param sampleRate Hz */
export function kWeighting(sampleRate: number): readonly [Biquad, Biquad] {
  return [shelf(sampleRate), highPass(sampleRate)];
}

function shelf(sampleRate: number): Biquad {
  const { hertz, decibels, quality } = SHELF;
  const k = Math.tan((Math.PI * hertz) / sampleRate);
  const high = 10 ** (decibels / 20);
  const band = high ** SHELF_SLOPE;
  const norm = 1 + k / quality + k * k;
  return {
    b: [
      (high + (band * k) / quality + k * k) / norm,
      (2 * (k * k - high)) / norm,
      (high - (band * k) / quality + k * k) / norm,
    ],
    a: [(2 * (k * k - 1)) / norm, (1 - k / quality + k * k) / norm],
  };
}

function highPass(sampleRate: number): Biquad {
  const { hertz, quality } = HIGH_PASS;
  const k = Math.tan((Math.PI * hertz) / sampleRate);
  const norm = 1 + k / quality + k * k;
  return { b: [1, -2, 1], a: [(2 * (k * k - 1)) / norm, (1 - k / quality + k * k) / norm] };
}

/** Runs samples through filters, one after the other. @returns a buffer of the caller's own */
export function filtered(
  samples: Float32Array,
  filters: readonly Biquad[],
): Float32Array<ArrayBuffer> {
  const out = Float32Array.from(samples);
  for (const { b, a } of filters) {
    let [x1, x2, y1, y2] = [0, 0, 0, 0];
    for (let i = 0; i < out.length; i++) {
      const x = out[i] ?? 0;
      const y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2;
      x2 = x1;
      x1 = x;
      y2 = y1;
      y1 = y;
      out[i] = y;
    }
  }
  return out;
}
