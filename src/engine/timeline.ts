import type { PlaybackSnapshot } from '../contracts/engine';
import type { SentenceOutline, TextSpan } from '../contracts/text';
import type { SentencePlace } from './stop-rules';

/** Seconds of sound for a unit of weight, until something was made: some fifteen phonemes are spoken in a second. */
const FIRST_PACE = 0.068;
/** Seconds of silence behind a sentence that was not made yet. */
const SENTENCE_PAUSE = 0.35;

/** More sentences are never made as one. */
const MOST_JOINED = 64;

interface Sentence extends SentenceOutline {
  /** Seconds of sound, with pauses, that were made of it. */
  made: number;
  /** Offset up to which that goes. */
  madeTo: number;
  /** What it is taken for although not all of it was made. */
  settled?: number;
}

/**
 * How long a text is and where in it a moment lies, in seconds of sound at rate 1: exact where sound was made, estimated elsewhere,
 * and corrected as sound is made. What lies before the place that plays keeps the length that it was taken for, so that
 * corrections there do not move the time that is shown.
 */
export class Timeline {
  readonly #sentences: Sentence[] = [];
  #isComplete = false;
  /** What was made of sentences that are not known yet. */
  #early: Parameters<Timeline['note']>[] = [];
  /** Seconds of all sound made so far, and the weight of its text. */
  #made = { seconds: 0, weight: 0 };
  #starts: Float64Array | undefined;

  /** Whether every sentence of the text is known. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** The sentences that are known, in order. */
  get sentences(): readonly SentenceOutline[] {
    return this.#sentences;
  }

  /** Whether any of it is only estimated. */
  get isEstimated(): boolean {
    return !this.#isComplete || this.#sentences.some(({ madeTo, end }) => madeTo < end);
  }

  /** Seconds of what is known of the text. */
  get duration(): number {
    return this.startOf(this.#sentences.length);
  }

  /** Appends sentences. @param isLast whether the text ends with them */
  add(sentences: readonly SentenceOutline[], isLast: boolean): void {
    for (const sentence of sentences)
      this.#sentences.push({ ...sentence, made: 0, madeTo: sentence.start });
    this.#isComplete = isLast;
    this.#starts = undefined;
    const early = this.#early;
    this.#early = [];
    for (const note of early) this.note(...note);
  }

  /** Index of the sentence that holds an offset, or the next one after it; the last one behind all. −1 if none is known. */
  sentenceOf(offset: number): number {
    let [low, high] = [0, this.#sentences.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sentences[middle]?.end ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return Math.min(low, this.#sentences.length - 1);
  }

  /** Number of the sentence at an offset, and of all of them; each only as far as it is known. */
  countAt(offset: number): Pick<PlaybackSnapshot, 'sentenceIndex' | 'sentenceCount'> {
    const index = this.sentenceOf(offset);
    const sentence = this.#sentences[index];
    const isIt = sentence !== undefined && sentence.start <= offset && offset < sentence.end;
    return {
      sentenceIndex: isIt ? index : undefined,
      sentenceCount: isIt && this.#isComplete ? this.#sentences.length : undefined,
    };
  }

  /** Index of the sentence that sounds at a moment; the last one behind all. −1 if none is known. */
  sentenceAt(seconds: number): number {
    const starts = this.#allStarts();
    let [low, high] = [0, this.#sentences.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle + 1] ?? 0) > seconds) high = middle;
      else low = middle + 1;
    }
    return Math.min(low, this.#sentences.length - 1);
  }

  /** Seconds at which a sentence begins; the text's end for the index behind the last. */
  startOf(index: number): number {
    return this.#allStarts()[Math.max(0, Math.min(index, this.#sentences.length))] ?? 0;
  }

  /** Seconds of each sentence behind a moment, in order; the first one's rest, if it lies within it. */
  *lengthsFrom(seconds: number): Generator<number> {
    const starts = this.#allStarts();
    for (let i = Math.max(0, this.sentenceAt(seconds)); i < this.#sentences.length; i++) {
      const [start = 0, end = 0] = [starts[i], starts[i + 1]];
      const length = end - Math.max(start, seconds);
      if (length > 0) yield length;
    }
  }

  /** Takes a sentence and all before it for as long as they are said to be now, whatever is learned later. */
  settleBefore(index: number): void {
    for (let i = 0; i < index; i++) {
      const sentence = this.#sentences[i];
      if (sentence) sentence.settled ??= this.#length(sentence);
    }
  }

  /**
   * Notes a part of the text that was made.
   * @param source its place
   * @param seconds its sound, with the pause
   * @param startOf seconds at which a place within it begins
   */
  note(source: TextSpan, seconds: number, startOf: (offset: number) => number): void {
    if (!this.#isComplete && source.end > (this.#sentences.at(-1)?.end ?? 0)) {
      this.#early.push([source, seconds, startOf]);
      return;
    }
    let from = 0;
    const first = Math.max(0, this.sentenceOf(source.start));
    for (const [i, sentence] of this.#sentences.slice(first, first + MOST_JOINED).entries()) {
      if (sentence.start >= source.end) break;
      const isLast = sentence.end >= source.end || !this.#sentences[first + i + 1];
      const to = isLast ? seconds : startOf(sentence.end);
      this.#add(sentence, source, Math.max(0, to - from));
      from = to;
      if (isLast) break;
    }
    this.#starts = undefined;
  }

  /** Where the sentence at an offset stands in the text. */
  placeOf(offset: number): SentencePlace {
    const index = this.sentenceOf(offset);
    const [sentence, next] = [this.#sentences[index], this.#sentences[index + 1]];
    const isLast = next === undefined && this.#isComplete;
    const endsParagraph = isLast || (sentence?.endsParagraph ?? false);
    const isHeading = sentence?.heading !== undefined;
    const endsChapter = isLast || (endsParagraph && !isHeading && next?.heading !== undefined);
    return { isLast, endsParagraph, endsChapter };
  }

  /** Parts of a sentence come in order; what was made before says the same again. */
  #add(sentence: Sentence, source: TextSpan, seconds: number): void {
    const isFirst = source.start <= sentence.start;
    const isKnown = source.end <= sentence.madeTo;
    if (isKnown || (!isFirst && sentence.madeTo === sentence.start)) return;
    sentence.made = isFirst ? seconds : sentence.made + seconds;
    sentence.madeTo = Math.min(sentence.end, source.end);
    if (sentence.madeTo < sentence.end) return;
    this.#made.seconds += sentence.made;
    this.#made.weight += sentence.weight;
  }

  #length({ weight, made, madeTo, start, end, settled }: Sentence): number {
    if (madeTo >= end) return made;
    if (settled !== undefined) return settled;
    const { seconds, weight: known } = this.#made;
    const whole = known > 0 ? (weight * seconds) / known : weight * FIRST_PACE + SENTENCE_PAUSE;
    // The rest of a sentence that is being made, by its share of the text.
    return made + (whole * (end - madeTo)) / (end - start);
  }

  #allStarts(): Float64Array {
    if (this.#starts) return this.#starts;
    const starts = new Float64Array(this.#sentences.length + 1);
    for (const [i, sentence] of this.#sentences.entries())
      starts[i + 1] = (starts[i] ?? 0) + this.#length(sentence);
    this.#starts = starts;
    return starts;
  }
}
