import { describe, expect, it } from 'vitest';
import { BoundaryMarks, type Mark } from '../../../src/engine/boundary-marks';
import { placedUnit } from '../../support/placed-unit';

const describeEvent = (mark: Mark) =>
  mark.kind === 'boundary' ? `${mark.event.name} ${mark.event.start}-${mark.event.end}` : mark.kind;

const told = (marks: readonly Mark[]) =>
  marks.map((mark) =>
    mark.kind !== 'sentence-end'
      ? `${mark.at} ${describeEvent(mark)}`
      : `${mark.at} end ${mark.sentence.start}`,
  );

describe('marks', () => {
  it('are each sentence and word, in the order in which they sound, and the sentence’s end before its pause', () => {
    const marks = new BoundaryMarks(() => undefined);
    marks.add(placedUnit('One two.'), 0);
    marks.add(placedUnit('Three.', { at: 9, from: 1.25 }), 0);
    expect(marks.next).toBe(0);
    expect(told(marks.take(0.5))).toEqual(['0 sentence 0-8', '0 word 0-3', '0.5 word 4-8']);
    expect(marks.next).toBe(1);
    expect(told(marks.take(9))).toEqual([
      '1 end 0',
      '1.25 sentence 9-15',
      '1.25 word 9-15',
      '1.75 end 9',
    ]);
    expect(marks.next).toBeUndefined();
  });

  it('tell a unit’s first word when it sounds, which is behind the silence that is kept and no later', () => {
    const placed = placedUnit('One two.', { from: 2 });
    const startingAt = (start: number) => {
      const marks = new BoundaryMarks(() => undefined);
      marks.add({ ...placed, wordTimes: [{ start, end: 0.5 }, ...placed.wordTimes.slice(1)] }, 2);
      return told(marks.take(2.4));
    };
    expect(startingAt(0.02)).toEqual(['2.02 sentence 0-8', '2.02 word 0-3']);
    // Estimated times may say anything.
    expect(startingAt(0.3)).toEqual(['2.03 sentence 0-8', '2.03 word 0-3']);
  });

  it('leave out what lies before the place at which a unit is entered', () => {
    const marks = new BoundaryMarks(() => undefined);
    marks.add(placedUnit('One two three.'), 0.5);
    expect(told(marks.take(9))).toEqual([
      '0.5 sentence 0-14',
      '0.5 word 4-7',
      '1 word 8-14',
      '1.5 end 0',
    ]);
  });

  it('know the sentences of a unit that was made of several', () => {
    const sentences = [
      { start: 0, end: 3 },
      { start: 4, end: 8 },
    ];
    const marks = new BoundaryMarks((offset) => sentences.find(({ end }) => offset < end));
    marks.add(placedUnit('No. Yes.', { sentence: { start: 0, end: 8 } }), 0);
    expect(told(marks.take(9))).toEqual([
      '0 sentence 0-3',
      '0 word 0-3',
      '0.5 end 0',
      '0.5 sentence 4-8',
      '0.5 word 4-8',
      '1 end 4',
    ]);
  });

  it('end a sentence of several units once, with the last', () => {
    const sentence = { start: 0, end: 9 };
    const marks = new BoundaryMarks(() => undefined);
    marks.add(placedUnit('One,', { sentence }), 0);
    marks.add(placedUnit('two.', { sentence, at: 5, from: 0.75 }), 0);
    expect(told(marks.take(9))).toEqual([
      '0 sentence 0-9',
      '0 word 0-4',
      '0.75 word 5-9',
      '1.25 end 0',
    ]);
  });

  it('tell the places that a document names, before the word that they stand at', () => {
    const placed = placedUnit('One two.', { from: 2 });
    const token = placed.unit.words[1]?.tokenRange[0] ?? 0;
    const unit = { ...placed.unit, marks: [{ name: 'here', token }] };
    const marks = new BoundaryMarks(() => undefined);
    marks.add({ ...placed, unit }, 2);
    const [, , mark, word] = marks.take(9);
    expect(mark).toMatchObject({ kind: 'mark', event: { name: 'here', time: word?.at } });
    marks.clear();
    // What lies before the place that sound begins at was not reached.
    marks.add({ ...placed, unit }, 2.9);
    expect(told(marks.take(9))).toEqual(['3 end 0']);
  });

  it('tell each of the short sentences that were made as one, before they are known otherwise', () => {
    const placed = placedUnit('One. Two.');
    const sentences = [
      { start: 0, end: 4 },
      { start: 5, end: 9 },
    ];
    const marks = new BoundaryMarks(() => undefined);
    marks.add({ ...placed, unit: { ...placed.unit, sentences } }, 0);
    expect(told(marks.take(9))).toEqual([
      ...[
        '0 sentence 0-4',
        '0 word 0-4',
        '0.5 end 0',
        '0.5 sentence 5-9',
        '0.5 word 5-9',
        '1 end 5',
      ],
    ]);
  });
});
