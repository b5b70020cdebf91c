import type { Break, Sentence } from './sentence';

/**
 * Longest piece that is read in one go, in UTF-16 code units without the white space at its end. Far above a sentence that anyone speaks; it
 * bounds the time to the first unit of a text without sentence ends.
 */
export const LONGEST_SENTENCE = 1000;

const CLAUSE_END = /[,;:—–)\]…]["'”’]{0,3}\s/gu;
const SPACE = /\s(?=\S)/gu;

/**
 * A sentence as it is, or in pieces cut after a clause, else after a word, else inside the giant word. White space
 * at the end counts for nothing and stays with the last piece.
 */
export function* cutLongSentence(text: string, sentence: Sentence): Generator<Sentence> {
  let { start } = sentence;
  let contentEnd = sentence.end;
  while (contentEnd > start && /\s/.test(text.charAt(contentEnd - 1))) contentEnd--;
  while (contentEnd - start > LONGEST_SENTENCE) {
    const cut = findCut(text, start);
    yield { start, end: cut.at, break: cut.break };
    start = cut.at;
  }
  yield { start, end: sentence.end, break: sentence.break };
}

function findCut(text: string, start: number): { at: number; break: Break } {
  const window = text.slice(start, start + LONGEST_SENTENCE);
  const clause = lastMatchEnd(window, CLAUSE_END);
  if (clause > LONGEST_SENTENCE / 2) return { at: start + clause, break: 'clause' };
  const space = lastMatchEnd(window, SPACE);
  if (space > 0) return { at: start + space, break: 'word' };
  return { at: start + wholeCharacters(text, start, LONGEST_SENTENCE), break: 'none' };
}

function lastMatchEnd(window: string, pattern: RegExp): number {
  let end = 0;
  for (const match of window.matchAll(pattern)) end = match.index + match[0].length;
  return end;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A length of at most `most` that parts no character that a person sees; a giant one is parted between code points. */
export function wholeCharacters(text: string, start: number, most: number): number {
  const window = text.slice(start, start + most + 2);
  const boundary = graphemes.segment(window).containing(most)?.index ?? 0;
  if (boundary > most / 2) return boundary;
  const code = window.charCodeAt(most);
  return code >= 0xdc00 && code <= 0xdfff ? most - 1 : most;
}
