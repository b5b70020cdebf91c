import type { DroppedSymbol, Language, TextSpan } from '../../contracts/text';
import { hasSound, toKokoroPhonemes } from '../user-lexicon/kokoro-phonemes';

/**
 * `[word](/phonemes/)`. All repetitions are bounded, so that a text of brackets costs no more than its length.
 * The form is that of misaki, the front end that Kokoro was trained with.
 */
const INLINE = /\[([^\][\n\r]{1,120})\]\(\/([^()/\n\r]{1,300})\/\)/y;

/** Found by what it begins with, to be tried with {@link readInline}. */
export const INLINE_START = '[';

/** A pronunciation that stands beside a word in the text. */
export interface InlinePronunciation extends TextSpan {
  /** The word alone. */
  readonly word: TextSpan;
  /** As written, without the strokes. */
  readonly written: TextSpan;
}

/** The inline pronunciation at an offset; undefined if there is none. */
export function readInline(source: string, at: number): InlinePronunciation | undefined {
  INLINE.lastIndex = at;
  const match = INLINE.exec(source);
  const [whole = '', word = '', written = ''] = match ?? [];
  if (!match || word.trim() === '') return undefined;
  const wordEnd = at + 1 + word.length;
  return {
    start: at,
    end: at + whole.length,
    word: { start: at + 1, end: wordEnd },
    written: { start: wordEnd + 3, end: wordEnd + 3 + written.length },
  };
}

/** A pronunciation of a document as Kokoro hears it. */
export interface GivenSound {
  /** Empty if nothing of it can be spoken: then the word is read as usual. */
  readonly phonemes: string;
  /** What Kokoro has no symbol for, at its place in the source. */
  readonly dropped: readonly DroppedSymbol[];
}

/** @param place where in the source it was written, for what is dropped */
export function givenSound(written: string, place: TextSpan, language: Language): GivenSound {
  const { phonemes, unknown } = toKokoroPhonemes(written, language);
  const dropped = unknown.map((symbol) => ({ symbol, start: place.start, end: place.end }));
  return { phonemes: hasSound(phonemes) ? phonemes : '', dropped };
}
