import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type TextSpan } from '../../../src/contracts/text';
import { readSentence } from '../../../src/text/normalize/read-sentence';
import { normalizeText } from '../../../src/text/plan/normalize-text';
import { splitSentences } from '../../../src/text/segment/split-sentences';

/** Pieces that every rule begins with or looks for, glued together in any order. */
const PROVOKING = (
  '1|2|0|05|12|1998|2012|123|4567|1,234|3.5|.5|½|¾|²|⁻|10⁶|₂|$|US$|£|€|¥|₹|¢|USD|Rs.|%|°|°C|\'|"|′|″|’|“|”|-|–|—|−|+|=|×|x|÷|/|\\|^|√|±|≤|<|>|' +
  '*|#|@|~|_|&|.|,|:|;|!|?|…|...|(|)|[|]|{|}| |\n|\n\n|\t|\u00a0|a|b|m|s|h|kg|km/h|m²|ft|in|in.|lb|am|p.m.|PM|EST|Z|T|th|st|nd|Jan|Jan.|March|may|' +
  'Mon|Fri.|BC|AD|Dr.|St|St.|No.|Mr.|etc.|e.g.|U.S.|Inc.|Jr.|Ave|Blvd.|NW|CA|95051|SW1A|1AA|Main|Henry|VIII|IV|I|X|Chapter|H2O|NaCl|CO|v|v1.2|' +
  'e5|x|ext.|+44|555-1234|1-800-|www.|https://|.com|example.com|a@b.co|report.pdf|/usr/|C:\\|camelCaseName|snake_case|w/|401(k)|9/11|5\'10"|' +
  'word|naïve|日本|π|αβ|Привет|العربية|e\u0301|\u0301|\u200d|\ufe0f|😀|👍🏽|👩‍👩‍👧|🇩🇪|🇩|🏴󠁧󠁢󠁥󠁮󠁧󠁿|1️⃣|\ud83d|\udc00|\u0000|한국|ᄀ|ᅡ|क्ष|\u0600|-----|====||||┌─┐|→|<br/>|!!!|?!?!'
).split('|');

const fragment = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...PROVOKING) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 4 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);
const texts = fc.array(fragment, { maxLength: 30 }).map((parts) => parts.join(''));
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const RUNS = { numRuns: 3000 };

function graphemeStarts(text: string): ReadonlySet<number> {
  return new Set([...graphemes.segment(text)].map(({ index }) => index).concat(text.length));
}

/** Letters, digits and emoji that are neither part of a word that is said nor reported. */
function lost(text: string, spans: readonly TextSpan[]): string[] {
  const covered = new Uint8Array(text.length);
  for (const { start, end } of spans) covered.fill(1, start, end);
  return [...text.matchAll(/[\p{L}\p{N}\p{Extended_Pictographic}]/gu)]
    .filter(({ index }) => covered[index] === 0)
    .map(({ index, 0: character }) => `${character} at ${index}`);
}

describe.each(LANGUAGES)('any text in %s', (language) => {
  it('has spans in order, on whole characters, with their words', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('name', 'silent'), (text, emoji) => {
        const { text: normalized, spans } = normalizeText(text, { language, emoji });
        const starts = graphemeStarts(text);
        let at = 0;
        let normalizedAt = 0;
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(at);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
          expect(starts.has(span.start) && starts.has(span.end)).toBe(true);
          expect(span.normalizedStart).toBeGreaterThanOrEqual(normalizedAt);
          // Between two words stand marks and spaces only: every spoken word has its span.
          expect(normalized.slice(normalizedAt, span.normalizedStart)).toMatch(
            /^[;:,.!?—…“”() ]*$/,
          );
          expect(normalized.slice(span.normalizedStart, span.normalizedEnd)).toMatch(
            /^(?=.*[A-Za-z])[A-Za-z'-]+(?: [A-Za-z'-]+)*$/,
          );
          at = span.end;
          normalizedAt = span.normalizedEnd;
        }
        expect(normalized.slice(normalizedAt)).toMatch(/^[;:,.!?—…“”() ]*$/);
      }),
      RUNS,
    );
  });

  it('is said or reported, letter for letter', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(texts, (text) => {
        const covered: TextSpan[] = [];
        for (const sentence of splitSentences(text)) {
          const { items, dropped } = readSentence(text, sentence, language);
          covered.push(...items, ...dropped);
          for (const { symbol, start, end } of dropped) expect(text.slice(start, end)).toBe(symbol);
        }
        expect(lost(text, covered)).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('sentences of any text', () => {
  it('part no character of a text without spaces', () => {
    const unit = fc.constantFrom('👩‍👩‍👧', '🇩🇪', 'e\u0301', '👍🏽', 'क्ष', 'a', '\u1100\u1161');
    const long = fc.tuple(unit, unit, fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(long, ([first, second, count]) => {
        const text = (first + second.repeat(count)).repeat(600);
        const starts = graphemeStarts(text);
        expect([...splitSentences(text)].filter(({ end }) => !starts.has(end))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('cover it exactly and part no character', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(texts, (text) => {
        const starts = graphemeStarts(text);
        let at = 0;
        for (const { start, end } of splitSentences(text)) {
          expect(start).toBe(at);
          expect(starts.has(end)).toBe(true);
          at = end;
        }
        expect(at).toBe(text.length);
      }),
      RUNS,
    );
  });
});
