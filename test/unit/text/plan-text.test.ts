import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type SpeechUnit, type TextSpan } from '../../../src/contracts/text';
import { loadCmuLexicon } from '../../../src/text/lexicon/cmu-lexicon';
import type { Lexicon } from '../../../src/text/lexicon/lexicon';
import { planText } from '../../../src/text/plan/plan-text';
import { UNIT_PHONEMES } from '../../../src/text/plan/unit-limits';
import { SYMBOL_IDS } from '../../../src/text/vocabulary/symbol-ids';

let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = await loadCmuLexicon();
});

const SYMBOLS = new Map(Object.entries(SYMBOL_IDS).map(([symbol, id]) => [id, symbol]));

function plan(text: string, language: (typeof LANGUAGES)[number] = 'en-us') {
  const sentences = [...planText(text, { lexicon, language })];
  return {
    units: sentences.flatMap(({ units }) => units),
    dropped: sentences.flatMap(({ dropped }) => dropped),
  };
}

function heard(unit: SpeechUnit, [from, to]: readonly [number, number]): string {
  return unit.tokens
    .slice(from, to)
    .map((id) => SYMBOLS.get(id))
    .join('');
}

describe('planText', () => {
  it('gives one unit a sentence, with exact spans and token ranges', () => {
    const text = '  He paid $9.99. “Good!”';
    const { units } = plan(text);
    expect(units.map(({ source }) => text.slice(source.start, source.end))).toEqual([
      'He paid $9.99.',
      '“Good!”',
    ]);
    const [first] = units;
    expect(first?.words.map(({ start, end }) => text.slice(start, end))).toEqual([
      'He',
      'paid',
      '$9.99',
    ]);
    expect(first?.words[0]?.tokenRange).toEqual([1, 3]);
    expect(first?.words[1]?.tokenRange).toEqual([4, 8]);
    expect(first?.tokens.length).toBe((first?.phonemes.length ?? 0) + 2);
    expect(units.map(({ index }) => index)).toEqual([0, 1]);
  });

  it('pauses longer after a paragraph than after a sentence', () => {
    expect(plan('One. Two.\n\nThree.').units.map(({ pauseAfter }) => pauseAfter)).toEqual([
      0.35, 0.7, 0.35,
    ]);
  });

  it('cuts a long sentence after clauses', () => {
    const { units } = plan('a quiet evening by the river, '.repeat(30));
    expect(units.length).toBeGreaterThan(1);
    for (const unit of units.slice(0, -1)) {
      expect(unit.phonemes.endsWith(',')).toBe(true);
      expect(unit.pauseAfter).toBe(0.1);
    }
  });

  it('cuts between words where there is no clause, and says all of them', () => {
    const { units } = plan('evening '.repeat(100));
    expect(units.length).toBeGreaterThan(1);
    expect(units[0]?.pauseAfter).toBe(0.05);
    expect(units.flatMap(({ words }) => words)).toHaveLength(100);
  });

  it('cuts inside a giant word, and says every letter of it', () => {
    const { units } = plan('b'.repeat(900));
    const said = units.map(({ phonemes }) => phonemes).join('');
    expect(said.match(/b[ˈˌ]i/g)).toHaveLength(900);
    expect(units[0]?.pauseAfter).toBe(0);
  });

  it.each(['𐀀', 'e\u0301'])('parts no character %s at the end of a giant word', (last) => {
    // Of many lengths, so that the last piece gets any part of its letters.
    for (let length = 400; length < 500; length++) {
      const text = 'q'.repeat(length) + last;
      expect(faultsOfWords(text, plan(text, 'en-gb').units)).toEqual([]);
    }
  });

  it('has nothing for a text without words, but reports it', () => {
    expect(plan('𝄞 …').units).toEqual([]);
    expect(plan('𝄞 …').dropped).toEqual([{ symbol: '𝄞', start: 0, end: 2 }]);
  });

  const fragment = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '$9.99 ',
      '3:30 pm',
      'Dr. Who',
      'U.S.',
      'naïve',
      '1998',
      '-5%',
      'e\u0301',
      "'90s",
    ),
    fc.constantFrom(
      '\n\n',
      '. ',
      ', ',
      '...',
      '"',
      '(',
      '\ud83d',
      '\udc00',
      '😀',
      '日本',
      '\u0000',
    ),
    fc.constantFrom('q'.repeat(700), '1'.repeat(700), 'word, '.repeat(80), '?!'.repeat(200)),
  );
  const texts = fc.array(fragment, { maxLength: 25 }).map((parts) => parts.join(''));

  it.each(LANGUAGES)('keeps its promises for any text (%s)', { timeout: 60_000 }, (language) => {
    fc.assert(
      fc.property(texts, (text) => {
        const { units, dropped } = plan(text, language);
        expect(units.map(({ index }) => index)).toEqual(units.map((_, i) => i));
        expect(units.flatMap(faultsOfTokens)).toEqual([]);
        expect(faultsOfWords(text, units)).toEqual([]);
        expect(
          dropped.filter(({ symbol, start, end }) => text.slice(start, end) !== symbol),
        ).toEqual([]);
        expect(lostCharacters(text, units, dropped)).toEqual([]);
      }),
    );
  });
});

function faultsOfTokens({ tokens, words, phonemes }: SpeechUnit): string[] {
  const faults: string[] = [];
  if (tokens.length > UNIT_PHONEMES + 2) faults.push(`${tokens.length} tokens`);
  if (tokens.at(0) !== 0 || tokens.at(-1) !== 0) faults.push('no pad');
  if (!tokens.slice(1, -1).every((id) => SYMBOLS.has(id))) faults.push(`bad id in ${tokens}`);
  if (words.length === 0) faults.push(`no word in ${phonemes}`);
  return faults;
}

/** Words stand in order, inside their unit, on whole characters, and their tokens say their phonemes. */
function faultsOfWords(text: string, units: readonly SpeechUnit[]): unknown[] {
  const faults: unknown[] = [];
  let at = 0;
  for (const unit of units) {
    let token = 1;
    for (const word of unit.words) {
      const { start, end, tokenRange, phonemes } = word;
      const inPlace = start >= Math.max(at, unit.source.start) && end <= unit.source.end;
      const isWhole = end > start && !splitsPair(text, start) && !splitsPair(text, end);
      const isHeard = phonemes !== '' && heard(unit, tokenRange) === phonemes;
      if (!inPlace || !isWhole || !isHeard || tokenRange[0] < token) faults.push(word);
      at = end;
      token = tokenRange[1];
    }
  }
  if (at > text.length) faults.push('beyond the text');
  return faults;
}

function splitsPair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, at - 1), at + 1));
}

/** Letters, digits and emoji that are neither part of a word that is said nor reported. */
function lostCharacters(
  text: string,
  units: readonly SpeechUnit[],
  dropped: readonly TextSpan[],
): string[] {
  const covered = new Uint8Array(text.length);
  for (const { start, end } of [...units.flatMap(({ words }) => words), ...dropped]) {
    covered.fill(1, start, end);
  }
  return [...text.matchAll(/[\p{L}\p{N}\p{Extended_Pictographic}]/gu)]
    .filter(({ index }) => covered[index] === 0)
    .map(({ index, 0: character }) => `${character} at ${index}`);
}
