/** Power of a sound over the power of what another one has beside it, in dB; −∞ if their lengths differ. */
export function signalToNoise(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.NEGATIVE_INFINITY;
  let [signal, noise] = [0, 0];
  for (let i = 0; i < expected.length; i++) {
    const value = expected[i] ?? 0;
    signal += value ** 2;
    noise += (value - (actual[i] ?? 0)) ** 2;
  }
  return 10 * Math.log10(signal / noise);
}
