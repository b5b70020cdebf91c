import type { Timeline } from './timeline';

/** Going back within the first seconds of a sentence means the one before, as players do. */
const START_SECONDS = 1.5;

/** Which way, and how far. */
export type SentenceStep =
  | 'next-sentence'
  | 'previous-sentence'
  | 'next-paragraph'
  | 'previous-paragraph';

/**
 * The sentence that a step leads to.
 * @param time seconds of the text up to what is heard
 * @returns its index; undefined if there is none that is known
 */
export function stepFrom(timeline: Timeline, time: number, step: SentenceStep): number | undefined {
  const { sentences } = timeline;
  const index = timeline.sentenceAt(time);
  if (index < 0) return undefined;
  const hasOnlyBegun = (sentence: number) => time - timeline.startOf(sentence) < START_SECONDS;
  const paragraphOf = (sentence: number) =>
    sentences.findLastIndex(({ endsParagraph }, i) => i < sentence && endsParagraph) + 1;
  switch (step) {
    case 'next-sentence':
      return index + 1 < sentences.length ? index + 1 : undefined;
    case 'previous-sentence':
      return hasOnlyBegun(index) ? Math.max(0, index - 1) : index;
    case 'next-paragraph': {
      const end = sentences.findIndex(({ endsParagraph }, i) => i >= index && endsParagraph);
      return end >= 0 && end + 1 < sentences.length ? end + 1 : undefined;
    }
    case 'previous-paragraph': {
      const own = paragraphOf(index);
      return own > 0 && hasOnlyBegun(own) ? paragraphOf(own - 1) : own;
    }
  }
}
