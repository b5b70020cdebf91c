import type { TextSpan } from '../../src/contracts/text';
import type { PlacedUnit } from '../../src/engine/unit-window';

/** What a test says of a unit; its words are parted by spaces, last equally long, and its pause is 0.25 s. */
export interface UnitSketch {
  readonly index?: number;
  /** Offset of the text in the document. */
  readonly at?: number;
  /** Seconds at which it begins. */
  readonly from?: number;
  readonly sentence?: TextSpan;
}

const WORD_SECONDS = 0.5;
const PAUSE = 0.25;

/** A unit with its place in time, without sound worth hearing. */
export function placedUnit(text: string, sketch: UnitSketch = {}): PlacedUnit {
  const { index = 0, at = 0, from = 0 } = sketch;
  const words = [...text.matchAll(/\S+/g)].map((match, i) => ({
    start: at + match.index,
    end: at + match.index + match[0].length,
    spoken: match[0],
    phonemes: match[0],
    tokenRange: [1 + 2 * i, 2 + 2 * i] as const,
  }));
  const source = { start: at, end: at + text.length };
  const seconds = words.length * WORD_SECONDS + PAUSE;
  return {
    unit: {
      index,
      source,
      sentence: sketch.sentence ?? source,
      words,
      phonemes: text,
      tokens: [0, 0],
      pauseAfter: PAUSE,
    },
    samples: new Float32Array(Math.round(seconds * 24_000)),
    sampleRate: 24_000,
    wordTimes: words.map((_, i) => ({ start: i * WORD_SECONDS, end: (i + 1) * WORD_SECONDS })),
    tokenTimes: Float32Array.of(0, seconds),
    wordTimesEstimated: false,
    voice: 'draft_mid',
    provider: 'wasm',
    isProvisional: false,
    from,
    to: from + seconds,
  };
}
