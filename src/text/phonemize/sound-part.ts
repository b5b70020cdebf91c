import type { Multilingual } from '../language';
import type { WordsAround } from '../lexicon/homograph-features';
import type { Lexicon } from '../lexicon/lexicon';
import type { WrittenWord } from '../normalize/sentence-item';
import { americanWord, isSpelledCapitals } from './american-word';
import { dropSilentR, toBritish } from './british';
import { prefixSound } from './derivation';
import { functionWord } from './function-words';
import type { Following } from './sounds';
import { spell } from './spelling';
import { isEmphasised } from './stress';
import type { UserLexicon } from './user-lexicon';

/** How words become sound: for whom and from which dictionaries. */
export interface Voice extends Multilingual<Voice> {
  readonly lexicon: Lexicon;
  /** Asked first, for the whole written word and then for its parts. */
  readonly user?: UserLexicon;
}

/** What follows a word. */
export interface Position {
  following: Following;
  /** In lower case; undefined before a pause. */
  nextWord: string | undefined;
}

/** A part of a written word, between spaces and hyphens, and where it stands. */
export interface Part {
  readonly word: WrittenWord;
  /** The written word has no other part. */
  readonly isAlone: boolean;
  /** A hyphen follows. */
  readonly isBeforeHyphen: boolean;
  /** No word stands directly before it, so that a capital A may be the article. */
  readonly isFirst: boolean;
  readonly position: Position;
  readonly around: WordsAround | undefined;
  readonly shouting: boolean;
  readonly pronouncer: Voice;
}

/**
 * How one part is said. In this order: the user's lexicon, letters, function words, homographs by their neighbours,
 * then the lexicon and everything that {@link americanWord} knows; British is made from the American form.
 */
export function soundPart(part: string, place: Part): string {
  const { around, position, pronouncer } = place;
  const lower = part.toLowerCase();
  const sense = around && pronouncer.lexicon.senseOf?.(lower, around);
  const own = pronouncer.user?.pronounce(part, sense ? { partOfSpeech: sense.name } : {});
  if (own !== undefined) return own;
  const sound =
    specialSound(part, place) ??
    (place.isBeforeHyphen ? prefixSound(lower) : undefined) ??
    sense?.phonemes ??
    plainSound(part, place);
  if (pronouncer.language === 'en-us') return sound;
  return dropSilentR(toBritish(sound, lower), position.following === 'vowel');
}

function specialSound(part: string, place: Part): string | undefined {
  const { word, isAlone, isFirst, position, shouting } = place;
  const isLetter = part.length === 1 && (!isAlone || (part === 'A' && !isFirst && !shouting));
  if (word.spelled || isLetter) return spell(part);
  const emphasised = isEmphasised(part, word, shouting);
  if (!shouting && isSpelledCapitals(part)) return spell(part);
  return functionWord(part.toLowerCase(), { ...position, emphasised });
}

function plainSound(part: string, { pronouncer, shouting }: Part): string {
  return americanWord(part, pronouncer.lexicon, shouting);
}
