import type { Page } from 'playwright';
import type { CaptionFormat, ExportFormat } from '../src/contracts/export';
import { burstText } from '../test/fixtures/tone-bursts/burst-text';
import { decodeBursts, SILENT_ENCODED } from '../test/fixtures/tone-bursts/decode-bursts';
import { BURST_RATE, nearestTone } from '../test/fixtures/tone-bursts/tones';
import { dueWords, largest } from '../test/support/burst-comparison';
import { compareCaptions, readCaptions, wordsOf } from '../test/support/caption-comparison';
import { exportInPage, takeSoundInPage } from './timing-export-page';
import { planInPage } from './timing-page';

/** Every form of captions that tells when words are said. */
const FORMS = ['srt', 'vtt', 'vtt-words', 'vtt-timestamps', 'json'] satisfies CaptionFormat[];
/** Samples that are brought over at once: three minutes. */
const PART = 2 ** 22;
/** Moments that count as the end. */
const LAST = 100;

/** How far one form of captions is from the sound of its file, in seconds. */
export interface FormResult {
  readonly form: CaptionFormat;
  readonly wrongWords: number;
  readonly error: number;
  /** Among the last moments of the file. */
  readonly errorAtEnd: number;
}

/** What was measured of a text that was written to a file. */
export interface ExportTiming {
  readonly format: ExportFormat;
  /** Of the decoded file, and by how many the export says more. */
  readonly seconds: number;
  readonly missing: number;
  readonly words: number;
  /** Bursts of the file that are not what is due there. */
  readonly wrongBursts: number;
  readonly forms: readonly FormResult[];
}

/** Writes a text to a file with all its captions, and compares them with what the browser decodes that file to. */
export async function measureExport(
  page: Page,
  format: ExportFormat,
  minutes: number,
): Promise<ExportTiming> {
  const text = burstText(60 * minutes, 70);
  const written = wordsOf(text);
  const tones = await learnTones(page, written);
  const task = { text, format, captions: FORMS, sampleRate: BURST_RATE };
  const { captions, duration, samples } = await page.evaluate(exportInPage, task);
  const bursts = decodeBursts(await takeSound(page, samples), BURST_RATE, SILENT_ENCODED);
  const longest = Math.max(bursts.length, written.length);
  const wrongBursts = Array.from({ length: longest }, (_, i) => i).filter((i) => {
    const [burst, word] = [bursts[i], written[i]];
    return !burst || !word || nearestTone(burst.frequency) !== tones.get(plain(word));
  }).length;
  const forms = FORMS.map((form) => {
    const told = readCaptions(form, captions[form] ?? '');
    const { wrongWords, errors } = compareCaptions(told, written, bursts);
    // A file without a single moment is no good one.
    const error = errors.length > 0 ? largest(errors) : Number.NaN;
    return { form, wrongWords, error, errorAtEnd: largest(errors.slice(-LAST)) };
  });
  const seconds = samples / BURST_RATE;
  return {
    format,
    seconds,
    missing: duration - seconds,
    words: written.length,
    wrongBursts,
    forms,
  };
}

/** The tone of each word, by the word: the same in every place, so that a few sentences tell all of them. */
async function learnTones(
  page: Page,
  written: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const words = [...new Set(written.map(plain))];
  const text = `${words.join(' ')}.`;
  const due = dueWords(await page.evaluate(planInPage, text));
  return new Map(due.map(({ tone }, i) => [words[i] ?? '', tone]));
}

function plain(word: string): string {
  return word.replace(/\W/g, '').toLowerCase();
}

/** What the page keeps, as it was decoded. */
async function takeSound(page: Page, length: number): Promise<Float32Array> {
  const samples = new Float32Array(length);
  for (let from = 0; from < length; from += PART) {
    const data = await page.evaluate(takeSoundInPage, { from, to: from + PART });
    const bytes = Uint8Array.from(Buffer.from(data.slice(data.indexOf(',') + 1), 'base64'));
    for (const [i, sample] of new Int16Array(bytes.buffer).entries())
      samples[from + i] = sample / 32767;
  }
  return samples;
}
