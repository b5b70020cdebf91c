import { KEPT_SECONDS } from '../contracts/audio';
import type { BoundaryEvent, MarkEvent, VisemeEvent } from '../contracts/engine';
import type { SpeechUnit, TextSpan } from '../contracts/text';
import type { PlacedUnit } from './unit-window';

/** Something that happens at a moment of the text's time. */
export type Mark =
  | { readonly at: number; readonly kind: 'boundary'; readonly event: BoundaryEvent }
  | { readonly at: number; readonly kind: 'mark'; readonly event: MarkEvent }
  | { readonly at: number; readonly kind: 'viseme'; readonly event: VisemeEvent }
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
  add(placed: PlacedUnit, from: number): void {
    const { unit, to } = placed;
    const first = this.#marks.length;
    for (const [index, word] of unit.words.entries()) {
      const at = wordMoment(placed, index);
      if (at < from - 1e-6) continue;
      this.#enter(this.sentenceOf(word.start) ?? ownSentence(unit, word.start), at);
      this.#boundary('word', word, at);
    }
    const last = unit.source.end - 1;
    const sentence = this.sentenceOf(last) ?? ownSentence(unit, last);
    if (unit.source.end >= sentence.end)
      this.#marks.push({ at: to - unit.pauseAfter, kind: 'sentence-end', sentence });
    const others = [...namedPlaces(placed), ...mouthShapes(placed)];
    if (others.length === 0) return;
    const own = this.#marks.splice(first);
    const heard = [...others.filter(({ at }) => at >= from - 1e-6), ...own];
    this.#marks.push(...heard.sort((a, b) => a.at - b.at));
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

/** The sentence of a unit that holds an offset. */
function ownSentence({ sentence, sentences }: SpeechUnit, offset: number): TextSpan {
  return sentences?.find(({ start, end }) => start <= offset && offset < end) ?? sentence;
}

/** When a word begins to be heard. */
function wordMoment({ wordTimes, from }: PlacedUnit, index: number): number {
  const into = wordTimes[index]?.start ?? 0;
  // Sound begins behind the silence that was kept, whatever is estimated.
  return from + (index === 0 ? Math.min(into, KEPT_SECONDS) : into);
}

function namedPlaces(placed: PlacedUnit): Mark[] {
  const { unit, tokenTimes, from } = placed;
  return (unit.marks ?? []).map(({ name, token }): Mark => {
    const word = unit.words.findIndex(({ tokenRange }) => tokenRange[0] === token);
    const at = word < 0 ? from + (tokenTimes[token] ?? 0) : wordMoment(placed, word);
    return { at, kind: 'mark', event: { name, time: at } };
  });
}

function mouthShapes({ visemes = [], from }: PlacedUnit): Mark[] {
  return visemes.map(({ viseme, start, end }): Mark => {
    const time = from + start;
    return { at: time, kind: 'viseme', event: { viseme, time, duration: end - start } };
  });
}
