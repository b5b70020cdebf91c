import { describe, expect, it } from 'vitest';
import { PAD_ID, SYMBOL_IDS } from '../../../src/text/vocabulary/symbol-ids';
import { decompose, tokenize } from '../../../src/text/vocabulary/tokenize';

describe('vocabulary', () => {
  it('holds 114 symbols with distinct ids below 178, each of one code unit', () => {
    const ids = Object.values(SYMBOL_IDS);
    expect(ids).toHaveLength(114);
    expect(new Set(ids).size).toBe(114);
    expect(ids.every((id) => id > PAD_ID && id < 178)).toBe(true);
    expect(Object.keys(SYMBOL_IDS).every((symbol) => symbol.length === 1)).toBe(true);
  });

  it.each([
    ['$', undefined],
    [';', 1],
    [' ', 16],
    ['A', 24],
    ['\u0303', 17],
    ['ˈ', 156],
    ['ᵻ', 177],
  ])('gives %j the id %j', (symbol, id) => {
    expect(SYMBOL_IDS[symbol]).toBe(id);
  });

  it('cannot be changed', () => {
    expect(Object.isFrozen(SYMBOL_IDS)).toBe(true);
  });
});

describe('tokenize', () => {
  it('puts 0 at both ends', () => {
    expect(tokenize('')).toEqual({ tokens: [0, 0], unknown: [] });
    expect(tokenize('hˈI').tokens).toEqual([0, 50, 156, 25, 0]);
  });

  it('takes nasal vowels apart, and leaves ç whole', () => {
    expect(decompose('õ')).toBe('o\u0303');
    expect(decompose('ç')).toBe('ç');
    expect(tokenize('õç').tokens).toEqual([0, 57, 17, 78, 0]);
  });

  it('lists what has no id, with its place', () => {
    const { tokens, unknown } = tokenize('a#b😀');
    expect(tokens).toEqual([0, 43, 44, 0]);
    expect(unknown).toEqual([
      { symbol: '#', at: 1 },
      { symbol: '😀', at: 3 },
    ]);
  });
});
