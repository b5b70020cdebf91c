import fc from 'fast-check';
import { expect, it } from 'vitest';
import { GraphemeEdges } from '../../../src/text/plan/grapheme-edges';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const part = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom(
    'e\u0301',
    '👩‍🚀',
    '🇬🇧',
    '\r\n',
    '\u0600',
    'ab',
    '\u00a0',
    'x'.repeat(90),
    '\u0301'.repeat(150),
  ),
);

it('finds the characters around any offset, whatever was asked before', () => {
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
      fc.array(fc.nat(), { maxLength: 12 }),
      (text, asked) => {
        const edges = [...segmenter.segment(text)].map(({ index }) => index);
        edges.push(text.length);
        const found = new GraphemeEdges(() => text);
        for (const at of asked.map((offset) => offset % (text.length + 1))) {
          expect(found.before(at)).toBe(edges.findLast((edge) => edge <= at) ?? 0);
          expect(found.after(at)).toBe(edges.find((edge) => edge >= at));
        }
      },
    ),
    { numRuns: 3000 },
  );
});
