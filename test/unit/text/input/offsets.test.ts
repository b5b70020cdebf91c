import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  LANGUAGES,
  type Language,
  TEXT_TYPES,
  type TextType,
  VERBOSITIES,
  type Verbosity,
} from '../../../../src/contracts/text';
import { WholeDocument } from '../../../../src/text/document/text-document';
import { readDocument } from '../../../../src/text/input/read-document';
import type { Lexicon } from '../../../../src/text/lexicon/lexicon';
import { normalizeReading } from '../../../../src/text/plan/normalize-text';
import { phonemizeReading } from '../../../../src/text/plan/phonemize-text';
import { type PlanOptions, planDocument } from '../../../../src/text/plan/plan-document';
import type { Speaker } from '../../../../src/text/plan/speaker';
import { planFaults, spanFaults } from '../../../support/plan-faults';
import { ANY_DOCUMENTS, WORD_DOCUMENTS } from '../../../support/random-documents';

/** A lexicon that knows every word: what is asked here is where words are, not how they sound. */
const lexicon: Lexicon = { lookup: (word) => (word.length > 12 ? undefined : 'wˈɜɹdz') };

const options = fc.record(
  {
    verbosity: fc.constantFrom(...VERBOSITIES),
    language: fc.constantFrom(...LANGUAGES),
    unitPhonemes: fc.integer({ min: 50, max: 500 }),
    fragmentWords: fc.integer({ min: 0, max: 9 }),
    lead: fc.record({
      phonemes: fc.integer({ min: 1, max: 120 }),
      growth: fc.double({ min: 1, max: 3, noNaN: true }),
    }),
  },
  { requiredKeys: ['language'] },
);
type Options = PlanOptions & { language: (typeof LANGUAGES)[number]; verbosity?: Verbosity };

/** Somebody who reads every language of a document in its own way. */
const speakerOf = (language: Language): Speaker => ({ lexicon, language, in: speakerOf });

async function planOf(text: string, type: TextType, { language, verbosity, ...plan }: Options) {
  const reading = await readDocument(text, language, { type, verbosity });
  const speaker = speakerOf(language);
  const planned = [...planDocument(new WholeDocument(reading), speaker, plan)];
  return {
    reading,
    units: planned.flatMap(({ units }) => units),
    dropped: planned.flatMap(({ dropped }) => dropped),
    phonemization: phonemizeReading(reading, speaker),
    normalized: normalizeReading(reading, speaker),
  };
}

describe.each(TEXT_TYPES)('%s', (type) => {
  it('keeps its promises about offsets and lengths for any document', {
    timeout: 240_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(ANY_DOCUMENTS[type], options, async (text, chosen) => {
        const { units, dropped, phonemization, normalized } = await planOf(text, type, chosen);
        expect(planFaults(text, units)).toEqual([]);
        expect(spanFaults(text, phonemization.words)).toEqual([]);
        expect(spanFaults(text, normalized.spans)).toEqual([]);
        for (const { start, end } of dropped) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(end).toBeGreaterThanOrEqual(start);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('says every word of a document once, in order', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(WORD_DOCUMENTS[type], options, async ({ text, words }, chosen) => {
        const { verbosity: _, ...plan } = chosen;
        const { units, phonemization } = await planOf(text, type, plan);
        const ofSource = (spans: readonly { start: number; end: number }[]) =>
          spans
            .map(({ start, end }) => text.slice(start, end))
            // An ampersand and a citation's number are said, too; here the simple words are counted.
            .filter((word) => /^[a-z]+$/.test(word));
        expect(ofSource(units.flatMap((unit) => unit.words))).toEqual(words);
        expect(ofSource(phonemization.words)).toEqual(words);
        expect(planFaults(text, units)).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });
});
