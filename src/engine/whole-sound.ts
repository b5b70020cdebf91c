import { SAMPLE_RATE } from '../contracts/audio';
import type { Provider } from '../contracts/provider';
import type { TextSpan } from '../contracts/text';
import type { SynthesizedUnit } from './synthesized-unit';

/** A word and when it sounds. */
export interface TimedWord extends TextSpan {
  /** What is said, in words. */
  readonly spoken: string;
  /** Seconds from the beginning of the sound at which it begins and ends. */
  readonly startTime: number;
  readonly endTime: number;
}

/** The sound of a whole text. */
export interface WholeSound {
  /** Mono, −1..1. */
  readonly samples: Float32Array<ArrayBuffer>;
  /** Hz. */
  readonly sampleRate: number;
  /** In order; offsets are in the author's text. */
  readonly words: readonly TimedWord[];
  /** Whether the model gave no durations, so that the times are estimates. */
  readonly wordTimesEstimated: boolean;
  /** The voice that spoke last; undefined where nothing was to be said. */
  readonly voice: string | undefined;
  readonly provider: Provider | undefined;
}

/** Joins units. Memory grows with the text: four bytes for each sample. */
export async function wholeSound(units: AsyncIterable<SynthesizedUnit>): Promise<WholeSound> {
  const all: SynthesizedUnit[] = [];
  for await (const unit of units) all.push(unit);
  const last = all.at(-1);
  const sampleRate = last?.sampleRate ?? SAMPLE_RATE;
  const samples = new Float32Array(all.reduce((sum, unit) => sum + unit.samples.length, 0));
  const words: TimedWord[] = [];
  let at = 0;
  for (const { samples: own, unit, wordTimes } of all) {
    samples.set(own, at);
    const from = at / sampleRate;
    for (const [i, { start, end, spoken }] of unit.words.entries()) {
      const time = wordTimes[i] ?? { start: 0, end: 0 };
      words.push({ start, end, spoken, startTime: from + time.start, endTime: from + time.end });
    }
    at += own.length;
  }
  const wordTimesEstimated = all.some((unit) => unit.wordTimesEstimated);
  const { voice, provider } = last ?? {};
  return { samples, sampleRate, words, wordTimesEstimated, voice, provider };
}
