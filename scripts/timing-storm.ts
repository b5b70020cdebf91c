import type { Page } from 'playwright';
import { burstText } from '../test/fixtures/tone-bursts/burst-text';
import { decodeBursts } from '../test/fixtures/tone-bursts/decode-bursts';
import { BURST_RATE } from '../test/fixtures/tone-bursts/tones';
import { dueWords, largest } from '../test/support/burst-comparison';
import { largestStep } from './largest-step';
import { takeTape } from './timing-browser';
import { planInPage } from './timing-page';
import { judgeStorm } from './timing-storm-judge';
import { type StormRun, stormInPage } from './timing-storm-page';

/** What a storm came to. */
export interface StormResult extends StormRun {
  readonly seed: number;
  readonly operations: number;
  /** Largest step from one sample to the next; full scale is 1. */
  readonly step: number;
  /** Words that were compared in the end, and the largest error of their events, in seconds. */
  readonly words: number;
  readonly boundaryError: number;
  /** What is wrong; empty if all is well. */
  readonly faults: readonly string[];
}

/** Lets so many random operations loose on a playback and judges the state in which they leave it. */
export async function measureStorm(
  page: Page,
  operations: number,
  seed: number,
): Promise<StormResult> {
  const text = burstText(180, seed);
  const due = dueWords(await page.evaluate(planInPage, text));
  const run = await page.evaluate(stormInPage, { text, operations, seed });
  const { at, samples } = await takeTape(page, BURST_RATE);
  const bursts = decodeBursts(samples, BURST_RATE).map(({ start, end, frequency }) => ({
    ...{ start: start + at, end: end + at },
    frequency,
  }));
  const { errors, faults } = judgeStorm(run, due, bursts);
  return {
    ...run,
    ...{ seed, operations },
    step: largestStep(samples, 0, samples.length),
    words: errors.length,
    boundaryError: largest(errors),
    faults,
  };
}
