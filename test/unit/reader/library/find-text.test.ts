import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptOf, findText, foldQuery } from '../../../../src/reader/library/find-text';
import { fold } from '../../../../src/reader/library/fold-text';

/** What a query finds in a text, as it stands there. */
function found(text: string, query: string): string[] {
  return [...findText(fold(text), foldQuery(query))].map(({ start, end }) =>
    text.slice(start, end),
  );
}

test.each([
  ['Brontë and BRONTE\u0308, not Brontosaurus', 'bronte', ['Brontë', 'BRONTE\u0308']],
  ['Straße, STRASSE', 'strasse', ['Straße', 'STRASSE']],
  ['Straße', 'as', ['aß']],
  ['Straße', 'se', ['ße']],
  ['“Don’t,” she said', '"don\'t,"', ['“Don’t,”']],
  ['the\n   old\u00a0man', ' the old  man ', ['the\n   old\u00a0man']],
  [
    'an old-fash\u00adioned co\u200boperation',
    'fashioned cooperation',
    ['fash\u00adioned co\u200boperation'],
  ],
  ['the ﬁrst œuvre of Søren Łódź', 'oeuvre of soren lodz', ['œuvre of Søren Łódź']],
  ['the ﬁrst', 'first', ['ﬁrst']],
  ['ΟΔΥΣΣΕΥΣ, Οδυσσεύς', 'οδυσσευς', ['ΟΔΥΣΣΕΥΣ', 'Οδυσσεύς']],
  ['がか', 'か', ['か']],
  ['हिन्दी', 'ह', ['ह']],
  ['aaaa', 'aa', ['aa', 'aa']],
  ['😀 a 😀', '😀', ['😀', '😀']],
  ['anything', '  ', []],
  ['', 'a', []],
])('%j holds %j', (text, query, all) => {
  expect(found(text, query)).toEqual(all);
});

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('a', 'A', 'ä', ' ', '\n', 'ß', 'ﬁ', '“', '\u0301', '\u00ad', '😀', 'ﷺ', '…'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
    { maxLength: 60 },
  )
  .map((characters) => characters.join(''));

test('what is found holds what was looked for, and comes in order', () => {
  fc.assert(
    fc.property(text, text, fc.nat(60), fc.nat(10), (before, after, from, length) => {
      const whole = before + after;
      const query = foldQuery(whole.slice(from, from + length));
      let last = 0;
      for (const { start, end } of findText(fold(whole), query)) {
        expect(start).toBeGreaterThanOrEqual(last - 1);
        expect(end).toBeGreaterThan(start);
        expect(fold(whole.slice(start, end)).text).toContain(query);
        last = end;
      }
    }),
  );
});

test('what is a part of a text is found in it', () => {
  const letters = fc
    .array(fc.constantFrom('a', 'B', 'é', 'ø', ' ', '\n', '’'), { maxLength: 40 })
    .map((all) => all.join(''));
  fc.assert(
    fc.property(letters, letters, letters, (before, part, after) => {
      fc.pre(foldQuery(part) !== '');
      expect(found(before + part + after, part.toUpperCase()).length).toBeGreaterThan(0);
    }),
  );
});

describe('an excerpt', () => {
  const words = Array.from({ length: 60 }, (_, index) => `word${index}`).join('\n');

  test('is on one line and cuts no word', () => {
    const start = words.indexOf('word30');
    const excerpt = excerptOf(words, { start, end: start + 6 });
    expect(excerpt.text).toMatch(/^…word\d+ (word\d+ )*word30( word\d+)*…$/);
    expect(excerpt.text.slice(excerpt.start, excerpt.end)).toBe('word30');
    expect(excerpt.text.length).toBeGreaterThan(90);
  });

  test('shows what it found, wherever that is', () => {
    fc.assert(
      fc.property(text, fc.nat(60), fc.nat(60), (text, one, other) => {
        const span = {
          start: Math.min(one, other, text.length),
          end: Math.min(Math.max(one, other), text.length),
        };
        const { text: shown, start, end } = excerptOf(text.repeat(4), span);
        expect(shown.slice(start, end)).toBe(
          text.repeat(4).slice(span.start, span.end).replace(/\s+/gu, ' '),
        );
        expect(shown.length).toBeLessThanOrEqual(span.end - span.start + 122);
      }),
    );
  });
});
