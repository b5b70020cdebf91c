import type { Break } from '../segment/sentence';

/**
 * Silence after a unit, in seconds, by what ends it. It is the whole pause: the model's own silence at the end of
 * a unit is trimmed before playback.
 */
export const PAUSE_AFTER: Readonly<Record<Break, number>> = Object.freeze({
  paragraph: 0.7,
  line: 0.35,
  sentence: 0.35,
  clause: 0.1,
  word: 0.05,
  none: 0,
});
