import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type SentenceOutline,
  type SpeechUnit,
  TEXT_TYPES,
  type TextType,
} from '../../../../src/contracts/text';
import { outlineDocument } from '../../../../src/text/document/outline';
import { WholeDocument } from '../../../../src/text/document/text-document';
import { readDocument } from '../../../../src/text/input/read-document';
import type { Lexicon } from '../../../../src/text/lexicon/lexicon';
import { planDocument } from '../../../../src/text/plan/plan-document';
import { ANY_DOCUMENTS, WORD_DOCUMENTS } from '../../../support/random-documents';

const lexicon: Lexicon = { lookup: () => 'wˈɜɹd' };
const speaker = { lexicon, language: 'en-us' } as const;

async function open(text: string, type: TextType = 'text/plain'): Promise<WholeDocument> {
  return new WholeDocument(await readDocument(text, 'en-us', { type }));
}

function outlineOf(document: WholeDocument, batch = 1000): SentenceOutline[] {
  const sentences: SentenceOutline[] = [];
  for (let from = 0; ; ) {
    const part = outlineDocument(document, speaker, from, batch);
    sentences.push(...part.sentences);
    if (part.done) return sentences;
    from = part.next;
  }
}

function unitsOf(document: WholeDocument): SpeechUnit[] {
  return [...planDocument(document, speaker)].flatMap(({ units }) => units);
}

const spans = (places: readonly { start: number; end: number }[]) => [
  ...new Set(places.map(({ start, end }) => `${start}–${end}`)),
];

describe.each(TEXT_TYPES)('the outline of %s', (type) => {
  it('has the sentences that are planned, and no other', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          ANY_DOCUMENTS[type],
          WORD_DOCUMENTS[type].map(({ text }) => text),
        ),
        fc.integer({ min: 1, max: 5 }),
        async (text, batch) => {
          const document = await open(text, type);
          const outline = outlineOf(document, batch);
          expect(outlineOf(document)).toEqual(outline);
          expect(spans(outline)).toEqual(spans(unitsOf(document).map((unit) => unit.sentence)));
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 500) },
    );
  });
});

test('units of several short sentences say which', async () => {
  const text = 'Yes. “No,” he said. It is *not* here at all. So.\n\nGo!';
  const document = await open(text, 'text/markdown');
  const units = [...planDocument(document, speaker, { fragmentWords: 5 })].flatMap(
    (planned) => planned.units,
  );
  expect(spans(units.flatMap(({ sentence, sentences = [sentence] }) => sentences))).toEqual(
    spans(outlineOf(document)),
  );
  expect(units[0]?.sentences).toHaveLength(4);
});

const OUTLINED = `# The *first* one

Said here. And here.

- An item.
- Another.

## The second

*** 

Ends.`;

test('paragraphs and headings of a document', async () => {
  const outline = outlineOf(await open(OUTLINED, 'text/markdown'));
  const rows = outline.map(({ start, end, endsParagraph, heading }) => [
    OUTLINED.slice(start, end),
    endsParagraph,
    heading,
  ]);
  expect(rows).toEqual([
    ['The *first* one', true, 1],
    ['Said here.', false, undefined],
    ['And here.', true, undefined],
    ['An item.', true, undefined],
    ['Another.', true, undefined],
    ['The second', true, 2],
    ['Ends.', true, undefined],
  ]);
});

test('headings of HTML', async () => {
  const html = '<h1>One <i>of</i> them</h1><p>Two.</p><h3>Three</h3><h7>Four</h7>';
  const outline = outlineOf(await open(html, 'text/html'));
  expect(outline.map(({ heading }) => heading)).toEqual([1, undefined, 3, undefined]);
});

const BOOK = `The Book

by Somebody

CHAPTER I. Down the Hole

She fell. Part one of the way was short.
Chapter 2: Landing

Introduction

“Chapter one,” he said. She read it.

PART THE SECOND

Prologue

It ends.`;

test('what looks like the title of a chapter is one, in plain text', async () => {
  const outline = outlineOf(await open(BOOK));
  const titles = outline.filter(({ heading }) => heading === 1);
  expect(titles.map(({ start, end }) => BOOK.slice(start, end))).toEqual([
    'CHAPTER I. Down the Hole',
    'Chapter 2: Landing',
    'Introduction',
    'PART THE SECOND',
    'Prologue',
  ]);
});

test('what is said weighs, not what is written', async () => {
  const [money, words] = outlineOf(await open('$1,234,567.89. I go on.'));
  expect(money?.weight).toBeGreaterThan(5 * (words?.weight ?? 0));
});
