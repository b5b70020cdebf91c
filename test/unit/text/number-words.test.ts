import { describe, expect, it } from 'vitest';
import {
  cardinal,
  digitByDigit,
  toOrdinal,
  toPlural,
  year,
} from '../../../src/text/normalize/number-words';

describe('cardinal', () => {
  it.each([
    ['0', 'zero'],
    ['000', 'zero'],
    ['7', 'seven'],
    ['13', 'thirteen'],
    ['40', 'forty'],
    ['99', 'ninety-nine'],
    ['100', 'one hundred'],
    ['123', 'one hundred twenty-three'],
    ['1000', 'one thousand'],
    ['1005', 'one thousand five'],
    ['12000', 'twelve thousand'],
    ['1000000', 'one million'],
    ['1000001', 'one million one'],
    [
      '2147483647',
      'two billion one hundred forty-seven million four hundred eighty-three thousand six hundred forty-seven',
    ],
    [`1${'0'.repeat(33)}`, 'one decillion'],
  ])('%s in American', (digits, words) => {
    expect(cardinal(digits, 'en-us')).toBe(words);
  });

  it.each([
    ['105', 'one hundred and five'],
    ['1005', 'one thousand and five'],
    ['1123', 'one thousand one hundred and twenty-three'],
    ['2000000', 'two million'],
    ['123456', 'one hundred and twenty-three thousand four hundred and fifty-six'],
  ])('%s in British', (digits, words) => {
    expect(cardinal(digits, 'en-gb')).toBe(words);
  });

  it('reads what has no name digit by digit', () => {
    expect(cardinal('9'.repeat(40), 'en-us')).toBe(Array(40).fill('nine').join(' '));
  });
});

describe('other numbers', () => {
  it.each([
    ['one', 'first'],
    ['twelve', 'twelfth'],
    ['twenty', 'twentieth'],
    ['twenty-one', 'twenty-first'],
    ['one hundred', 'one hundredth'],
    ['three', 'third'],
    ['five', 'fifth'],
    ['eight', 'eighth'],
    ['nine', 'ninth'],
  ])('the ordinal of %s is %s', (words, ordinal) => {
    expect(toOrdinal(words)).toBe(ordinal);
  });

  it.each([
    ['1998', 'nineteen ninety-eight'],
    ['2005', undefined],
    ['1905', 'nineteen oh five'],
    ['2010', 'twenty ten'],
    ['1900', 'nineteen hundred'],
    ['1066', 'ten sixty-six'],
    ['2000', undefined],
    ['1005', undefined],
    ['2100', undefined],
    ['998', undefined],
  ])('the year %s is %s', (digits, words) => {
    expect(year(digits)).toBe(words);
  });

  it('makes plurals', () => {
    expect(['ninety', 'six', 'two'].map(toPlural)).toEqual(['nineties', 'sixes', 'twos']);
  });

  it('names digits', () => {
    expect(digitByDigit('007-5')).toBe('zero zero seven five');
  });
});
