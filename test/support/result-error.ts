import type { Tensor } from 'onnxruntime-web';

/** Errors of results, relative to the RMS of what was expected. */
export interface ResultError {
  readonly largest: number;
  readonly rms: number;
}

/**
 * Compares several results as one, so that a short or quiet one of them does not decide; infinite if they are not as many, or of
 * other shapes.
 */
export function compareAll(actual: readonly Tensor[], expected: readonly Tensor[]): ResultError {
  const dimsOf = (tensors: readonly Tensor[]) => JSON.stringify(tensors.map(({ dims }) => dims));
  if (dimsOf(actual) !== dimsOf(expected))
    return { largest: Number.POSITIVE_INFINITY, rms: Number.POSITIVE_INFINITY };
  let [largest, errors, energy, count] = [0, 0, 0, 0];
  for (const [i, { data }] of expected.entries()) {
    const numbers = actual[i]?.data as Float32Array;
    for (const [at, value] of (data as Float32Array).entries()) {
      const error = Math.abs(value - (numbers[at] ?? Number.NaN));
      // NaN is larger than everything.
      largest = error <= largest ? largest : error;
      errors += error ** 2;
      energy += value ** 2;
      count++;
    }
  }
  const scale = Math.sqrt(energy / count);
  return { largest: largest / scale, rms: Math.sqrt(errors / count) / scale };
}
