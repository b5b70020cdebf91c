import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_SENTENCE } from '../../../src/text/segment/cut-long-sentence';
import { splitSentences } from '../../../src/text/segment/split-sentences';

function sentences(text: string): string[] {
  return [...splitSentences(text)].map(({ start, end }) => text.slice(start, end).trim());
}

function breaks(text: string): string[] {
  return [...splitSentences(text)].map((sentence) => sentence.break);
}

describe('splitSentences', () => {
  it.each([
    ['two sentences', 'One here. Two there.', ['One here.', 'Two there.']],
    ['question and exclamation', 'Really? Yes! Good.', ['Really?', 'Yes!', 'Good.']],
    [
      'a title',
      'Dr. Smith met Mrs. Jones. They spoke.',
      ['Dr. Smith met Mrs. Jones.', 'They spoke.'],
    ],
    ['initials', 'J. R. R. Tolkien wrote it.', ['J. R. R. Tolkien wrote it.']],
    ['a country', 'The U.S. Army came. It left.', ['The U.S. Army came.', 'It left.']],
    ['a country at the end', 'I live in the U.S. It is big.', ['I live in the U.S.', 'It is big.']],
    ['an inner abbreviation', 'Fruit, e.g. Apples. Good.', ['Fruit, e.g. Apples.', 'Good.']],
    ['a saint', 'He went to St. Louis. Then home.', ['He went to St. Louis.', 'Then home.']],
    ['a street', 'She lives on Main St. He does not.', ['She lives on Main St.', 'He does not.']],
    ['etc. at the end', 'Pens, ink, etc. The rest.', ['Pens, ink, etc.', 'The rest.']],
    [
      'a number sign',
      'See No. 5 there. No. That is all.',
      ['See No. 5 there.', 'No.', 'That is all.'],
    ],
    ['a decimal', 'It is 3.5 wide. Good.', ['It is 3.5 wide.', 'Good.']],
    ['speech that goes on', '“Stop!” he cried. “No.”', ['“Stop!” he cried.', '“No.”']],
    ['a list number', '1. First thing', ['1. First thing']],
    ['closing symbols', 'Well done. 😀', ['Well done. 😀']],
    ['an ellipsis of one character', 'Well… That was odd.', ['Well…', 'That was odd.']],
    ['a number first', 'It was 10. 2020 was hard.', ['It was 10.', '2020 was hard.']],
    ['a small letter first', 'It fell. iOS 17 is out.', ['It fell.', 'iOS 17 is out.']],
    ['a shouted name', 'I use Yahoo! Mail. Good.', ['I use Yahoo! Mail.', 'Good.']],
    ['a Roman number', 'See Vol. III there.', ['See Vol. III there.']],
    ['the first person', 'So do I. He left.', ['So do I.', 'He left.']],
  ])('%s', (_, text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it.each([
    ['a blank line', 'One.\n\nTwo.', ['paragraph', 'sentence']],
    ['a blank line with Windows ends', 'One\r\n\r\nTwo', ['paragraph', 'sentence']],
    ['a heading', 'Chapter One\nIt was dark.', ['line', 'sentence']],
    ['a list', '- milk\n- bread\n- tea', ['line', 'line', 'sentence']],
    ['a wrapped line', 'the quick\nbrown fox', ['sentence']],
    [
      'a long wrapped line before a name',
      'It was in the spring of that year that we first met Mr.\nBennet and his wife.',
      ['sentence'],
    ],
  ])('line ends: %s', (_, text, expected) => {
    expect(breaks(text)).toEqual(expected);
  });

  it('cuts a sentence without end after clauses, then after words', () => {
    expect(breaks('some words, '.repeat(200))).toContain('clause');
    expect(breaks('some words '.repeat(200)).slice(0, -1)).toEqual(['word', 'word']);
    expect(breaks('x'.repeat(2500))).toEqual(['none', 'none', 'sentence']);
  });

  it('keeps the pause of a paragraph behind much white space', () => {
    expect(breaks(`One.${'\n'.repeat(3000)}Two.`)).toEqual(['paragraph', 'sentence']);
  });

  it('gives nothing for nothing', () => {
    expect(breaks('')).toEqual([]);
  });

  it('cuts a line that is longer than the segmenter is given at once', () => {
    const text = 'word '.repeat(5000);
    const pieces = [...splitSentences(text)];
    expect(pieces.slice(0, -1).every((piece) => piece.break === 'word')).toBe(true);
    expect(sentences('A short one is here. '.repeat(2000))).toHaveLength(2000);
  });

  it('does not read ahead of what is asked for', () => {
    const text = 'A short one is here. '.repeat(50_000);
    const first = splitSentences(text).next();
    expect(first.value).toMatchObject({ start: 0, end: 21 });
  });

  const fragment = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'Dr. ',
      'U.S. ',
      'A. ',
      '\n',
      '\r\n\r\n',
      '"',
      '...',
      '\ud800',
      '😀',
      ' ',
      '1. ',
    ),
    fc.constantFrom('Hello there. ', 'x'.repeat(1500), 'e\u0301'.repeat(700), '👩‍👩‍👧'.repeat(300)),
  );

  it('never loses, repeats or halves a character', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 30 }), (fragments) => {
        const text = fragments.join('');
        let at = 0;
        for (const { start, end } of splitSentences(text)) {
          expect(start).toBe(at);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end).trimEnd().length).toBeLessThanOrEqual(LONGEST_SENTENCE);
          const parted = /[\ud800-\udbff]$/.test(text.slice(start, end)) && isLow(text, end);
          expect(parted).toBe(false);
          at = end;
        }
        expect(at).toBe(text.length);
      }),
    );
  });
});

function isLow(text: string, at: number): boolean {
  return text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) <= 0xdfff;
}
