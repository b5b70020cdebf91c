import type { SpeechUnit, TextType, Verbosity } from '../../src/contracts/text';
import { WholeDocument } from '../../src/text/document/text-document';
import { readDocument } from '../../src/text/input/read-document';
import type { Lexicon } from '../../src/text/lexicon/lexicon';
import { type PlanOptions, planDocument } from '../../src/text/plan/plan-document';

const lexicon: Lexicon = { lookup: () => 'wˈɜɹd' };

/** A document's units, said with one sound for every word. */
export async function unitsOf(
  text: string,
  type: TextType,
  { verbosity, ...options }: PlanOptions & { verbosity?: Verbosity } = {},
): Promise<SpeechUnit[]> {
  const reading = await readDocument(text, 'en-us', { type, verbosity });
  const planned = planDocument(new WholeDocument(reading), { lexicon, language: 'en-us' }, options);
  return [...planned].flatMap(({ units }) => units);
}

/** What of a document is read: the author's own words of each unit, and the pause after it. */
export async function readAloud(
  text: string,
  type: TextType,
  verbosity?: Verbosity,
): Promise<(readonly [words: string, pause: number])[]> {
  const units = await unitsOf(text, type, verbosity ? { verbosity } : {});
  return units.map(({ words, pauseAfter }) => [
    words.map(({ start, end }) => text.slice(start, end)).join(' '),
    pauseAfter,
  ]);
}
