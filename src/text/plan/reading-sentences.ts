import type { Language, TextSpan } from '../../contracts/text';
import type { ReadingBlock, ReadingNote, ReadingText } from '../input/reading-text';
import { languageOf } from '../language';
import type { Break } from '../segment/sentence';
import { splitSentences } from '../segment/split-sentences';

/** A sentence of a document, with what the document says about it. Offsets are in the reading text. */
export interface ReadingSentence {
  readonly start: number;
  readonly end: number;
  readonly break: Break;
  readonly notes: readonly ReadingNote[];
  /** Where the document names a language that can be read; in order, without overlap. */
  readonly languages: readonly LanguageRange[];
  /** Set with the last sentence of a block: the silence after the block. */
  readonly blockPause: ReadingBlock['pauseAfter'];
  readonly endsBlock: boolean;
  /** Level of the heading that the block is. */
  readonly heading: number | undefined;
}

/** A part of the reading text in a language of its own. */
export interface LanguageRange extends TextSpan {
  readonly language: Language;
}

/** Longest piece that a given sound may join across the end of a sentence, so that joining comes to an end. */
const LONGEST_JOINED = 2000;

/** The sentences of a document, in order and one at a time; none crosses a block, none cuts a word with a sound of its own. */
export function* readingSentences(reading: ReadingText): Generator<ReadingSentence> {
  const notes = new NotesInOrder(reading.notes);
  const languages = languagesOf(reading);
  let passed = 0;
  const languagesWithin = (start: number, end: number) => {
    while ((languages[passed]?.end ?? end) <= start) passed++;
    const touching: LanguageRange[] = [];
    for (let i = passed; (languages[i]?.start ?? end) < end; i++)
      touching.push(languages[i] as LanguageRange);
    return touching;
  };
  for (const block of reading.blocks) {
    let start = block.start;
    for (const piece of splitSentences(reading.text.slice(block.start, block.end))) {
      const end = block.start + piece.end;
      const isLast = end === block.end;
      const isLong = end - start > LONGEST_JOINED;
      if (!isLast && !isLong && notes.crosses(end)) continue;
      yield {
        start,
        end,
        break: piece.break,
        notes: notes.within(start, end),
        languages: languagesWithin(start, end),
        blockPause: isLast ? block.pauseAfter : undefined,
        endsBlock: isLast,
        heading: block.heading,
      };
      start = end;
    }
  }
}

function languagesOf({ styles }: ReadingText): readonly LanguageRange[] {
  return styles.flatMap(({ start, end, style }) => {
    const language = languageOf(style);
    return language ? [{ start, end, language }] : [];
  });
}

/** The notes of a document, asked for from left to right. */
class NotesInOrder {
  #next = 0;
  /** Those that have begun and reach beyond the last sentence. */
  #open: ReadingNote[] = [];

  constructor(private readonly notes: readonly ReadingNote[]) {}

  /** Whether an offset is inside of a word with a sound of its own. */
  crosses(offset: number): boolean {
    this.#openTo(offset);
    return this.#open.some(
      ({ kind, start, end }) => kind !== 'emphasis' && start < offset && end > offset,
    );
  }

  /** Those that touch a range. */
  within(start: number, end: number): readonly ReadingNote[] {
    this.#openTo(end);
    const touching = this.#open.filter((note) => note.end > start && note.start < end);
    this.#open = this.#open.filter((note) => note.end > end);
    return touching;
  }

  #openTo(offset: number): void {
    for (; (this.notes[this.#next]?.start ?? offset) < offset; this.#next++)
      this.#open.push(this.notes[this.#next] as ReadingNote);
  }
}
