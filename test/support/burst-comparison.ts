import { KEPT_SECONDS } from '../../src/contracts/audio';
import type { SpeechUnit } from '../../src/contracts/text';
import type { DecodedBurst } from '../fixtures/tone-bursts/decode-bursts';
import {
  BURST_FRAME,
  BURST_RATE,
  burstFrames,
  burstsOf,
  nearestTone,
} from '../fixtures/tone-bursts/tones';

/** What is needed to know of a unit. */
export type SpokenPlan = Pick<SpeechUnit, 'tokens' | 'words' | 'pauseAfter'>;

/** A word that has to be heard. */
export interface DueWord {
  /** Offset in the author's text. */
  readonly offset: number;
  readonly unit: number;
  readonly tone: number;
  /** Seconds of the text's time, at rate 1. */
  readonly start: number;
  readonly end: number;
}

/**
 * Every word of some units, in order, and when it is due.
 * @param speed of the model
 * @throws Error for a word that is not exactly one burst
 */
export function dueWords(units: readonly SpokenPlan[], speed = 1): DueWord[] {
  let from = 0;
  return units.flatMap(({ tokens, words, pauseAfter }, unit) => {
    const bursts = burstsOf(tokens, speed);
    const [first, last] = [bursts[0], bursts.at(-1)];
    if (!first || !last || bursts.length !== words.length)
      throw new Error(`unit ${unit} has ${words.length} words and ${bursts.length} bursts`);
    const frames = tokens.reduce((sum, id) => sum + burstFrames(id, speed), 0);
    // What shaping leaves of the silence before and behind.
    const kept = (silence: number) => Math.min(KEPT_SECONDS, silence);
    const moved = from - first.start + kept(first.start);
    from = moved + last.end + kept((frames * BURST_FRAME) / BURST_RATE - last.end) + pauseAfter;
    return words.map((word, i) => {
      const burst = bursts[i] ?? last;
      return {
        offset: word.start,
        unit,
        tone: burst.tone,
        start: moved + burst.start,
        end: moved + burst.end,
      };
    });
  });
}

/** A boundary event. */
export interface ToldBoundary {
  readonly name: 'word' | 'sentence';
  /** Offset in the author's text. */
  readonly offset: number;
  /** The context's time of what was at the output when it was told, in seconds. */
  readonly heard: number;
}

/** What was found. All times are in seconds. */
export interface BurstComparison {
  readonly words: number;
  /** Bursts that are not what is due there, missing and additional ones included. */
  readonly wrongBursts: number;
  /** The first of them: index of the word, and the context's time at which it was to begin or began, in seconds. */
  readonly firstWrong: { readonly word: number; readonly at: number } | undefined;
  /** Words that were not told exactly once, in their order. */
  readonly wrongWords: number;
  /** By how much each boundary event was late; negative if it was early. */
  readonly boundaryErrors: readonly number[];
  /** By how much each silence between two units was longer than planned; negative if it was shorter. */
  readonly gapErrors: readonly number[];
}

/**
 * Compares what was told with what sounded.
 * @param due all words of the text
 * @param bursts what sounded, by the context's time
 * @param rate times the speed
 */
export function compareBursts(
  due: readonly DueWord[],
  bursts: readonly DecodedBurst[],
  told: readonly ToldBoundary[],
  rate: number,
): BurstComparison {
  const isRight = (burst: DecodedBurst | undefined, tone: number | undefined) =>
    burst !== undefined && tone !== undefined && nearestTone(burst.frequency) === tone;
  const longest = Math.max(due.length, bursts.length);
  const wrong = Array.from({ length: longest }, (_, i) => i).filter(
    (i) => !isRight(bursts[i], due[i]?.tone),
  );
  const [word] = wrong;
  const at = bursts[word ?? 0]?.start ?? bursts.at(-1)?.end ?? Number.NaN;
  const words = told.filter(({ name }) => name === 'word');
  const wrongWords = Array.from({ length: Math.max(due.length, words.length) }, (_, i) => i).filter(
    (i) => words[i]?.offset !== due[i]?.offset,
  ).length;

  const startOf = new Map(due.map(({ offset }, i) => [offset, bursts[i]?.start ?? Number.NaN]));
  const boundaryErrors = told.map(
    ({ offset, heard }) => heard - (startOf.get(offset) ?? Number.NaN),
  );
  const gapErrors = due.slice(1).flatMap((word, i) => {
    const [earlier, before, after] = [due[i], bursts[i], bursts[i + 1]];
    if (!earlier || earlier.unit === word.unit) return [];
    const gap = (after?.start ?? Number.NaN) - (before?.end ?? Number.NaN);
    return [gap - (word.start - earlier.end) / rate];
  });
  return {
    words: due.length,
    wrongBursts: wrong.length,
    firstWrong: word === undefined ? undefined : { word, at },
    wrongWords,
    boundaryErrors,
    gapErrors,
  };
}

/** The most that any of some errors is off, either way; NaN if any is unknown, 0 without any. */
export function largest(errors: readonly number[]): number {
  return errors.reduce((most, error) => Math.max(most, Math.abs(error)), 0);
}
