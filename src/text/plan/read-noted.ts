import type { DroppedSymbol, Language, TextSpan } from '../../contracts/text';
import type { ReadingNote } from '../input/reading-text';
import { readSentence, type SentenceReading } from '../normalize/read-sentence';
import type { SentenceItem } from '../normalize/sentence-item';
import { possessiveOf } from '../user-lexicon/possessive';
import type { Speaker } from './speaker';

/**
 * Reads one piece of a reading text with what the document says about its words. A word with a sound of its own is read apart
 * from its neighbours, so that no rule of writing takes it for a part of something else.
 * @param notes those that touch the piece, in order
 */
export function readNoted(
  text: string,
  span: TextSpan,
  speaker: Omit<Speaker, 'lexicon'>,
  notes: readonly ReadingNote[],
): SentenceReading {
  if (notes.length === 0) return readPiece(text, span, speaker);
  const items: SentenceItem[] = [];
  const dropped: DroppedSymbol[] = [];
  let at = span.start;
  const readTo = (end: number) => {
    if (end <= at) return;
    const reading = readPiece(text, { start: at, end }, speaker);
    items.push(...reading.items);
    dropped.push(...reading.dropped);
    at = end;
  };
  for (const note of notes) {
    if (note.kind === 'emphasis') continue;
    const start = Math.max(note.start, at);
    const end = Math.min(note.end, span.end);
    if (end <= start) continue;
    readTo(start);
    const ending = note.kind === 'phonemes' ? possessiveEnding(text.slice(end, span.end)) : 0;
    items.push(notedWord(text, note, { start, end: end + ending }, speaker.language));
    at = end + ending;
  }
  readTo(span.end);
  return { items: items.map((item) => emphasised(item, notes)), dropped };
}

function readPiece(
  text: string,
  span: TextSpan,
  { language, emoji }: Pick<Speaker, 'language' | 'emoji'>,
): SentenceReading {
  return readSentence(text, span, language, emoji ? { emoji } : {});
}

/** Length of the `'s` that a text begins with; 0 if it begins otherwise. */
function possessiveEnding(text: string): number {
  return /^['’]s(?![\p{L}\p{N}])/u.test(text) ? 2 : 0;
}

function notedWord(
  text: string,
  note: Exclude<ReadingNote, { kind: 'emphasis' }>,
  { start, end }: TextSpan,
  language: Language,
): SentenceItem {
  const spoken = text.slice(start, end).trim();
  const spaceBefore = /\s/.test(text.charAt(start - 1));
  const word = { kind: 'word', start, end, spoken, spaceBefore } as const;
  if (note.kind === 'letters') return { ...word, spelled: true };
  const isOwner = end > note.end;
  const phonemes = isOwner ? possessiveOf(note.phonemes, language) : note.phonemes;
  return { ...word, spelled: false, phonemes };
}

function emphasised(item: SentenceItem, notes: readonly ReadingNote[]): SentenceItem {
  if (item.kind !== 'word') return item;
  // The innermost of several comes last: they begin in order.
  const note = notes.findLast(
    ({ kind, start, end }) => kind === 'emphasis' && start <= item.start && end >= item.end,
  );
  return note?.kind === 'emphasis' ? { ...item, emphasis: note.level } : item;
}
