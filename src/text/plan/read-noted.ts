import type { DroppedSymbol, Language, TextSpan } from '../../contracts/text';
import type { ReadingNote } from '../input/reading-text';
import { readerIn } from '../language';
import { readSentence, type SentenceReading } from '../normalize/read-sentence';
import type { SentenceItem } from '../normalize/sentence-item';
import { possessiveOf } from '../user-lexicon/possessive';
import type { LanguageRange } from './reading-sentences';
import type { Reader } from './speaker';

/** A piece of a reading text, with what the document says about it. */
export interface NotedSpan extends TextSpan {
  /** Those that touch the piece, in order. */
  readonly notes: readonly ReadingNote[];
  /** Those that touch the piece, in order and without overlap. */
  readonly languages: readonly LanguageRange[];
}

/**
 * Reads one piece of a reading text with what the document says about its words. A word with a sound of its own, or words in another
 * language, are read apart from their neighbours, so that no rule of writing takes them for a part of something else.
 */
export function readNoted(text: string, span: NotedSpan, reader: Reader): SentenceReading {
  const { notes, languages } = span;
  if (notes.length === 0 && languages.length === 0) return readPiece(text, span, reader);
  const items: SentenceItem[] = [];
  const dropped: DroppedSymbol[] = [];
  let at = span.start;
  const readTo = (end: number) => {
    while (at < end) {
      const { start, end: until, language } = stretch(at, end, languages);
      const reading = readPiece(text, { start, end: until }, readerIn(reader, language));
      items.push(...reading.items.map((item) => inLanguage(item, language)));
      dropped.push(...reading.dropped);
      at = until;
    }
  };
  for (const note of notes) {
    if (note.kind === 'emphasis') continue;
    const start = Math.max(note.start, at);
    const end = Math.min(note.end, span.end);
    if (end <= start) continue;
    readTo(start);
    const ending = note.kind === 'phonemes' ? possessiveEnding(text.slice(end, span.end)) : 0;
    const { language } = stretch(start, end, languages);
    const word = notedWord(text, note, { start, end: end + ending }, language ?? reader.language);
    items.push(inLanguage(word, language));
    at = end + ending;
  }
  readTo(span.end);
  return { items: items.map((item) => emphasised(item, notes)), dropped };
}

/** The part from an offset on, up to where its language ends or another one begins. */
function stretch(
  start: number,
  end: number,
  languages: readonly LanguageRange[],
): TextSpan & { readonly language: Language | undefined } {
  const range = languages.find((candidate) => candidate.end > start);
  if (!range || range.start >= end) return { start, end, language: undefined };
  if (range.start > start) return { start, end: range.start, language: undefined };
  return { start, end: Math.min(end, range.end), language: range.language };
}

function inLanguage(item: SentenceItem, language: Language | undefined): SentenceItem {
  return item.kind === 'word' && language ? { ...item, language } : item;
}

function readPiece(
  text: string,
  span: TextSpan,
  { language, emoji }: Pick<Reader, 'language' | 'emoji'>,
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
