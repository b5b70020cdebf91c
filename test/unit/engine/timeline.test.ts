import { describe, expect, it } from 'vitest';
import { Timeline } from '../../../src/engine/timeline';

/** Sentences of ten characters each, with a space between, and weights. */
function timelineOf(...weights: number[]): Timeline {
  const timeline = new Timeline();
  timeline.add(
    weights.map((weight, i) => ({ start: 11 * i, end: 11 * i + 10, weight, endsParagraph: false })),
    true,
  );
  return timeline;
}
const never = () => Number.NaN;
const whole = (timeline: Timeline, index: number, seconds: number) =>
  timeline.note({ start: 11 * index, end: 11 * index + 10 }, seconds, never);

describe('lengths', () => {
  it('are estimated by weight before anything was made, and say so', () => {
    const timeline = timelineOf(10, 20);
    expect(timeline.isEstimated).toBe(true);
    const [first, second] = [timeline.startOf(1), timeline.duration - timeline.startOf(1)];
    expect(first).toBeGreaterThan(0.5);
    expect(second).toBeGreaterThan(1.5 * first);
    expect(second).toBeLessThan(2 * first);
  });

  it('are those of the sound where it was made, and in proportion elsewhere', () => {
    const timeline = timelineOf(10, 20, 30);
    whole(timeline, 0, 2);
    expect([1, 2, 3].map((i) => timeline.startOf(i))).toEqual([2, 6, 12]);
    whole(timeline, 1, 3);
    whole(timeline, 2, 7);
    expect(timeline.duration).toBe(12);
    expect(timeline.isEstimated).toBe(false);
  });

  it('behind a moment are those of the rest of its sentence, and of all after it', () => {
    const timeline = timelineOf(10, 20, 30);
    whole(timeline, 0, 2);
    expect([...timeline.lengthsFrom(0)]).toEqual([2, 4, 6]);
    expect([...timeline.lengthsFrom(3)]).toEqual([3, 6]);
    expect([...timeline.lengthsFrom(6)]).toEqual([6]);
    expect([...timeline.lengthsFrom(12)]).toEqual([]);
    expect([...new Timeline().lengthsFrom(0)]).toEqual([]);
  });

  it('of a sentence in parts grow with each part', () => {
    const timeline = timelineOf(10, 10);
    timeline.note({ start: 0, end: 4 }, 1, never);
    timeline.note({ start: 5, end: 10 }, 2, never);
    expect(timeline.startOf(1)).toBe(3);
    expect(timeline.duration).toBe(6);
  });

  it('of sentences that were made as one are parted where the next begins', () => {
    const timeline = timelineOf(5, 5, 5);
    timeline.note({ start: 0, end: 21 }, 3, (offset) => (offset === 10 ? 1.25 : Number.NaN));
    expect([1, 2].map((i) => timeline.startOf(i))).toEqual([1.25, 3]);
  });

  it('stay as they were before the place that plays, until they are made', () => {
    const timeline = timelineOf(10, 10, 10);
    timeline.settleBefore(2);
    const start = timeline.startOf(2);
    whole(timeline, 2, 9);
    expect(timeline.startOf(2)).toBe(start);
    whole(timeline, 0, 1);
    expect(timeline.startOf(1)).toBe(1);
    expect(timeline.duration).toBeCloseTo(1 + start / 2 + 9);
  });

  it('do not change when the same is made again', () => {
    const timeline = timelineOf(10, 10);
    whole(timeline, 0, 2);
    timeline.note({ start: 0, end: 4 }, 0.5, never);
    expect(timeline.startOf(1)).toBe(2);
  });
});

describe('places', () => {
  it('are found by offset and by time', () => {
    const timeline = timelineOf(10, 10, 10);
    for (const i of [0, 1, 2]) whole(timeline, i, i + 1);
    expect([0, 9, 10, 11, 25, 99].map((offset) => timeline.sentenceOf(offset))).toEqual([
      0, 0, 1, 1, 2, 2,
    ]);
    expect([0, 0.99, 1, 2.5, 3, 6, 99].map((time) => timeline.sentenceAt(time))).toEqual([
      0, 0, 1, 1, 2, 2, 2,
    ]);
    expect(timeline.startOf(99)).toBe(6);
  });

  it('are counted as far as they are known', () => {
    const timeline = new Timeline();
    const unknown = { sentenceIndex: undefined, sentenceCount: undefined };
    expect(timeline.countAt(0)).toEqual(unknown);
    timeline.add([{ start: 0, end: 10, weight: 5, endsParagraph: false }], false);
    expect(timeline.countAt(3)).toEqual({ sentenceIndex: 0, sentenceCount: undefined });
    expect(timeline.countAt(11)).toEqual(unknown);
    timeline.add([{ start: 11, end: 21, weight: 5, endsParagraph: true }], true);
    expect(timeline.countAt(11)).toEqual({ sentenceIndex: 1, sentenceCount: 2 });
    expect(timeline.countAt(10)).toEqual(unknown);
  });

  it('are not found while nothing is known', () => {
    const timeline = new Timeline();
    expect(timeline.sentenceOf(3)).toBe(-1);
    expect(timeline.sentenceAt(3)).toBe(-1);
    expect(timeline.duration).toBe(0);
    expect(timeline.isEstimated).toBe(true);
  });
});
