/**
 * What the benchmark speaks, in the public domain: about 40, 150 and 400 characters. Changing one makes reports before and
 * after it incomparable.
 */
export const BENCH_TEXTS = Object.freeze({
  /** Arthur Conan Doyle, “A Scandal in Bohemia” (1891): one sentence, 43 characters. */
  short: 'To Sherlock Holmes she is always the woman.',
  /** L. Frank Baum, “The Wonderful Wizard of Oz” (1900): one sentence, 152 characters. */
  medium:
    'From the far north they heard a low wail of the wind, and Uncle Henry and Dorothy could see where the long grass bowed in waves before the coming storm.',
  /** Jack London, “White Fang” (1906): four sentences, 394 characters. */
  long:
    'Dark spruce forest frowned on either side the frozen waterway. The trees had been stripped by a recent wind of their white ' +
    'covering of frost, and they seemed to lean towards each other, black and ominous, in the fading light. A vast silence reigned ' +
    'over the land. The land itself was a desolation, lifeless, without movement, so lone and cold that the spirit of it was not ' +
    'even that of sadness.',
} as const);

/** One of {@link BENCH_TEXTS}. */
export type BenchTextName = keyof typeof BENCH_TEXTS;

/** The texts from short to long. */
export const BENCH_TEXT_NAMES: readonly BenchTextName[] = ['short', 'medium', 'long'];
