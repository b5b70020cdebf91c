import type { TextSpan } from '../../contracts/text';
import { type FoldedText, fold } from './fold-text';

/** Characters of the text that an excerpt shows before and behind what was found. */
const AROUND = 60;
/** Characters that are given up at most so that an excerpt does not begin or end inside a word. */
const WORD = 20;

/** A piece of text around what was found, on one line. */
export interface Excerpt {
  readonly text: string;
  /** Where in {@link text} it begins and ends. */
  readonly start: number;
  readonly end: number;
}

/** What is looked for, as it is compared; `''` if there is nothing to look for. */
export function foldQuery(query: string): string {
  return fold(query).text.trim();
}

/** Where a folded query stands in the source of a folded text, one behind the other. */
export function* findText({ text, offsets }: FoldedText, query: string): Generator<TextSpan> {
  if (query === '') return;
  for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
    const last = at + query.length - 1;
    // Several folded characters may come from one: the next one that comes from another is behind it.
    let behind = last + 1;
    while (behind < text.length && offsets[behind] === offsets[last]) behind++;
    yield { start: offsets[at] ?? 0, end: offsets[behind] ?? 0 };
  }
}

/** What stands around a span of a text. */
export function excerptOf(text: string, { start, end }: TextSpan): Excerpt {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  let before = text.slice(from, start);
  let after = text.slice(end, to);
  if (from > 0) before = `…${before.replace(/^\S+\s/u, shortened)}`;
  if (to < text.length) after = `${after.replace(/\s\S+$/u, shortened)}…`;
  const [one, two, three] = [before, text.slice(start, end), after].map(onOneLine);
  const first = (one ?? '').trimStart();
  const found = two ?? '';
  return {
    text: first + found + (three ?? '').trimEnd(),
    start: first.length,
    end: first.length + found.length,
  };
}

/** Nothing, for the part of a word that was cut; itself if that is not what it is. */
function shortened(part: string): string {
  return part.length <= WORD ? '' : part;
}

function onOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
