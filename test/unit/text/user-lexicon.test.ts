import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pronunciation } from '../../../src/contracts/text';
import { checkEntry } from '../../../src/text/user-lexicon/entry';
import { toKokoroPhonemes } from '../../../src/text/user-lexicon/kokoro-phonemes';
import { exportLexicon, importLexicon } from '../../../src/text/user-lexicon/lexicon-files';
import { readRespelling } from '../../../src/text/user-lexicon/respelling';
import { safePattern } from '../../../src/text/user-lexicon/safe-pattern';
import { UserPronunciations } from '../../../src/text/user-lexicon/user-pronunciations';
import { isKnownSymbol } from '../../../src/text/vocabulary/tokenize';

const lexiconOf = (...entries: Pronunciation[]) =>
  new UserPronunciations(entries, 'en-us', (alias) => `«${alias}»`);
const say = (word: string, ...entries: Pronunciation[]) =>
  lexiconOf(...entries).pronounce(word, {});
const refusal = (entry: Pronunciation) => {
  try {
    checkEntry(entry, 'en-us');
    return 'accepted';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('IPA in Kokoro’s symbols', () => {
  it.each([
    ['fəʊˈniːmz', 'fOnˈimz', 'fQnˈiːmz'],
    ['/ˈt͡ʃɜːt͡ʃ/', 'ʧˈɜɹʧ', 'ʧˈɜːʧ'],
    ["tə'meɪtoʊ", 'təmˈAtO', 'təmˈAtQ'],
    ['ˈbɒtl̩', 'bˈɑtᵊl', 'bˈɒtᵊl'],
    ['ˈstreɪndʒ', 'stɹˈAnʤ', 'stɹˈAnʤ'],
    ['ˌɪn.təˈnæʃ.ə.nəl', 'ˌɪntənˈæʃənəl', 'ˌɪntənˈaʃənəl'],
    ['heə', 'hɛɹ', 'hɛː'],
  ])('%s → %s, %s', (ipa, american, british) => {
    expect(toKokoroPhonemes(ipa, 'en-us').phonemes).toBe(american);
    expect(toKokoroPhonemes(ipa, 'en-gb').phonemes).toBe(british);
  });

  it('leaves Kokoro’s own symbols as they are', () => {
    expect(toKokoroPhonemes('kˈOkəɹO mˌIʧᵊl wˈɔTəɹ', 'en-us').phonemes).toBe(
      'kˈOkəɹO mˌIʧᵊl wˈɔTəɹ',
    );
  });

  it('gives only symbols that the model knows, and names the others', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('en-us', 'en-gb'),
        (text, language) => {
          const { phonemes, unknown } = toKokoroPhonemes(text, language);
          expect([...phonemes].every(isKnownSymbol)).toBe(true);
          expect(unknown.some(isKnownSymbol)).toBe(false);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('respelling', () => {
  it.each([
    ['nuh-VAH-duh', 'nəvˈɑdə', 'nəvˈɑːdə'],
    ['KOH-kuh-roh', 'kˈOkəɹO', 'kˈQkəɹQ'],
    ['pruh-NUN-see-AY-shun', 'pɹənˈʌnsiˌAʃən', 'pɹənˈʌnsiˌAʃən'],
    ['sky', 'skˈI', 'skˈI'],
    ['new YORK', 'nˈɛw jˈɔɹk', 'nˈɛw jˈɔːk'],
  ])('%s → %s, %s', (written, american, british) => {
    expect(readRespelling(written, 'en-us').phonemes).toBe(american);
    expect(readRespelling(written, 'en-gb').phonemes).toBe(british);
  });

  it('names what it cannot read', () => {
    expect(readRespelling('nuh-VÄH', 'en-us').unknown).toEqual(['ä']);
  });
});

describe('a lexicon', () => {
  it('finds words whatever their capitals, unless these count', () => {
    expect(say('GIF', { word: 'gif', respelling: 'JIF' })).toBe('ʤˈɪf');
    expect(say('us', { word: 'US', alias: 'United States', caseSensitive: true })).toBeUndefined();
    expect(say('US', { word: 'US', alias: 'United States', caseSensitive: true })).toBe(
      '«United States»',
    );
  });

  it('lets the last entry for a word count, and words before patterns', () => {
    const entries: Pronunciation[] = [
      { word: 'abc', phonemes: 'ˈA' },
      { word: 'ABC', phonemes: 'ˈI' },
      { pattern: 'a.*', phonemes: 'ˈO' },
    ];
    expect(say('abc', ...entries)).toBe('ˈI');
    expect(say('axe', ...entries)).toBe('ˈO');
    expect(say('bax', ...entries)).toBeUndefined();
  });

  it('asks for the part of speech where an entry names one', () => {
    const lexicon = lexiconOf(
      { word: 'read', phonemes: 'ɹˈid' },
      { word: 'read', phonemes: 'ɹˈɛd', partOfSpeech: 'Verb' },
    );
    expect(lexicon.pronounce('read', {})).toBe('ɹˈid');
    expect(lexicon.pronounce('read', { partOfSpeech: 'verb' })).toBe('ɹˈɛd');
    expect(lexicon.pronounce('read', { partOfSpeech: 'noun' })).toBe('ɹˈid');
  });

  it('fills an alias from what a pattern matched', () => {
    expect(say('v12', { pattern: String.raw`v(\d+)`, alias: 'version $1' })).toBe('«version 12»');
  });

  it('makes the possessive of a word', () => {
    expect(say('Kokoro’s', { word: 'Kokoro', phonemes: 'kˈOkəɹO' })).toBe('kˈOkəɹOz');
    expect(say("Bosch's", { word: 'bosch', phonemes: 'bˈɔʃ' })).toBe('bˈɔʃᵻz');
  });

  it('keeps entries of another language for another time', () => {
    expect(say('lead', { word: 'lead', phonemes: 'lˈɛd', language: 'en-gb' })).toBeUndefined();
  });

  it.each([
    [
      { word: 'cat', phonemes: 'kˈ☃t' },
      '“cat” cannot be used: Kokoro has no symbol for “☃” (U+2603)',
    ],
    [{ word: 'cat', ipa: 'k§t' }, 'no symbol for “§” (U+00A7)'],
    [{ word: 'cat', respelling: 'kät' }, 'nothing is known for “ä” (U+00E4)'],
    [{ word: 'cat', phonemes: 'ˈ' }, 'it holds no sound'],
    [{ word: 'cat' }, 'exactly one of phonemes, ipa, respelling, alias'],
    [{ word: 'cat', ipa: 'a', alias: 'b' }, 'exactly one of'],
    [{ phonemes: 'a' }, 'either a word or a pattern'],
    [{ word: 'a', pattern: 'a', phonemes: 'a' }, 'either a word or a pattern'],
    [{ pattern: '(', phonemes: 'a' }, '“(” cannot be used: its expression is not valid'],
    [{ pattern: 'a)|(b', phonemes: 'a' }, 'not valid'],
    [{ pattern: '(a+)+', phonemes: 'a' }, 'repeats a group that itself repeats'],
    [{ pattern: '(a|aa)*', phonemes: 'a' }, 'repeats a group that itself repeats'],
    [{ pattern: 'a*a*a*a*a*b', phonemes: 'a' }, 'too many repetitions'],
    [{ pattern: String.raw`(a)\1`, phonemes: 'a' }, 'refers back'],
    [{ word: 'cat', phonemes: 'a', wrod: 'x' }, '“wrod” is no field'],
    [{ word: 5, phonemes: 'a' }, '“word” is not a string'],
    [{ word: 'cat', phonemes: 'a', language: 'fr' }, '“fr” is no language'],
  ])('refuses %j', (entry, message) => {
    expect(refusal(entry as Pronunciation)).toContain(message);
  });

  it.each(['(?:foo|bar)s?', String.raw`\p{Lu}{2,4}\d*`, '[a-z]+tron', 'colou?r(?:s|ed)?'])(
    'takes the pattern %s',
    (pattern) => {
      expect(safePattern(pattern, false)).toHaveProperty('pattern');
    },
  );
});

describe('files', () => {
  const entries: readonly Pronunciation[] = [
    { word: 'tomato', ipa: 'təˈmɑːtəʊ' },
    { word: 'W3C & co', alias: 'World Wide Web <Consortium>' },
    { word: 'read', phonemes: 'ɹˈɛd', partOfSpeech: 'verb' },
  ];

  it.each(['json', 'pls'] as const)('%s: what is written is read again', async (format) => {
    const file = await exportLexicon(entries, format, 'en-us');
    const read = await importLexicon(file, format);
    const withLanguage = entries.map((entry) => ({ ...entry, language: 'en-us' }));
    expect(read).toEqual(format === 'json' ? entries : withLanguage);
  });

  it('reads PLS as the W3C has it', async () => {
    const file = `<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en-GB">
  <lexeme><grapheme>centre</grapheme><grapheme>center</grapheme><phoneme>ˈsɛn.tə</phoneme><phoneme prefer="true">ˈsɛntər</phoneme></lexeme>
  <lexeme role="claws:VVI"><grapheme>live</grapheme><phoneme>ˈlɪv</phoneme></lexeme>
</lexicon>`;
    expect(await importLexicon(file, 'pls')).toEqual([
      { word: 'centre', ipa: 'ˈsɛntər', language: 'en-gb' },
      { word: 'center', ipa: 'ˈsɛntər', language: 'en-gb' },
      { word: 'live', ipa: 'ˈlɪv', partOfSpeech: 'VVI', language: 'en-gb' },
    ]);
  });

  it.each([
    ['json', '{', 'it is not JSON'],
    ['json', '{}', 'its “schema” is not'],
    ['json', '{"schema":"kokoro-speak/pronunciations","version":2}', 'its version is 2'],
    ['json', '{"schema":"kokoro-speak/pronunciations","version":1}', 'no list of “entries”'],
    [
      'json',
      '{"schema":"kokoro-speak/pronunciations","version":1,"entries":[null]}',
      'not an object',
    ],
    [
      'json',
      '{"schema":"kokoro-speak/pronunciations","version":1,"entries":[{"word":"a","ipa":"☃"}]}',
      '☃',
    ],
    ['pls', '<lexicon>', 'line 1, column'],
    ['pls', '<html/>', 'it has no <lexicon>'],
    [
      'pls',
      '<lexicon><lexeme><grapheme>a</grapheme></lexeme></lexicon>',
      'neither <phoneme> nor <alias>',
    ],
    ['pls', '<lexicon><lexeme><phoneme>a</phoneme></lexeme></lexicon>', 'no <grapheme>'],
    [
      'pls',
      '<lexicon alphabet="x-sampa"><lexeme><grapheme>a</grapheme><phoneme>a</phoneme></lexeme></lexicon>',
      'x-sampa',
    ],
    [
      'pls',
      '<lexicon><lexeme><grapheme>cat</grapheme><phoneme>k☃t</phoneme></lexeme></lexicon>',
      '“cat” cannot be used: Kokoro has no symbol for “☃”',
    ],
  ] as const)('%s %j is refused: %s', async (format, file, message) => {
    await expect(importLexicon(file, format)).rejects.toThrow(message);
  });

  it('does not write what PLS cannot say', async () => {
    const pattern: Pronunciation = { pattern: 'a+', phonemes: 'ˈA' };
    await expect(exportLexicon([pattern], 'pls', 'en-us')).rejects.toThrow('PLS has no patterns');
  });
});
