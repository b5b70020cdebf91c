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
  return { at: start + wholeCharacters(text, start), break: 'none' };
}

function lastMatchEnd(window: string, pattern: RegExp): number {
  let end = 0;
  for (const match of window.matchAll(pattern)) end = match.index + match[0].length;
  return end;
}

/** A length near the longest that parts neither a surrogate pair nor a letter and its accent. */
function wholeCharacters(text: string, start: number): number {
  let length = LONGEST_SENTENCE;
  const joinsBefore = (at: number) => /^(?:\p{M}|\u200d|[\udc00-\udfff])/u.test(text.charAt(at));
  while (length > LONGEST_SENTENCE / 2 && joinsBefore(start + length)) length--;
  if (length > LONGEST_SENTENCE / 2) return length;
  const code = text.charCodeAt(start + LONGEST_SENTENCE);
  return code >= 0xdc00 && code <= 0xdfff ? LONGEST_SENTENCE - 1 : LONGEST_SENTENCE;
}
