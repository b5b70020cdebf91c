import type { DroppedSymbol, SpeechStyle, TextSpan, Verbosity } from '../../contracts/text';
import { DOCUMENT_PAUSES, LONGEST_PAUSE } from './document-pauses';
import { leftOut } from './left-out';
import { OffsetMap } from './offset-map';
import type {
  ReadingBlock,
  ReadingMark,
  ReadingNote,
  ReadingText,
  StyleRange,
} from './reading-text';

/** White space that a document's reader sees as one space, but for what is one already. */
const WHITE_SPACE = /[ \t\n\r\f]{2,}|[\t\n\r\f]/g;

interface OpenBlock extends ReadingBlock {
  /** Seconds that the author asked for by name; they add up. */
  readonly asked: number;
}

/** Builds a {@link ReadingText} from left to right; source offsets never go back. */
export class ReadingBuilder {
  readonly #parts: string[] = [];
  readonly #map = new OffsetMap();
  readonly #blocks: OpenBlock[] = [];
  readonly #notes: ReadingNote[] = [];
  readonly #styles: StyleRange[] = [];
  readonly #marks: ReadingMark[] = [];
  readonly #dropped: DroppedSymbol[] = [];
  #length = 0;
  #blockStart = 0;
  #hasContent = false;
  /** Whether more white space would add nothing. */
  #atSpace = true;
  #style: SpeechStyle = {};
  #styleStart = 0;

  constructor(
    private readonly source: string,
    readonly verbosity: Verbosity,
  ) {}

  /** Length of the reading text so far. */
  get length(): number {
    return this.#length;
  }

  /** Reads a piece of the author's text, white space collapsed, without what the verbosity leaves out. */
  text(start: number, end: number): void {
    const piece = this.source.slice(start, end);
    const omit = leftOut(this.verbosity);
    let at = 0;
    if (omit)
      for (const { index, 0: match } of piece.matchAll(omit)) {
        this.#collapsed(start + at, start + index);
        at = index + match.length;
      }
    this.#collapsed(start + at, end);
  }

  /** Reads a piece of the author's text as it stands, line ends included. */
  verbatim(start: number, end: number): void {
    if (end > start) this.#add(this.source.slice(start, end), start, end, true);
  }

  /** Reads something else in place of a piece of the author's text: a character reference, an alias. */
  say(text: string, start: number, end: number): void {
    if (text === '') return;
    if (/^[ \t\n\r\f]+$/.test(text)) this.#space(start, end);
    else this.#add(text, start, end, false);
  }

  /** White space that parts two words. */
  space(at: number): void {
    this.#space(at, at);
  }

  /** A line end inside a block. */
  lineBreak(start: number, end: number): void {
    if (this.#hasContent) this.#add('\n', start, end, false);
    this.#atSpace = true;
  }

  /** Something begins that stands apart from what is before it. */
  startBlock(): void {
    if (this.#hasContent) this.endBlock(DOCUMENT_PAUSES.sentence);
  }

  /**
   * Ends the block. Without anything in it, the pause is that of the block before, if it is longer.
   * @param heading level of the heading that it was
   */
  endBlock(pauseAfter: number | 'joint', heading?: number): void {
    this.#end(pauseAfter, 0, heading);
  }

  /** A pause of the author's own. */
  pause(seconds: number): void {
    this.#end('joint', Math.min(LONGEST_PAUSE, seconds));
  }

  /** Something about the text from `start` (an earlier {@link length}) to here; nothing if none was read since. */
  note(start: number, note: DistributiveOmit<ReadingNote, keyof TextSpan>): void {
    if (this.#length > start) this.#notes.push({ ...note, start, end: this.#length });
  }

  /** A named place. */
  mark(name: string): void {
    this.#marks.push({ name, at: this.#length });
  }

  /** A symbol that nothing can be made of. */
  drop(symbol: DroppedSymbol): void {
    this.#dropped.push(symbol);
  }

  /** How what follows is to be spoken. @returns the style until now */
  style(style: SpeechStyle): SpeechStyle {
    const before = this.#style;
    this.#closeStyle();
    this.#style = style;
    return before;
  }

  /** The whole reading text; the builder is used up. */
  finish(): ReadingText {
    this.startBlock();
    this.#closeStyle();
    this.#notes.sort((a, b) => a.start - b.start);
    return {
      source: this.source,
      text: this.#parts.join(''),
      map: this.#map,
      blocks: this.#blocks.map(({ asked, pauseAfter, ...span }) => ({
        ...span,
        pauseAfter: asked > 0 ? longer(asked, pauseAfter) : pauseAfter,
      })),
      notes: this.#notes,
      styles: this.#styles,
      marks: this.#marks,
      dropped: this.#dropped,
    };
  }

  #collapsed(start: number, end: number): void {
    const piece = this.source.slice(start, end);
    let at = this.#atSpace && /^ (?![ \t\n\r\f])/.test(piece) ? 1 : 0;
    for (const { index, 0: space } of piece.matchAll(WHITE_SPACE)) {
      if (index > at) this.#add(piece.slice(at, index), start + at, start + index, true);
      at = index + space.length;
      this.#space(start + index, start + at);
    }
    if (at < piece.length) this.#add(piece.slice(at), start + at, end, true);
  }

  #space(start: number, end: number): void {
    if (this.#atSpace) return;
    this.#add(' ', start, end, false);
    this.#atSpace = true;
  }

  #add(text: string, start: number, end: number, exact: boolean): void {
    this.#map.add(this.#length, start, end, exact);
    this.#parts.push(text);
    this.#length += text.length;
    this.#atSpace = text.endsWith(' ');
    this.#hasContent ||= /\S/.test(text);
  }

  #end(pauseAfter: number | 'joint', asked: number, heading?: number): void {
    if (this.#hasContent) {
      const span = { start: this.#blockStart, end: this.#length };
      this.#blocks.push({ ...span, pauseAfter, asked, ...(heading ? { heading } : {}) });
    } else {
      const last = this.#blocks.pop();
      if (last)
        this.#blocks.push({
          ...last,
          pauseAfter: longer(pauseAfter, last.pauseAfter),
          asked: Math.min(LONGEST_PAUSE, last.asked + asked),
        });
    }
    this.#blockStart = this.#length;
    this.#hasContent = false;
    this.#atSpace = true;
  }

  #closeStyle(): void {
    const start = this.#styleStart;
    const end = this.#length;
    if (end > start && Object.keys(this.#style).length > 0)
      this.#styles.push({ start, end, style: this.#style });
    this.#styleStart = end;
  }
}

type Pause = ReadingBlock['pauseAfter'];

function longer(a: Pause, b: Pause): Pause {
  if (typeof a !== 'number') return b;
  return typeof b === 'number' ? Math.max(a, b) : a;
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
