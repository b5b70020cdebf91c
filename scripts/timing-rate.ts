import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { encodeWav } from '../src/audio/wav';
import { burstText } from '../test/fixtures/tone-bursts/burst-text';
import { type DecodedBurst, decodeBursts } from '../test/fixtures/tone-bursts/decode-bursts';
import { BURST_RATE } from '../test/fixtures/tone-bursts/tones';
import { type BurstComparison, compareBursts, dueWords } from '../test/support/burst-comparison';
import { largestStep } from './largest-step';
import { takeTape } from './timing-browser';
import { planInPage, speakInPage, type TimingRun } from './timing-page';

/** How much before and after a silence between two units is looked at for clicks, in seconds. */
const AROUND = 0.01;
/** How far from its tones such a silence has to be one, in seconds: a stretch blends over up to 15 ms, the longest period of a voice. */
const BESIDE = 0.02;

/** What was measured of one text at one rate. */
export interface RateResult extends BurstComparison, Omit<TimingRun, 'told'> {
  readonly rate: number;
  /** Seconds that were recorded. */
  readonly seconds: number;
  /** Samples that the recorder did not get. */
  readonly lost: number;
  /** Largest step from one sample to the next within a burst; full scale is 1. */
  readonly burstStep: number;
  /** The same of the silences between units with the edges of the tones beside them, and without. */
  readonly seamStep: number;
  readonly silenceStep: number;
}

/**
 * Speaks a text at a rate and compares what was told with what sounded.
 * @param tape where what sounded is written, as a WAV file, if words are wrong
 */
export async function measureRate(
  page: Page,
  rate: number,
  minutes: number,
  tape?: string,
): Promise<RateResult> {
  const text = burstText(60 * minutes, Math.round(100 * rate));
  const due = dueWords(await page.evaluate(planInPage, text));
  const { told, ...run } = await page.evaluate(speakInPage, { text, rate });
  const { at, samples, lost } = await takeTape(page, BURST_RATE);
  const bursts = decodeBursts(samples, BURST_RATE);
  const step = (from: number, to: number) =>
    largestStep(samples, Math.round(from * BURST_RATE), Math.round(to * BURST_RATE));
  const seams = due.flatMap((word, i): [DecodedBurst, DecodedBurst][] => {
    const [before, after] = [bursts[i - 1], bursts[i]];
    return before && after && due[i - 1]?.unit !== word.unit ? [[before, after]] : [];
  });
  const stepBetween = (inset: number) =>
    Math.max(0, ...seams.map(([before, after]) => step(before.end + inset, after.start - inset)));
  const moved = bursts.map((burst) => ({ ...burst, start: burst.start + at, end: burst.end + at }));
  const comparison = compareBursts(due, moved, told, rate);
  if (tape && comparison.firstWrong) writeFileSync(tape, encodeWav(samples, BURST_RATE));
  return {
    rate,
    seconds: samples.length / BURST_RATE,
    lost,
    ...run,
    ...comparison,
    burstStep: Math.max(0, ...bursts.map(({ start, end }) => step(start + AROUND, end - AROUND))),
    seamStep: stepBetween(-AROUND),
    silenceStep: stepBetween(BESIDE),
  };
}
