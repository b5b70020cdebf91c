import { isChapterTitle } from '../../shared/chapter-title';
import type { TextDocument } from './text-document';

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
  return begins && written && isChapterTitle(written) ? 1 : undefined;
}
