import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findAnchor, makeAnchor } from '../../../../src/reader/library/text-anchor';

const STORY =
  'The old man sat down by the river to rest. A boat came down the river, slowly, and nobody was in it. The old man got up again.';

/** Text of few different letters, so that words come more than once. */
const text = fc
  .array(fc.constantFrom('a', 'b', ' ', '\n', 'é', '😀'), { maxLength: 400 })
  .map((letters) => letters.join(''));
/** Words that do not repeat. */
const words = fc
  .uniqueArray(fc.nat(1e6), { minLength: 60, maxLength: 80 })
  .map((numbers) => numbers.map((number) => `word${number}`).join(' '));

test('a place in a text that did not change is found where it was', () => {
  fc.assert(
    fc.property(text, fc.nat(500), (text, offset) => {
      const anchor = makeAnchor(text, 3, offset);
      expect(findAnchor(text, anchor)).toEqual({ offset: anchor.offset, by: 'exact' });
      expect(anchor.chapter).toBe(3);
    }),
  );
});

test('an anchor is small, lies in the text and splits no character', () => {
  fc.assert(
    fc.property(text, fc.integer(), (text, offset) => {
      const { offset: at, quote, before } = makeAnchor(text, 0, offset);
      expect(text.slice(at).startsWith(quote)).toBe(true);
      expect(text.slice(0, at).endsWith(before)).toBe(true);
      expect(quote.length).toBeLessThanOrEqual(64);
      expect(before.length).toBeLessThanOrEqual(33);
      expect(quote + before).not.toMatch(/\p{Surrogate}/u);
    }),
  );
});

test('a place is found again behind whatever is put before it', () => {
  fc.assert(
    fc.property(words, fc.nat(300), fc.lorem({ maxCount: 900 }), (text, offset, more) => {
      const anchor = makeAnchor(text, 0, offset);
      const found = findAnchor(`${more} ${text}`, anchor);
      const moved = more.length + 1;
      // The place may be on white space, which does not count: then it is the word behind it.
      expect(found.offset - moved - anchor.offset).toBe(/^\s/.test(anchor.quote) ? 1 : 0);
      expect(found.by).toBe(moved <= 4000 ? 'near' : 'elsewhere');
    }),
  );
});

test('whatever the text is now, the place lies in it', () => {
  fc.assert(
    fc.property(text, text, fc.nat(500), (before, after, offset) => {
      const found = findAnchor(after, makeAnchor(before, 0, offset));
      expect(found.offset).toBeGreaterThanOrEqual(0);
      expect(found.offset).toBeLessThanOrEqual(after.length);
    }),
  );
});

describe('a place', () => {
  test('among the same words is the one behind the same words', () => {
    const anchor = makeAnchor('one: la la la. two: la la la.', 0, 20);
    const changed = { ...anchor, quote: 'la la la.' };
    expect(findAnchor('zero: la la la. one: la la la. two: la la la.', changed)).toEqual({
      offset: 36,
      by: 'near',
    });
  });

  test('is found where only white space changed', () => {
    const anchor = makeAnchor(STORY, 0, STORY.indexOf('boat'));
    const wrapped = `\n${STORY.replaceAll(' ', '\n  ')}`;
    const found = findAnchor(wrapped, anchor);
    expect([wrapped.slice(found.offset, found.offset + 4), found.by]).toEqual(['boat', 'near']);
  });

  test('is found far away where its words went', () => {
    const anchor = makeAnchor(STORY, 0, STORY.indexOf('boat'));
    const far = `${'x'.repeat(9000)} ${STORY}`;
    expect(findAnchor(far, anchor)).toEqual({ offset: far.indexOf('boat'), by: 'elsewhere' });
  });

  test('whose words are gone is the nearest offset', () => {
    const anchor = makeAnchor(STORY, 0, 100);
    expect(findAnchor('Something else.', anchor)).toEqual({ offset: 15, by: 'lost' });
    expect(findAnchor('x'.repeat(300), anchor)).toEqual({ offset: 100, by: 'lost' });
    expect(findAnchor('', anchor)).toEqual({ offset: 0, by: 'lost' });
  });

  test('at the end stays behind the last words', () => {
    const anchor = makeAnchor(STORY, 0, STORY.length);
    expect(findAnchor(STORY, anchor)).toEqual({ offset: STORY.length, by: 'exact' });
    expect(findAnchor(`${STORY} More.`, anchor)).toEqual({ offset: STORY.length, by: 'near' });
  });
});
