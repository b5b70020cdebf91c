import type { NormalizedSpan, NormalizedText } from '../../contracts/text';
import type { ReadingText } from '../input/reading-text';
import { readNoted } from './read-noted';
import { readingSentences } from './reading-sentences';
import { SourcePlaces } from './source-places';
import type { Speaker } from './speaker';

/** Marks that keep the space before them and lose the one behind. */
const OPENING = new Set('“(');

/** A whole document in the words that are said, before any of them becomes sound. */
export function normalizeReading(
  reading: ReadingText,
  speaker: Omit<Speaker, 'lexicon'>,
): NormalizedText {
  const places = new SourcePlaces(reading);
  const parts: string[] = [];
  const spans: NormalizedSpan[] = [];
  let length = 0;
  let spaced = false;
  const add = (text: string) => {
    parts.push(text);
    length += text.length;
  };
  for (const sentence of readingSentences(reading)) {
    for (const item of readNoted(reading.text, sentence, speaker, sentence.notes).items) {
      const opens = item.kind === 'mark' && (OPENING.has(item.mark) || item.mark === '—');
      if (spaced && (item.kind === 'word' || opens)) add(' ');
      spaced = !(item.kind === 'mark' && OPENING.has(item.mark));
      if (item.kind === 'mark') {
        add(item.mark);
        continue;
      }
      const normalizedStart = length;
      add(item.spoken);
      const { start, end } = places.place(item);
      const last = spans.at(-1);
      // Several words for one piece of writing are one.
      if (last && start < last.end) spans[spans.length - 1] = { ...last, normalizedEnd: length };
      else spans.push({ start, end, normalizedStart, normalizedEnd: length });
    }
    spaced ||= length > 0;
  }
  return { text: parts.join(''), spans };
}
