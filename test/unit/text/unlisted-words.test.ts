import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { score } from '../../../scripts/eval-score';
import { arpabetToKokoro } from '../../../src/text/lexicon/arpabet';
import { loadCmuLexicon } from '../../../src/text/lexicon/cmu-lexicon';
import { LetterSounds } from '../../../src/text/lexicon/letter-sounds';
import type { Lexicon } from '../../../src/text/lexicon/lexicon';
import { withoutWords } from '../../../src/text/lexicon/without-words';
import { isSpokenAcronym } from '../../../src/text/phonemize/acronym';
import { americanWord } from '../../../src/text/phonemize/american-word';
import { decompose, isKnownSymbol } from '../../../src/text/vocabulary/tokenize';
import { cmuWords } from '../../../tools/cmu-words';
import { isHeldOut } from '../../../tools/held-out';

const DATA = new URL('../../../src/text/lexicon/data/letter-sounds.bin', import.meta.url);
const network = new LetterSounds(readFileSync(DATA));

let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = await loadCmuLexicon();
});

describe('letters to sounds', () => {
  it('weighs at most 0.35 MB', () => {
    expect(readFileSync(DATA).length).toBeLessThan(350_000);
  });

  it('says words that it never saw with at most 12 % of wrong phonemes', () => {
    const unseen = cmuWords().filter(({ word }) => /^[a-z]+$/.test(word) && isHeldOut(word));
    expect(unseen.length).toBeGreaterThan(3000);
    const said = unseen.map(({ word, arpabet }) => ({
      right: arpabetToKokoro(arpabet, word),
      said: arpabetToKokoro(network.pronounce(word), word),
    }));
    expect(score(said).errors).toBeLessThan(12);
  });

  it('makes only phones, for any letters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{0,30}$/), (word) => {
        const phonemes = arpabetToKokoro(network.pronounce(word), word);
        for (const symbol of decompose(phonemes)) expect(isKnownSymbol(symbol)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('skips what is no letter', () => {
    expect(network.pronounce("bo'at-s")).toBe(network.pronounce('boats'));
    expect(network.pronounce('')).toBe('');
    expect(network.pronounce('é')).toBe('');
  });
});

describe('words by their parts', () => {
  it.each([
    ['demystification', 'dimˌɪstəfəkˈAʃən'],
    ['untweetable', 'ʌntwˈiTəbᵊl'],
    ['dauntlessness', 'dˈɔntləsnəs'],
    ['incapability', 'ɪnkˌApəbˈɪləTi'],
    ['decennially', 'dəsˈɛniəli'],
    ['scenically', 'sˈinəkᵊli'],
    ['colourfully', 'kˈʌləɹfəli'],
    ['organisations', 'ˌɔɹɡənəzˈAʃənz'],
    ['daybed', 'dˈAbˌɛd'],
    ['deepfakes', 'dˈipfˌAks'],
    ['microservice', 'mˌIkɹOsˈɜɹvəs'],
  ])('%s', (word, phonemes) => {
    expect(americanWord(word, lexicon, false)).toBe(phonemes);
  });
});

describe('capitals', () => {
  it.each([
    ['HTML', false],
    ['NAFTA', true],
    ['UNESCO', true],
    ['XQCB', false],
    ['ABC', false],
    ['RSVP', false],
  ])('%s is a word: %s', (word, isWord) => {
    expect(isSpokenAcronym(word)).toBe(isWord);
  });
});

describe('without the lexicon', () => {
  it('words are said by their letters, and never empty', () => {
    const blind = withoutWords(lexicon);
    expect(blind.lookup('water')).toBeUndefined();
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z]('?[A-Za-z]){0,50}$/), (word) => {
        expect(americanWord(word, blind, false)).not.toBe('');
        expect(americanWord(word, lexicon, true)).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });
});
