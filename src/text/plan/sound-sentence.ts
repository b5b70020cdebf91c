import type { DroppedSymbol, TextSpan } from '../../contracts/text';
import { readerIn } from '../language';
import type { SentenceReading } from '../normalize/read-sentence';
import type { SentenceItem } from '../normalize/sentence-item';
import { phonemizeSentence } from '../phonemize/phonemize-sentence';
import { decompose, isKnownSymbol } from '../vocabulary/tokenize';
import { type NotedSpan, readNoted } from './read-noted';
import type { SoundedItem } from './sounded-item';
import type { Speaker } from './speaker';

/** A sentence as the model is to hear it, and what it will not hear. */
export interface SoundedSentence {
  readonly items: readonly SoundedItem[];
  /** In the order of the text. */
  readonly dropped: readonly DroppedSymbol[];
}

/** Marks that open something keep the space before them; all others follow their word directly. */
const OPENING = new Set('—“(');

/** Text → phonemes for one sentence, with what the document says about its words. */
export function soundSentence(text: string, span: NotedSpan, speaker: Speaker): SoundedSentence {
  const reading = withUserSounds(text, readNoted(text, span, speaker), speaker);
  const phonemes = phonemizeSentence(reading.items, speaker);
  const dropped = [...reading.dropped];
  const items: SoundedItem[] = [];
  reading.items.forEach((item, i) => {
    const known = keepKnown(phonemes[i] ?? '', item, dropped);
    if (known !== '') items.push(toSounded(item, known, reading.items[i - 1]));
  });
  dropped.sort((a, b) => a.start - b.start);
  return { items, dropped };
}

/**
 * Gives what the user's lexicon has as it is written its sound: `W3C`, `Dr.`. Where the same is said as is written, the lexicon is
 * asked later, when more is known of the word.
 */
function withUserSounds(text: string, reading: SentenceReading, speaker: Speaker): SentenceReading {
  if (!speaker.user) return reading;
  const items = reading.items.map((item) => {
    if (item.kind !== 'word' || item.phonemes !== undefined) return item;
    const written = text.slice(item.start, item.end);
    const { user } = readerIn(speaker, item.language);
    const phonemes = written === item.spoken ? undefined : user?.pronounce(written, {});
    return phonemes === undefined ? item : { ...item, phonemes };
  });
  return { ...reading, items };
}

function toSounded(
  item: SentenceItem,
  phonemes: string,
  previous: SentenceItem | undefined,
): SoundedItem {
  const { start, end } = item;
  if (item.kind === 'mark') {
    return { start, end, phonemes, spaced: item.spaceBefore && OPENING.has(item.mark) };
  }
  // Two words never run together, whatever stood between them in the text.
  const spaced = item.spaceBefore || previous?.kind === 'word';
  return { start, end, phonemes, spoken: item.spoken, spaced };
}

/** The symbols that have a token; the others are reported at the word that they came from. */
function keepKnown(phonemes: string, { start, end }: TextSpan, dropped: DroppedSymbol[]): string {
  let kept = '';
  for (const symbol of decompose(phonemes)) {
    if (isKnownSymbol(symbol)) kept += symbol;
    else dropped.push({ symbol, start, end });
  }
  return kept;
}
