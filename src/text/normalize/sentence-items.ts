import type { DroppedSymbol } from '../../contracts/text';
import type { WrittenForm } from '../../contracts/written-form';
import type { SentenceItem } from './sentence-item';
import type { Reading } from './written-rule';

const POSSESSIVE = /['’]s(?![\p{L}\p{N}\p{M}])/uy;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Whether a code unit may be one character with its neighbour: nothing below U+0300 may, but for the line feed of a line
 * end, and no dash or quotation mark. Not a number, at the ends of a text, is none.
 */
function mayJoin(code: number): boolean {
  return code >= 0x300 && !(code >= 0x2010 && code <= 0x2027);
}

/** Collects what a sentence is made of, in order, with offsets into the whole text. */
export class SentenceItems {
  readonly items: SentenceItem[] = [];
  readonly dropped: DroppedSymbol[] = [];
  /** Whether white space, or something silent, stands before the next item. */
  spaceBefore = false;

  constructor(
    private readonly sentence: string,
    private readonly offset: number,
  ) {}

  /** Where an item that ends at `end` ends if no character that a person sees is to be parted. */
  wholeEnd(end: number): number {
    if (!mayJoin(this.sentence.charCodeAt(end)) && !mayJoin(this.sentence.charCodeAt(end - 1))) {
      return end;
    }
    const around = graphemes.segment(this.sentence).containing(end);
    return !around || around.index === end ? end : around.index + around.segment.length;
  }

  /** All that a rule read at `at`; returns where it ends. */
  addReading(reading: Reading, form: WrittenForm, at: number, length: number): number {
    if (!reading.parts) {
      const end = this.addWord(reading.spoken, at, at + length, reading.spelled, form);
      return this.#addPossessive(end);
    }
    let end = at;
    for (const part of reading.parts) {
      const from = at + part.at;
      if (from < end) continue;
      if (from > end) this.spaceBefore = true;
      const to = from + part.length;
      end = part.isMark
        ? this.addMark(part.spoken, from, to)
        : this.addWord(part.spoken, from, to, part.spelled, part.form ?? form);
      if (part.isMark) this.spaceBefore = true;
    }
    return this.wholeEnd(Math.max(this.#addPossessive(end), at + length));
  }

  /** The `'s` behind what a rule read, as in `Henry VIII's`, belongs to it. */
  #addPossessive(end: number): number {
    const last = this.items.at(-1);
    POSSESSIVE.lastIndex = end;
    if (
      last?.kind !== 'word' ||
      last.end !== this.offset + end ||
      !POSSESSIVE.test(this.sentence)
    ) {
      return end;
    }
    const length = POSSESSIVE.lastIndex - end;
    const spelled = last.spelled && last.spoken.length === 1;
    this.items[this.items.length - 1] = {
      ...last,
      spoken: `${last.spoken}'s`,
      spelled,
      end: last.end + length,
    };
    return end + length;
  }

  addWord(spoken: string, at: number, to: number, spelled?: boolean, form?: WrittenForm): number {
    const end = this.wholeEnd(to);
    this.items.push({
      kind: 'word',
      start: this.offset + at,
      end: this.offset + end,
      spoken,
      spelled: spelled ?? false,
      spaceBefore: this.spaceBefore,
      ...(form && { form }),
    });
    this.spaceBefore = false;
    return end;
  }

  /** A run of one mark (`!!!`) is heard as one, and so is a run of `?!`. */
  addMark(mark: string, at: number, to: number): number {
    const end = this.wholeEnd(to);
    const previous = this.items.at(-1);
    const last = previous?.kind === 'mark' ? previous.mark : '';
    const beforeLast = this.items.at(-2);
    const isRepeated =
      last === mark ||
      (/[!?]/.test(mark) &&
        /[!?]/.test(last) &&
        beforeLast?.kind === 'mark' &&
        beforeLast.mark === mark);
    if (!isRepeated) {
      this.items.push({
        kind: 'mark',
        mark,
        start: this.offset + at,
        end: this.offset + end,
        spaceBefore: this.spaceBefore,
      });
    }
    this.spaceBefore = false;
    return end;
  }

  /** Reports what nothing is said for; returns where it ends. */
  drop(at: number, to: number): number {
    const end = this.wholeEnd(to);
    const symbol = this.sentence.slice(at, end);
    this.dropped.push({ symbol, start: this.offset + at, end: this.offset + end });
    this.spaceBefore = true;
    return end;
  }
}
