import { expect, it } from 'vitest';
import { type SentenceStep, stepFrom } from '../../../src/engine/sentence-steps';
import { Timeline } from '../../../src/engine/timeline';

/** Six sentences of three seconds: paragraphs of 2, 1 and 3. */
function timeline(): Timeline {
  const all = new Timeline();
  const ends = [false, true, true, false, false, true];
  all.add(
    ends.map((endsParagraph, i) => ({ start: 10 * i, end: 10 * i + 9, endsParagraph, weight: 9 })),
    true,
  );
  for (const { start, end } of all.sentences) all.note({ start, end }, 3, () => Number.NaN);
  return all;
}

it.each<[SentenceStep, number, number | undefined]>([
  ['next-sentence', 0, 1],
  ['next-sentence', 2.9, 1],
  ['next-sentence', 17, undefined],
  ['previous-sentence', 4, 0],
  ['previous-sentence', 5, 1],
  ['previous-sentence', 0.5, 0],
  ['next-paragraph', 0, 2],
  ['next-paragraph', 4, 2],
  ['next-paragraph', 7, 3],
  ['next-paragraph', 10, undefined],
  ['previous-paragraph', 13, 3],
  ['previous-paragraph', 9.5, 2],
  ['previous-paragraph', 6.5, 0],
  ['previous-paragraph', 8, 2],
  ['previous-paragraph', 1, 0],
])('%s from second %f leads to %s', (step, time, expected) => {
  expect(stepFrom(timeline(), time, step)).toBe(expected);
});

it('leads nowhere while nothing is known', () => {
  expect(stepFrom(new Timeline(), 0, 'next-sentence')).toBeUndefined();
});
