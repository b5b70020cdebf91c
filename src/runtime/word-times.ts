import { SAMPLE_RATE, type WordTime } from '../contracts/audio';

/** Samples in one frame of the model's durations: 25 ms at 24 kHz. */
export const FRAME_SAMPLES = 600;

/** Half-open token range of a word. */
type TokenRange = readonly [number, number];

/**
 * When each word sounds, from the frames that the model predicted for each token.
 * @param durations frames per token, one for each token of the run
 */
export function exactWordTimes(
  durations: ArrayLike<number | bigint>,
  words: readonly TokenRange[],
): WordTime[] {
  const starts = [0];
  for (let i = 0; i < durations.length; i++)
    starts.push((starts[i] ?? 0) + (Number(durations[i]) * FRAME_SAMPLES) / SAMPLE_RATE);
  const at = (token: number) => starts[Math.min(token, starts.length - 1)] ?? 0;
  return words.map(([from, to]) => ({ start: at(from), end: at(to) }));
}

/**
 * When each word probably sounds: the sound's length shared out evenly over the tokens.
 * @param seconds length of the sound
 * @param tokens number of tokens of the run
 */
export function estimatedWordTimes(
  seconds: number,
  tokens: number,
  words: readonly TokenRange[],
): WordTime[] {
  const perToken = seconds / Math.max(1, tokens);
  return words.map(([from, to]) => ({ start: from * perToken, end: to * perToken }));
}
