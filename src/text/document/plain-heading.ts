import type { TextDocument } from './text-document';

const NUMBER =
  '[ivxlc]{1,8}|\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|the (?:first|second|third|last)';
/** `Chapter XII`, `PART TWO: The Voyage`, `Epilogue`. */
const TITLE = new RegExp(
  `^\\s*(?:(?:chapter|part|book|volume|act|scene|section|letter|canto) (?:${NUMBER})|prologue|epilogue|preface|foreword|introduction|afterword|conclusion|contents)(?:\\s*[.:—–-].{0,80})?\\s*$`,
  'is',
);

/**
 * The level of a heading in a text without markup, where a sentence looks like a chapter's title and begins a paragraph; books in
 * plain text have nothing else.
 */
export function plainHeading(document: TextDocument, at: number): number | undefined {
  const sentence = document.sentenceAt(at);
  if (sentence?.heading !== undefined || document.reading.blocks.length > 1) return undefined;
  const before = document.sentenceAt(at - 1);
  const begins = at === 0 || before?.break === 'paragraph' || before?.break === 'line';
  const written = sentence && document.reading.text.slice(sentence.start, sentence.end);
  return begins && written && TITLE.test(written) ? 1 : undefined;
}
