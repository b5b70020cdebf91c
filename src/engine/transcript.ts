import { SAMPLE_RATE } from '../contracts/audio';
import type { ChapterMark, TimedChapter, TimedSentence, Transcript } from '../contracts/export';
import type { TextType } from '../contracts/text';
import { endsParagraph, joinWords, shownWords } from './caption-text';
import type { SynthesizedUnit } from './synthesized-unit';

/** What of a unit goes into a file and its captions. */
export type SoundedUnit = Pick<SynthesizedUnit, 'samples' | 'unit' | 'voice' | 'wordTimes'>;

/**
 * Gathers when what is said. Every time is a count of samples from the beginning, made a number of seconds once: an hour in, times are as exact
 * as at the start.
 */
export class TranscriptBuilder {
  readonly #sentences: TimedSentence[] = [];
  readonly #chapters: { readonly title: string; readonly start: number }[] = [];
  readonly #marks: ChapterMark[];
  #samples = 0;
  #sourceEnd = 0;

  /** @param marks in the order of the text */
  constructor(
    private readonly text: string,
    private readonly type: TextType,
    marks: readonly ChapterMark[],
  ) {
    this.#marks = [...marks];
  }

  /** Appends a unit. */
  add({ samples, unit, wordTimes }: SoundedUnit): void {
    const start = this.#samples;
    this.#samples += samples.length;
    const at = (seconds: number) =>
      (start + Math.min(samples.length, Math.round(seconds * SAMPLE_RATE))) / SAMPLE_RATE;
    this.#endParagraph(this.text.slice(this.#sourceEnd, unit.source.start));
    this.#sourceEnd = unit.source.end;
    const shown = shownWords(this.text, this.type, unit.words, unit.source);
    const words = unit.words.map((word, index) => {
      const time = wordTimes[index] ?? { start: 0, end: 0 };
      const { text = '', glued = false } = shown[index] ?? {};
      const source = { start: word.start, end: word.end };
      const from = at(time.start);
      this.#beginChapters(word.start, index === 0 ? start / SAMPLE_RATE : from);
      return { start: from, end: at(time.end), text, ...(glued ? { glued } : {}), source };
    });
    const [first] = words;
    const last = words.at(-1);
    // A pause alone is not a sentence.
    if (!first || !last) return;
    this.#sentences.push({ start: first.start, end: last.end, text: joinWords(shown), words });
  }

  /** Everything that was added, and chapters that follow one another without a gap. */
  finish(title: string | undefined): Transcript {
    const duration = this.#samples / SAMPLE_RATE;
    this.#markLast();
    const chapters: TimedChapter[] = this.#chapters.map((chapter, index) => ({
      ...chapter,
      end: this.#chapters[index + 1]?.start ?? duration,
    }));
    const named = title === undefined ? {} : { title };
    return { duration, ...named, sentences: this.#sentences, chapters };
  }

  #beginChapters(wordStart: number, start: number): void {
    for (let mark = this.#marks[0]; mark && mark.at <= wordStart; mark = this.#marks[0]) {
      this.#marks.shift();
      // Of two headings with nothing between them the second counts.
      if (this.#chapters.at(-1)?.start === start) this.#chapters.pop();
      this.#chapters.push({ title: mark.title, start });
    }
  }

  #endParagraph(between: string): void {
    if (endsParagraph(between, this.type)) this.#markLast();
  }

  #markLast(): void {
    const last = this.#sentences.pop();
    if (last) this.#sentences.push({ ...last, paragraphEnd: true });
  }
}
