import type {
  DroppedSymbol,
  SpeechMark,
  SpeechStyle,
  SpeechUnit,
  SpokenWord,
  TextSpan,
} from '../../contracts/text';
import type { ReadingText } from '../input/reading-text';
import { GraphemeEdges } from './grapheme-edges';

/** Leads a plan from the reading text back to the author's text, unit by unit in order. */
export class SourcePlaces {
  readonly #edges: GraphemeEdges;
  #nextStyle = 0;
  #nextMark = 0;
  /** Where the words so far end in the author's text, widened to whole characters and as they were read. */
  #end = 0;
  #readEnd = 0;

  constructor(private readonly reading: ReadingText) {
    this.#edges = new GraphemeEdges(() => reading.source);
  }

  /**
   * A unit with offsets into the author's text, and with what the document says about it.
   * @param isLast whether no other follows, so that it takes the marks at the end
   */
  unit(unit: SpeechUnit, isLast: boolean): SpeechUnit {
    const words = this.words(unit.words, unit.phonemes);
    const style = this.#style(unit.source);
    const marks = this.#marks(unit, isLast);
    const { sentences } = unit;
    return {
      ...unit,
      source: around(this.source(unit.source), words),
      sentence: around(this.#whole(unit.sentence), words),
      words,
      ...(sentences ? { sentences: sentences.map((sentence) => this.#whole(sentence)) } : {}),
      ...(style ? { style } : {}),
      ...(marks.length > 0 ? { marks } : {}),
    };
  }

  /**
   * Words as the author sees them: never a part of a character, and one word where several are said for one piece of writing.
   * @param phonemes of all of them, with what is between
   */
  words(words: readonly SpokenWord[], phonemes: string): readonly SpokenWord[] {
    const placed: SpokenWord[] = [];
    for (const word of words) {
      const { start, end } = this.place(word);
      const last = placed.at(-1);
      if (!last || start >= last.end) {
        placed.push({ ...word, start, end });
        continue;
      }
      const tokenRange = [last.tokenRange[0], word.tokenRange[1]] as const;
      placed[placed.length - 1] = {
        start: last.start,
        end: Math.max(end, last.end),
        spoken: `${last.spoken} ${word.spoken}`,
        phonemes: phonemes.slice(tokenRange[0] - 1, tokenRange[1] - 1),
        tokenRange,
      };
    }
    return placed;
  }

  /** Where a word stands in the author's text, widened to whole characters; asked for in order. */
  place(word: TextSpan): TextSpan {
    const source = this.source(word);
    const start = this.#edges.before(source.start);
    const end = this.#edges.after(source.end);
    // Words that meet inside a character: the first of them has it.
    const isShared = start < this.#end && source.start >= this.#readEnd;
    const place = { start: isShared && end > this.#end ? this.#end : start, end };
    this.#end = Math.max(this.#end, end);
    this.#readEnd = source.end;
    return place;
  }

  /** A span in the author's text, widened to whole characters. */
  #whole(span: TextSpan): TextSpan {
    const { start, end } = this.source(span);
    return { start: this.#edges.before(start), end: this.#edges.after(end) };
  }

  /** What has no sound, at its place in the author's text. */
  dropped(dropped: readonly DroppedSymbol[]): readonly DroppedSymbol[] {
    if (!this.reading.map) return dropped;
    return dropped.map(({ symbol, ...span }) => ({ symbol, ...this.source(span) }));
  }

  /** A span of the reading text in the author's text. */
  source(span: TextSpan): TextSpan {
    return this.reading.map?.toSource(span) ?? { start: span.start, end: span.end };
  }

  /** The style that all of a unit has. */
  #style({ start, end }: TextSpan): SpeechStyle | undefined {
    const { styles } = this.reading;
    while ((styles[this.#nextStyle]?.end ?? Number.POSITIVE_INFINITY) <= start) this.#nextStyle++;
    const range = styles[this.#nextStyle];
    return range && range.start <= start && range.end >= end ? range.style : undefined;
  }

  #marks({ words, tokens }: SpeechUnit, isLast: boolean): SpeechMark[] {
    const reached: SpeechMark[] = [];
    for (; this.#nextMark < this.reading.marks.length; this.#nextMark++) {
      const mark = this.reading.marks[this.#nextMark];
      const word = words.find(({ start }) => start >= (mark?.at ?? 0));
      if (!mark || (!word && !isLast)) break;
      reached.push({ name: mark.name, token: word?.tokenRange[0] ?? tokens.length - 1 });
    }
    return reached;
  }
}

/** A span that holds all of its words, even where they were widened to whole characters. */
function around(span: TextSpan, words: readonly TextSpan[]): TextSpan {
  return {
    start: Math.min(span.start, words.at(0)?.start ?? span.start),
    end: Math.max(span.end, words.at(-1)?.end ?? span.end),
  };
}
