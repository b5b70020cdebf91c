import type { CaptionFormat } from '../../src/contracts/export';
import type { DecodedBurst } from '../fixtures/tone-bursts/decode-bursts';

/** A moment that captions tell: a word's start or end, in seconds from the start of the file. */
export interface CaptionEdge {
  /** Number of the word, from the file's first. */
  readonly word: number;
  readonly edge: 'start' | 'end';
  readonly time: number;
}

/** What a file of captions says. */
export interface ToldCaptions {
  /** Every word that is shown, with its punctuation, in order. */
  readonly words: readonly string[];
  readonly edges: readonly CaptionEdge[];
}

interface Cue {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const CLOCK = /(\d+):(\d\d):(\d\d)[.,](\d{3})/;
const STAMP = new RegExp(`<(${CLOCK.source})>`, 'g');

/** What a file of captions tells of its words, whichever form it has. @throws Error for a form without words */
export function readCaptions(form: CaptionFormat, file: string): ToldCaptions {
  if (form === 'json') return readJson(file);
  if (form === 'vtt-chapters') throw new Error('chapters tell nothing of words');
  const words: string[] = [];
  const edges: CaptionEdge[] = [];
  const cues = readCues(file);
  for (const [index, { start, end, text }] of cues.entries()) {
    edges.push({ word: words.length, edge: 'start', time: start });
    const [first = '', ...stamped] = text.split(STAMP);
    words.push(...wordsOf(first));
    // Each timestamp comes with its four groups, and then with what is said from there on.
    for (let i = 0; i < stamped.length; i += 6) {
      edges.push({ word: words.length, edge: 'start', time: seconds(stamped[i] ?? '') });
      words.push(...wordsOf(stamped[i + 5] ?? ''));
    }
    // Parts of a sentence follow one another without a gap: this one ends where the next word begins, which that one tells.
    if (cues[index + 1]?.start !== end)
      edges.push({ word: words.length - 1, edge: 'end', time: end });
  }
  return { words, edges };
}

/** What was found of one file of captions. Times are in seconds. */
export interface CaptionComparison {
  /** Words that are not what is written in that place, missing and additional ones included. */
  readonly wrongWords: number;
  /** By how much each moment is later than in the sound; negative if it is earlier. */
  readonly errors: readonly number[];
}

/**
 * Compares captions with the sound that they belong to.
 * @param written every word of the text, with its punctuation
 * @param bursts one for each word
 */
export function compareCaptions(
  { words, edges }: ToldCaptions,
  written: readonly string[],
  bursts: readonly DecodedBurst[],
): CaptionComparison {
  const longest = Math.max(words.length, written.length);
  const wrongWords = Array.from({ length: longest }, (_, i) => i).filter(
    (i) => words[i] !== written[i],
  ).length;
  const errors = edges.map(({ word, edge, time }) => time - (bursts[word]?.[edge] ?? Number.NaN));
  return { wrongWords, errors };
}

/** The words of a text, as they are written. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

function readJson(file: string): ToldCaptions {
  const { sentences } = JSON.parse(file) as {
    sentences: { words: { start: number; end: number; text: string }[] }[];
  };
  const all = sentences.flatMap(({ words }) => words);
  return {
    words: all.map(({ text }) => text),
    edges: all.flatMap(({ start, end }, word) => [
      { word, edge: 'start', time: start },
      { word, edge: 'end', time: end },
    ]),
  };
}

/** The cues of SubRip or WebVTT: blocks with a line of two times, and what is shown below it. */
function readCues(file: string): Cue[] {
  return file.split(/\n{2,}/).flatMap((block) => {
    const lines = block.split('\n');
    const at = lines.findIndex((line) => line.includes('-->'));
    const [start, end] = lines[at]?.split('-->').map(seconds) ?? [];
    if (start === undefined || end === undefined) return [];
    return [{ start, end, text: lines.slice(at + 1).join(' ') }];
  });
}

function seconds(clock: string): number {
  const [, hours, minutes, whole, thousandths] = (CLOCK.exec(clock) ?? []).map(Number);
  return (
    3600 * (hours ?? Number.NaN) + 60 * (minutes ?? 0) + (whole ?? 0) + (thousandths ?? 0) / 1000
  );
}
