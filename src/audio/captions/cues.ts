import type { TimedSentence, TimedWord } from '../../contracts/export';
import { milliseconds } from './clock';

/** Characters of a line that are read at a glance. */
const LINE = 42;
/** Lines of a cue. */
const LINES = 2;
/** Part of a cue's length from which on a mark is a better end for it than the last word that fits. */
const EARLY = 0.4;
/** What a sentence is best cut after. */
const MARK = /[,;:.!?…—–]["'”’)\]]*$/;

/** A word of a {@link Cue}, in whole milliseconds. */
export interface CueWord {
  readonly start: number;
  readonly text: string;
  /** Whether no space stands before it. */
  readonly glued: boolean;
}

/** What is on the screen at one time. */
export interface Cue {
  /** Whole milliseconds; `end` is later than `start`. */
  readonly start: number;
  readonly end: number;
  /** One or two, each at least one word. */
  readonly lines: readonly (readonly CueWord[])[];
}

/**
 * Sentences as cues of two lines of about 42 characters. A sentence that needs several of them changes from one to the next without
 * a gap; nothing begins before what stands before it has ended.
 */
export function sentenceCues(sentences: readonly TimedSentence[]): Cue[] {
  const cues: Cue[] = [];
  let free = 0;
  for (const { words } of sentences) {
    const parts = cutWords(words);
    parts.forEach((part, index) => {
      const next = parts[index + 1]?.[0];
      const last = part.at(-1);
      const start = Math.max(free, milliseconds(part[0]?.start ?? 0));
      const end = Math.max(start + 1, milliseconds(next?.start ?? last?.end ?? 0));
      cues.push({ start, end, lines: inLines(part) });
      free = end;
    });
  }
  return cues;
}

/** Each word as a cue of its own. */
export function wordCues(sentences: readonly TimedSentence[]): Cue[] {
  let free = 0;
  return sentences
    .flatMap(({ words }) => words)
    .map((word) => {
      const start = Math.max(free, milliseconds(word.start));
      free = Math.max(start + 1, milliseconds(word.end));
      return { start, end: free, lines: [[{ start, text: word.text, glued: false }]] };
    });
}

/** Words in groups that fit a cue, cut after a mark where there is a fitting one. */
function cutWords(words: readonly TimedWord[]): (readonly TimedWord[])[] {
  const parts: TimedWord[][] = [];
  let rest = [...words];
  while (rest.length > 0) {
    const fitting = fittingWords(rest);
    const count = fitting === rest.length ? fitting : bestCut(rest, fitting);
    parts.push(rest.slice(0, count));
    rest = rest.slice(count);
  }
  return parts;
}

/** How many of the words fit a cue's lines; at least one. */
function fittingWords(words: readonly TimedWord[]): number {
  let line = 1;
  let length = 0;
  for (const [index, word] of words.entries()) {
    const { text } = word;
    const wanted = length + room(word, length === 0);
    if (length > 0 && wanted > LINE) {
      if (++line > LINES) return index;
      length = text.length;
    } else length = wanted;
  }
  return words.length;
}

function bestCut(words: readonly TimedWord[], fitting: number): number {
  let marked = 0;
  let length = 0;
  for (const [index, word] of words.slice(0, fitting).entries()) {
    length += room(word, index === 0);
    if (MARK.test(word.text) && length >= EARLY * LINE * LINES) marked = index + 1;
  }
  return marked || fitting;
}

/** Characters that a word takes in a line. */
function room({ text, glued }: Pick<TimedWord, 'text' | 'glued'>, isFirst: boolean): number {
  return text.length + (isFirst || glued ? 0 : 1);
}

/** A line's text. @param show how a word is written */
export function lineText(line: readonly CueWord[], show: (word: CueWord) => string): string {
  return line.map((word, index) => (index === 0 || word.glued ? '' : ' ') + show(word)).join('');
}

/** In one line where that is enough, else in two of nearly the same length, the lower one rather longer. */
function inLines(words: readonly TimedWord[]): CueWord[][] {
  const shown = words.map(({ start, text, glued = false }) => ({
    start: milliseconds(start),
    text,
    glued,
  }));
  const length = (part: readonly CueWord[]) =>
    part.reduce((sum, word, index) => sum + room(word, index === 0), 0);
  if (length(shown) <= LINE || shown.length === 1) return [shown];
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let cut = 1; cut < shown.length; cut++) {
    const upper = length(shown.slice(0, cut));
    const lower = length(shown.slice(cut));
    const longest = Math.max(upper, lower);
    if (longest < least || (longest === least && upper < lower)) [best, least] = [cut, longest];
  }
  return [shown.slice(0, best), shown.slice(best)];
}
