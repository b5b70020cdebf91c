import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aheadSeconds, holdSeconds } from '../../../src/engine/hold';

const all = (...sentences: number[]) => ({ sentences, isAll: true });

describe('sound that is kept back', () => {
  it('is none where sound is made fast enough, or nothing is known', () => {
    expect(holdSeconds(Number.NaN, all(50, 50))).toBe(0);
    expect(holdSeconds(0.5, all(50, 50))).toBe(0);
    expect(holdSeconds(0.9, all(50, 50))).toBe(0);
  });

  it('is what the device will be behind by at the end, and the sentence that is being made', () => {
    // 1.1 × 2 seconds for each: 1.2 too many for each of three, and the last of them has to be whole.
    expect(holdSeconds(2, all(2, 2, 2))).toBeCloseTo(3 * 2 * 1.2 + 2);
    expect(holdSeconds(2, all())).toBe(0);
  });

  it('lets nobody wait for a book, nor begin before it is known that it is none', () => {
    expect(holdSeconds(3, all(...Array(10_000).fill(4)))).toBe(30);
    expect(holdSeconds(2, { sentences: [1], isAll: false })).toBe(30);
  });

  it('is never more than is made ahead, or nothing would move any more', () => {
    fc.assert(
      fc.property(paces, fc.array(lengths), (pace, sentences) => {
        expect(aheadSeconds(pace)).toBeGreaterThan(holdSeconds(pace, all(...sentences)));
      }),
    );
  });
});

const paces = fc.double({ min: 0.2, max: 6, noNaN: true });
const lengths = fc.double({ min: 0.5, max: 15, noNaN: true });

/** How often a text falls silent whose sentences are made one after another. @param told what the pace is taken for */
function pausesIn(sentences: readonly number[], pace: number, told = pace): number {
  let [queued, pauses] = [0, 0];
  let isHeld = true;
  for (const [i, seconds] of sentences.entries()) {
    const taken = seconds * pace;
    if (!isHeld && queued < taken) {
      pauses++;
      isHeld = true;
      queued = 0;
    }
    queued += isHeld ? seconds : seconds - taken;
    if (isHeld) isHeld = queued < holdSeconds(told, all(...sentences.slice(i + 1)));
  }
  return pauses;
}

describe('a text on a slow device', () => {
  it('is heard without a pause once it began, if all of it may be waited for', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 3, noNaN: true }),
        fc.array(lengths, { minLength: 1, maxLength: 12 }),
        (pace, sentences) => {
          const sum = sentences.reduce((a, b) => a + b, 0);
          fc.pre((1.1 * pace - 1) * sum + 15 < 30);
          expect(pausesIn(sentences, pace)).toBe(0);
          // As slow again as was counted on besides.
          expect(pausesIn(sentences, 1.1 * pace, pace)).toBe(0);
        },
      ),
    );
  });

  it('pauses as often as what is held lasts, and never at every word, if it is long', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 4, noNaN: true }),
        fc.array(lengths, { minLength: 50, maxLength: 200 }),
        (pace, sentences) => {
          const sum = sentences.reduce((a, b) => a + b, 0);
          // What is held, and what is made while that is heard, less the sentence that is being made.
          const lasts = (30 - 15) / (1 - 1 / (1.1 * pace));
          expect(pausesIn(sentences, pace)).toBeLessThanOrEqual(sum / lasts);
        },
      ),
    );
  });
});
