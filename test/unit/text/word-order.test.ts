import { beforeAll, describe, expect, it } from 'vitest';
import { loadCmuLexicon } from '../../../src/text/lexicon/cmu-lexicon';
import type { Lexicon } from '../../../src/text/lexicon/lexicon';
import type { SentenceItem, WrittenWord } from '../../../src/text/normalize/sentence-item';
import { phonemizeSentence } from '../../../src/text/phonemize/phonemize-sentence';
import type { UserLexicon } from '../../../src/text/phonemize/user-lexicon';
import { vowelSpellings } from '../../../src/text/phonemize/vowel-spellings';

let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = await loadCmuLexicon();
});

function sentence(...words: (string | Partial<WrittenWord>)[]): SentenceItem[] {
  return words.map((word, i) => ({
    kind: 'word',
    start: i,
    end: i + 1,
    spaceBefore: i > 0,
    spelled: false,
    spoken: '',
    ...(typeof word === 'string' ? { spoken: word } : word),
  }));
}

function say(items: SentenceItem[], user?: UserLexicon): string[] {
  return phonemizeSentence(items, { lexicon, language: 'en-us', ...(user ? { user } : {}) });
}

describe('a given pronunciation', () => {
  it('is used as it is, and what stands before it hears it', () => {
    const items = sentence('the', { spoken: 'GIF', phonemes: 'ˈʤIf' });
    expect(say(items)).toEqual(['ðə', 'ˈʤIf']);
    expect(say(sentence('the', { spoken: 'GIF', phonemes: 'ˈIf' }))).toEqual(['ði', 'ˈIf']);
  });
});

describe('the user’s lexicon', () => {
  it('comes before everything else, whole words before their parts', () => {
    const entries = new Map([
      ['read', 'ɹˈUD'],
      ['ice cream', 'ˈIskɹim'],
      ['ice', 'NO'],
    ]);
    const user: UserLexicon = { pronounce: (word) => entries.get(word) };
    expect(say(sentence('read', 'ice cream', 'well-read'), user)).toEqual([
      'ɹˈUD',
      'ˈIskɹim',
      'wˈɛlɹˈUD',
    ]);
  });

  it('is told which homograph it is', () => {
    const asked: unknown[] = [];
    const user: UserLexicon = {
      pronounce: (word, context) => {
        asked.push([word, context.partOfSpeech]);
        return undefined;
      },
    };
    say(sentence('They', 'record', 'it'), user);
    expect(asked).toContainEqual(['record', 'verb']);
    expect(asked).toContainEqual(['They', undefined]);
  });
});

describe('emphasis', () => {
  it.each([
    ['can', 'strong', 'kˈæn'],
    ['can', 'moderate', 'kˈæn'],
    ['can', undefined, 'kæn'],
    ['water', 'reduced', 'wˌɔTəɹ'],
    ['CAN', 'none', 'kæn'],
  ] as const)('%s, %s', (spoken, emphasis, phonemes) => {
    const word = emphasis === undefined ? { spoken } : { spoken, emphasis };
    expect(say(sentence('I', word, 'do'))[1]).toBe(phonemes);
  });
});

describe('letters of vowels', () => {
  it.each([
    ['family', 'fæməli', ['', 'a', '', 'i', '', 'y']],
    ['scorpion', 'skɔɹpiən', ['', '', 'o', '', '', 'i', 'o', '']],
    ['little', 'lɪTᵊl', ['', 'i', '', '', '']],
    ['homemade', 'hOmmAd', ['', 'o', '', '', 'a', '']],
    ['unit', 'junət', ['', 'u', '', 'i', '']],
    ['', '', []],
  ])('%s', (word, sounds, spellings) => {
    expect(vowelSpellings(word, sounds)).toEqual(spellings);
  });
});
