import { describe, expect, it } from 'vitest';
import { formatCaptions } from '../../../src/audio/captions/captions';
import {
  CAPTION_FORMATS,
  type CaptionFormat,
  type Transcript,
} from '../../../src/contracts/export';
import { largest } from '../../support/burst-comparison';
import { compareCaptions, readCaptions, wordsOf } from '../../support/caption-comparison';

const TEXT =
  'River garden, window. Silver mountain forest water bridge island summer village kitchen table yellow evening market story candle.';
const WRITTEN = wordsOf(TEXT);
/** One burst for each word, an hour from the start, 0.3 s apart and 0.2 s long. */
const BURSTS = WRITTEN.map((_, i) => ({
  start: 3600 + 0.3 * i,
  end: 3600 + 0.3 * i + 0.2,
  frequency: 400,
}));
const timed = (from: number, to: number) => {
  const words = WRITTEN.slice(from, to).map((text, i) => {
    const { start = 0, end = 0 } = BURSTS[from + i] ?? {};
    return { start, end, text };
  });
  const { start = 0 } = BURSTS[from] ?? {};
  return { start, end: words.at(-1)?.end ?? 0, text: WRITTEN.slice(from, to).join(' '), words };
};
const TRANSCRIPT: Transcript = {
  ...{ duration: 3610, chapters: [] },
  sentences: [timed(0, 3), timed(3, WRITTEN.length)],
};
const FORMS = CAPTION_FORMATS.filter((form) => form !== 'vtt-chapters');
const compared = (form: CaptionFormat, file = formatCaptions(TRANSCRIPT, form), bursts = BURSTS) =>
  compareCaptions(readCaptions(form, file), WRITTEN, bursts);

describe('captions that are right', () => {
  it.each(FORMS)('have all words and no error but the rounding: %s', (form) => {
    const { wrongWords, errors } = compared(form);
    expect(wrongWords).toBe(0);
    expect(largest(errors)).toBeLessThan(0.000_51);
    // The second sentence needs two cues, of which the first has no end of its own.
    const ends = { srt: 2, vtt: 2, 'vtt-timestamps': 2 };
    const starts = { srt: 3, vtt: 3 };
    const count = (table: Record<string, number>) => table[form] ?? WRITTEN.length;
    expect(errors).toHaveLength(count(starts) + count(ends));
  });
});

describe('captions that are wrong', () => {
  it.each(FORMS)('are found to be late, with the sign of it: %s', (form) => {
    const early = BURSTS.map((burst, i) =>
      i < 3 ? burst : { ...burst, start: burst.start - 0.06, end: burst.end - 0.06 },
    );
    const { errors } = compared(form, undefined, early);
    expect(largest(errors)).toBeCloseTo(0.06, 2);
    expect(Math.max(...errors)).toBeCloseTo(0.06, 2);
  });

  it.each(FORMS)('are found to miss a word, or to have another one: %s', (form) => {
    const file = formatCaptions(TRANSCRIPT, form);
    expect(compared(form, file.replaceAll('garden,', '')).wrongWords).toBeGreaterThan(0);
    expect(compared(form, file.replaceAll('island', 'Island')).wrongWords).toBe(1);
  });

  it.each(FORMS)('are no number where a word did not sound: %s', (form) => {
    expect(largest(compared(form, undefined, BURSTS.slice(0, -1)).errors)).toBeNaN();
  });

  it('have nothing at all', () => {
    expect(compared('vtt', 'WEBVTT\n')).toEqual({ wrongWords: WRITTEN.length, errors: [] });
    expect(() => readCaptions('vtt-chapters', '')).toThrow('chapters');
  });
});
