import type { BoundaryEvent } from '../contracts/engine';
import type { TextSpan } from '../contracts/text';
import type { PlacedUnit } from './unit-window';

/** Something that happens at a moment of the text's time. */
export type Mark =
  | { readonly at: number; readonly kind: 'boundary'; readonly event: BoundaryEvent }
  /** All of a sentence has sounded; the pause behind it has not. */
  | { readonly at: number; readonly kind: 'sentence-end'; readonly sentence: TextSpan };

/** What begins and ends at which moment, of the units that are on their way to the ear. */
export class BoundaryMarks {
  #marks: Mark[] = [];
  #sentence: TextSpan | undefined;

  /** @param sentenceOf the sentence that holds an offset, if it is known better than by the unit */
  constructor(private readonly sentenceOf: (offset: number) => TextSpan | undefined) {}

  /** Moment of the next mark; undefined if there is none. */
  get next(): number | undefined {
    return this.#marks[0]?.at;
  }

  /** Appends what is in a unit. @param from moment at which it begins to be heard; what begins earlier is left out */
  add({ unit, wordTimes, from: start, to }: PlacedUnit, from: number): void {
    for (const [index, word] of unit.words.entries()) {
      const at = start + (index === 0 ? 0 : (wordTimes[index]?.start ?? 0));
      if (at < from - 1e-6) continue;
      this.#enter(this.sentenceOf(word.start) ?? unit.sentence, at);
      this.#boundary('word', word, at);
    }
    const sentence = this.sentenceOf(unit.source.end - 1) ?? unit.sentence;
    if (unit.source.end >= sentence.end)
      this.#marks.push({ at: to - unit.pauseAfter, kind: 'sentence-end', sentence });
  }

  /** Takes what happens up to a moment, in order. */
  take(until: number): readonly Mark[] {
    const count = this.#marks.findIndex(({ at }) => at > until);
    return this.#marks.splice(0, count < 0 ? this.#marks.length : count);
  }

  clear(): void {
    this.#marks = [];
    this.#sentence = undefined;
  }

  #enter(sentence: TextSpan, at: number): void {
    const last = this.#sentence;
    if (last && sentence.start === last.start) return;
    // Sentences that were made as one follow each other without a pause.
    const ended = this.#marks.at(-1);
    if (last && ended?.kind !== 'sentence-end')
      this.#marks.push({ at, kind: 'sentence-end', sentence: last });
    this.#sentence = sentence;
    this.#boundary('sentence', sentence, at);
  }

  #boundary(name: BoundaryEvent['name'], { start, end }: TextSpan, time: number): void {
    this.#marks.push({ at: time, kind: 'boundary', event: { name, start, end, time } });
  }
}
