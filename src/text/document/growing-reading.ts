import { OffsetMap } from '../input/offset-map';
import type { ReadingText } from '../input/reading-text';
import { type ReadingSentence, readingSentences } from '../plan/reading-sentences';

const NOTHING: ReadingText = {
  source: '',
  text: '',
  map: undefined,
  blocks: [],
  notes: [],
  styles: [],
  marks: [],
  dropped: [],
};

/**
 * The reading of a text that is still being written: a part that is final, and what is read of the rest for now. What is done with each
 * word that is written takes no longer the more is final.
 */
export class GrowingReading implements ReadingText {
  readonly map = new OffsetMap();
  readonly blocks: ReadingText['blocks'][number][] = [];
  readonly notes: ReadingText['notes'][number][] = [];
  readonly styles: ReadingText['styles'][number][] = [];
  readonly marks: ReadingText['marks'][number][] = [];
  /** Of the final part alone. */
  readonly dropped: ReadingText['dropped'][number][] = [];
  readonly #written: string[] = [];
  #source: string | undefined = '';
  #keptText = '';
  #text: string | undefined = '';
  #kept = { blocks: 0, notes: 0, styles: 0, marks: 0 };
  #tail = NOTHING;
  #base = 0;

  get source(): string {
    this.#source ??= this.#written.join('');
    return this.#source;
  }

  get text(): string {
    this.#text ??= this.#keptText + this.#tail.text;
    return this.#text;
  }

  /** Appends to the author's text; it is not read. */
  write(text: string): void {
    this.#written.push(text);
    this.#source = undefined;
  }

  /**
   * Replaces what is not final.
   * @param base offset in the author's text at which its own begins
   */
  replaceTail(tail: ReadingText, base: number): void {
    const { map, blocks, notes, styles, marks } = this;
    const from = this.#keptText.length;
    this.#tail = tail;
    this.#base = base;
    this.#text = undefined;
    map.truncate(from);
    if (tail.map) map.append(tail.map, from, base);
    else if (tail.text !== '') map.add(from, base, base + tail.text.length, true);
    blocks.length = this.#kept.blocks;
    notes.length = this.#kept.notes;
    styles.length = this.#kept.styles;
    marks.length = this.#kept.marks;
    for (const block of tail.blocks) blocks.push(moved(block, from));
    for (const note of tail.notes) notes.push(moved(note, from));
    for (const style of tail.styles) styles.push(moved(style, from));
    for (const { name, at } of tail.marks) marks.push({ name, at: at + from });
  }

  /** What was read last is final. */
  keep(): void {
    const { blocks, notes, styles, marks } = this;
    for (const { symbol, ...span } of this.#tail.dropped)
      this.dropped.push({ symbol, ...moved(span, this.#base) });
    this.#keptText = this.text;
    this.#tail = NOTHING;
    this.#kept = {
      blocks: blocks.length,
      notes: notes.length,
      styles: styles.length,
      marks: marks.length,
    };
  }

  /**
   * The sentences of what is not final, from one's end on.
   * @returns each with as much of the text as is there behind it
   */
  *sentencesFrom(end: number): Generator<{
    readonly sentence: ReadingSentence;
    readonly written: string;
    readonly behind: string;
  }> {
    const tail = this.#tail;
    const from = this.#keptText.length;
    const start = Math.max(0, end - from);
    const blocks = tail.blocks
      .filter((block) => block.end > start)
      .map((block) => ({ ...block, start: Math.max(block.start, start) }));
    for (const sentence of readingSentences({ ...tail, blocks }))
      yield {
        sentence: {
          ...moved(sentence, from),
          notes: sentence.notes.map((note) => moved(note, from)),
          languages: sentence.languages.map((range) => moved(range, from)),
        },
        written: tail.text.slice(sentence.start, sentence.end),
        behind: tail.text.slice(sentence.end, sentence.end + BEHIND),
      };
  }
}

/** How much behind a sentence is looked at. */
const BEHIND = 120;

function moved<T extends { readonly start: number; readonly end: number }>(
  range: T,
  by: number,
): T {
  return { ...range, start: range.start + by, end: range.end + by };
}
