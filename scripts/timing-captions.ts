import type { Page } from 'playwright';
import { burstText } from '../test/fixtures/tone-bursts/burst-text';
import { decodeBursts } from '../test/fixtures/tone-bursts/decode-bursts';
import { BURST_RATE, burstsOf, nearestTone } from '../test/fixtures/tone-bursts/tones';
import { largest } from '../test/support/burst-comparison';
import { captionsInPage, type MadeUnit } from './timing-captions-page';

/** How far captions are from the sound that they belong to. All times are in seconds. */
export interface CaptionsResult {
  /** Of sound that was made. */
  readonly seconds: number;
  readonly words: number;
  /** Bursts that are not what is due there. */
  readonly wrongBursts: number;
  /** Largest difference between a caption's edge and its word's, of all words and of the last hundred. */
  readonly error: number;
  readonly errorAtEnd: number;
}

/** Makes so much sound without playing it, adds up the times of its words, and compares them with the whole. */
export async function measureCaptions(page: Page, minutes: number): Promise<CaptionsResult> {
  const errors: number[] = [];
  // A player of captions adds up the lengths in seconds; the sound's own place is counted in samples.
  let [frames, added, wrongBursts] = [0, 0, 0];
  await page.exposeFunction('takeMadeUnit', ({ tokens, wordTimes, data }: MadeUnit) => {
    const bytes = Uint8Array.from(Buffer.from(data.slice(data.indexOf(',') + 1), 'base64'));
    const samples = new Float32Array(bytes.buffer);
    const bursts = decodeBursts(samples, BURST_RATE);
    const due = burstsOf(tokens);
    for (let i = 0; i < Math.max(bursts.length, due.length, wordTimes.length); i++) {
      const [burst, time] = [bursts[i], wordTimes[i]];
      const isDue = burst && due[i] && nearestTone(burst.frequency) === due[i]?.tone;
      if (!isDue || !time) wrongBursts++;
      const edges = (['start', 'end'] as const).map((edge) => {
        const caption = added + (time?.[edge] ?? Number.NaN);
        return Math.abs(caption - (frames / BURST_RATE + (burst?.[edge] ?? Number.NaN)));
      });
      errors.push(Math.max(...edges));
    }
    frames += samples.length;
    added += samples.length / BURST_RATE;
  });
  await page.evaluate(captionsInPage, burstText(60 * minutes, 60));
  return {
    seconds: frames / BURST_RATE,
    words: errors.length,
    wrongBursts,
    error: largest(errors),
    errorAtEnd: largest(errors.slice(-100)),
  };
}
