import type { NormalizedSpan, NormalizedText } from '../../contracts/text';
import { wholeText } from '../input/plain-text';
import type { ReadingText } from '../input/reading-text';
import type { SentenceItem } from '../normalize/sentence-item';
import { readNoted } from './read-noted';
import { readingSentences } from './reading-sentences';
import { SourcePlaces } from './source-places';
import type { Reader } from './speaker';

/** Marks that open something keep the space before them; all others follow their word directly. */
const OPENING = new Set('—“(');

/** A whole document in the words that are said; costs time in proportion to it. */
export function normalizeReading(reading: ReadingText, reader: Reader): NormalizedText {
  const places = new SourcePlaces(reading);
  const parts: string[] = [];
  const spans: NormalizedSpan[] = [];
  let length = 0;
  const add = (text: string) => {
    parts.push(text);
    length += text.length;
  };
  for (const sentence of readingSentences(reading)) {
    const { items } = readNoted(reading.text, sentence, reader);
    items.forEach((item, i) => {
      if (length > 0 && (i === 0 || isSpaced(item, items[i - 1]))) add(' ');
      const normalizedStart = length;
      add(item.kind === 'word' ? item.spoken : item.mark);
      if (item.kind === 'mark') return;
      const { start, end } = places.place(item);
      const last = spans.at(-1);
      const kind = item.form && { kind: item.form };
      // Several words for one piece of writing are one.
      if (last && start < last.end)
        spans[spans.length - 1] = { ...last, ...kind, normalizedEnd: length };
      else spans.push({ start, end, normalizedStart, normalizedEnd: length, ...kind });
    });
  }
  return { text: parts.join(''), spans };
}

/** Plain text in the words that are said, as {@link normalizeReading} gives them. */
export function normalizeText(text: string, reader: Reader): NormalizedText {
  return normalizeReading(wholeText(text), reader);
}

function isSpaced(item: SentenceItem, previous: SentenceItem | undefined): boolean {
  if (item.kind === 'mark') return item.spaceBefore && OPENING.has(item.mark);
  return item.spaceBefore || previous?.kind === 'word';
}
