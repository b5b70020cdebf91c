/** Taps on either side of the filter's middle; every second one of a half-band filter is zero. */
const REACH = 15;

/** The taps at odd distances from the middle, 1, 3, … {@link REACH}: a sinc under a Blackman window. */
const ODD_TAPS: readonly number[] = Array.from({ length: (REACH + 1) / 2 }, (_, i) => {
  const distance = 2 * i + 1;
  const sinc = Math.sin((Math.PI * distance) / 2) / (Math.PI * distance);
  const place = (Math.PI * distance) / (REACH + 1);
  return sinc * (0.42 + 0.5 * Math.cos(place) + 0.08 * Math.cos(2 * place));
});

/**
 * A sound at half its sampling rate, in phase with it: sample i is what 2i was.
 * @param samples mono; left as it is
 * @returns half as many samples, rounded up
 */
export function halveRate(samples: Float32Array): Float32Array<ArrayBuffer> {
  const halved = new Float32Array(Math.ceil(samples.length / 2));
  for (let i = 0; i < halved.length; i++) {
    const middle = 2 * i;
    let sum = 0.5 * (samples[middle] ?? 0);
    for (let tap = 0; tap < ODD_TAPS.length; tap++) {
      const distance = 2 * tap + 1;
      const pair = (samples[middle - distance] ?? 0) + (samples[middle + distance] ?? 0);
      sum += (ODD_TAPS[tap] ?? 0) * pair;
    }
    halved[i] = sum;
  }
  return halved;
}
