import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LeadUnits } from '../../../src/contracts/text';
import { loadCmuLexicon } from '../../../src/text/lexicon/cmu-lexicon';
import type { Lexicon } from '../../../src/text/lexicon/lexicon';
import { planText } from '../../../src/text/plan/plan-text';
import { UNIT_PHONEMES } from '../../../src/text/plan/unit-limits';

let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = await loadCmuLexicon();
});

const SENTENCE =
  'The old lighthouse keeper climbed the narrow stairs every evening with a lamp in his hand and a story on his mind.';

const plan = (text: string, lead?: LeadUnits) =>
  [...planText(text, { lexicon, language: 'en-us' }, lead)].flatMap(({ units }) => units);
const textsOf = (text: string, lead?: LeadUnits) =>
  plan(text, lead).map(({ source }) => text.slice(source.start, source.end));

describe('lead units', () => {
  it('are short at first and grow until sentences are whole', () => {
    const text = [SENTENCE, SENTENCE, SENTENCE].join(' ');
    const lengths = plan(text, { phonemes: 24, growth: 2 }).map(({ phonemes }) => phonemes.length);
    expect(lengths[0]).toBeLessThanOrEqual(24);
    lengths.slice(0, 3).forEach((length, i) => {
      expect(length).toBeLessThanOrEqual(24 * 2 ** i * 1.25);
    });
    // The last sentence is one unit again.
    expect(textsOf(text, { phonemes: 24, growth: 2 }).at(-1)).toBe(SENTENCE);
  });

  it('begin with whole phrases', () => {
    expect(textsOf(SENTENCE, { phonemes: 50, growth: 2 })).toEqual([
      'The old lighthouse keeper climbed the narrow stairs',
      'every evening with a lamp in his hand and a story on his mind.',
    ]);
    expect(textsOf('Yes, he said, and left us.', { phonemes: 16, growth: 1 })[0]).toBe(
      'Yes, he said,',
    );
  });

  it('leave a sentence whole that is hardly longer', () => {
    const text = 'He sat by the river.';
    const [{ phonemes = '' } = {}] = plan(text);
    const most = Math.ceil(phonemes.length / 1.2);
    expect(textsOf(text, { phonemes: most, growth: 1 })).toEqual([text]);
  });

  it('know the sentence that they are parts of', () => {
    const text = `  ${SENTENCE} Yes.`;
    const units = plan(text, { phonemes: 24, growth: 1 });
    const sentences = units.map(({ sentence }) => text.slice(sentence.start, sentence.end));
    expect(new Set(sentences)).toEqual(new Set([SENTENCE, 'Yes.']));
  });

  it('say the same words as whole sentences, whatever the limits', () => {
    const text = `${SENTENCE} “Yes,” she said; it’s $9.99. ${SENTENCE}`;
    const words = (lead?: LeadUnits) =>
      plan(text, lead).flatMap((unit) => unit.words.map(({ start, end }) => [start, end]));
    const expected = words();
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.double({ min: 1, max: 4, noNaN: true }),
        (phonemes, growth) => {
          expect(words({ phonemes, growth })).toEqual(expected);
          for (const unit of plan(text, { phonemes, growth }))
            expect(unit.phonemes.length).toBeLessThanOrEqual(UNIT_PHONEMES);
        },
      ),
      { numRuns: 40 },
    );
  });
});
