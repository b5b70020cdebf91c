/**
 * A class of sentence length. A GPU compiles its programs for each class on first use; on WASM a class costs nothing of
 * its own, so only the first run is made there.
 */
export type WarmupPattern = 'short' | 'medium' | 'long';

/**
 * What each pattern speaks, as token ids of Kokoro's vocabulary, which the draft voice shares: “ready”; “She keeps the old
 * letters in a wooden box by the door.”; “When the ferry left the harbour at six in the morning, nobody on the quiet deck had
 * slept, and the cook was already frying fish for a crew that seemed to think of nothing else.” The two sentences are
 * also what a graphics adapter is judged by.
 */
export const PATTERN_TOKENS: Readonly<Record<WarmupPattern, readonly number[]>> = Object.freeze({
  short: [0, 123, 156, 86, 46, 51, 4, 0],
  medium: [
    0, 131, 51, 16, 53, 156, 51, 58, 61, 16, 81, 51, 16, 156, 31, 54, 46, 16, 54, 156, 86, 36, 83,
    123, 68, 16, 102, 56, 16, 70, 16, 65, 156, 135, 46, 42, 56, 16, 44, 156, 69, 53, 61, 16, 44, 25,
    16, 81, 83, 16, 46, 156, 76, 123, 4, 0,
  ],
  long: [
    0, 65, 157, 86, 56, 16, 81, 83, 16, 48, 156, 86, 123, 51, 16, 54, 156, 86, 48, 62, 16, 81, 83,
    16, 50, 156, 69, 123, 44, 83, 123, 16, 72, 62, 16, 61, 156, 102, 53, 61, 16, 102, 56, 16, 81,
    83, 16, 55, 156, 76, 123, 56, 102, 112, 3, 16, 56, 156, 31, 44, 157, 69, 46, 51, 16, 157, 76,
    56, 16, 81, 83, 16, 53, 65, 156, 25, 83, 62, 16, 46, 156, 86, 53, 16, 50, 72, 46, 16, 61, 54,
    156, 86, 58, 62, 3, 16, 72, 56, 46, 16, 81, 83, 16, 53, 156, 135, 53, 16, 65, 138, 68, 16, 76,
    54, 123, 156, 86, 46, 51, 16, 48, 123, 156, 25, 102, 112, 16, 48, 156, 102, 131, 16, 48, 76,
    123, 16, 70, 16, 53, 123, 156, 63, 16, 81, 72, 62, 16, 61, 156, 51, 55, 46, 16, 62, 83, 16, 119,
    156, 102, 112, 53, 16, 138, 64, 16, 56, 156, 138, 119, 102, 112, 16, 156, 86, 54, 61, 4, 0,
  ],
});

/** Run in the background once somebody has heard the first sentence. */
export const EXTENDED_PATTERNS: readonly WarmupPattern[] = ['medium', 'long'];
