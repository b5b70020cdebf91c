import { SAMPLE_RATE, type WordTime } from '../contracts/audio';

/** Samples in one frame of the model's durations: 25 ms at 24 kHz. */
export const FRAME_SAMPLES = 600;

/**
 * When each token begins, from the frames that the model predicted for each.
 * @param durations frames, one for each token of the run
 * @returns seconds, and the end of the last token behind them
 */
export function exactTokenTimes(durations: ArrayLike<number | bigint>): Float32Array<ArrayBuffer> {
  const times = new Float32Array(durations.length + 1);
  let frames = 0;
  for (let i = 0; i < durations.length; i++) {
    frames += Number(durations[i]);
    times[i + 1] = (frames * FRAME_SAMPLES) / SAMPLE_RATE;
  }
  return times;
}

/**
 * When each token probably begins: the sound's length shared out evenly.
 * @param seconds length of the sound
 * @param tokens number of tokens of the run
 */
export function estimatedTokenTimes(seconds: number, tokens: number): Float32Array<ArrayBuffer> {
  const perToken = seconds / Math.max(1, tokens);
  return Float32Array.from({ length: tokens + 1 }, (_, i) => i * perToken);
}

/** When each word sounds, by the times of its tokens. @param words half-open token ranges */
export function wordTimesOf(
  tokenTimes: Float32Array,
  words: readonly (readonly [number, number])[],
): WordTime[] {
  const at = (token: number) => tokenTimes[Math.min(token, tokenTimes.length - 1)] ?? 0;
  return words.map(([from, to]) => ({ start: at(from), end: at(to) }));
}
