import type { TimedChapter, Transcript } from '../../contracts/export';
import { clock, milliseconds } from './clock';
import { type Cue, type CueWord, lineText, sentenceCues, wordCues } from './cues';

/** WebVTT, a cue for a sentence or a part of a long one. */
export function toVtt({ sentences }: Transcript): string {
  return file(sentenceCues(sentences), (cue) => cue.lines.map(plainLine).join('\n'));
}

/** WebVTT, a cue for each word. */
export function toWordVtt({ sentences }: Transcript): string {
  return file(wordCues(sentences), (cue) => cue.lines.map(plainLine).join('\n'));
}

/** WebVTT, a cue for a sentence and a timestamp before each word, so that words can light up as they are said. */
export function toTimestampVtt({ sentences }: Transcript): string {
  return file(sentenceCues(sentences), timedText);
}

/** WebVTT of the kind `chapters`. */
export function toChapterVtt({ chapters }: Transcript): string {
  return file(chapters.map(chapterCue), (cue) => cue.lines.map(plainLine).join('\n'));
}

function chapterCue({ start, end, title }: TimedChapter): Cue {
  const from = milliseconds(start);
  const word = { start: from, text: title.replace(/\s+/g, ' ').trim(), glued: false };
  return { start: from, end: Math.max(from + 1, milliseconds(end)), lines: [[word]] };
}

function file(cues: readonly Cue[], text: (cue: Cue) => string): string {
  const blocks = cues.map(
    (cue) => `${clock(cue.start, '.')} --> ${clock(cue.end, '.')}\n${text(cue)}\n`,
  );
  return ['WEBVTT\n', ...blocks].join('\n');
}

function plainLine(line: readonly CueWord[]): string {
  return lineText(line, ({ text }) => escaped(text));
}

/** Timestamps have to rise, and to lie inside their cue: what begins with it needs none. */
function timedText({ start, end, lines }: Cue): string {
  let last = start;
  const word = ({ start: at, text }: CueWord) => {
    if (at <= last || at >= end) return escaped(text);
    last = at;
    return `<${clock(at, '.')}>${escaped(text)}`;
  };
  return lines.map((line) => lineText(line, word)).join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
