/** The largest step from one sample to the next. @param from index of the first sample @param to index behind the last */
export function largestStep(samples: Float32Array, from: number, to: number): number {
  let most = 0;
  for (let i = Math.max(1, from + 1); i < Math.min(to, samples.length); i++)
    most = Math.max(most, Math.abs((samples[i] ?? 0) - (samples[i - 1] ?? 0)));
  return most;
}
