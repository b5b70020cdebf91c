import type { Language } from '../../contracts/text';
import type { Lexicon } from '../lexicon/lexicon';
import type { SentenceItem, WrittenWord } from '../normalize/sentence-item';
import { americanWord, isSpelledCapitals } from './american-word';
import { dropSilentR, toBritish } from './british';
import { functionWord } from './function-words';
import { type Following, firstSound } from './sounds';
import { spell } from './spelling';
import type { UserLexicon } from './user-lexicon';

/** How words become sound: for whom and from which dictionary. */
export interface Pronouncer {
  readonly lexicon: Lexicon;
  readonly language: Language;
  /** Asked before everything else. */
  readonly user?: UserLexicon;
}

/** Marks at which the voice rests, so that what stands before them is spoken in full. */
const PAUSES = new Set(';:,.!?—…()');

interface Position {
  following: Following;
  nextWord: string | undefined;
}

/**
 * The phonemes of every item of a sentence, in order; a mark stands for itself. Works from right to left,
 * because the form of a word depends on the sound that follows it.
 */
export function phonemizeSentence(
  items: readonly SentenceItem[],
  pronouncer: Pronouncer,
): string[] {
  const shouting = !items.some((item) => item.kind === 'word' && /[a-z]/.test(item.spoken));
  const phonemes = new Array<string>(items.length).fill('');
  const position: Position = { following: 'pause', nextWord: undefined };
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i];
    if (item?.kind === 'word') {
      phonemes[i] = phonemizeWord(item, items[i - 1]?.kind !== 'word', position, {
        ...pronouncer,
        shouting,
      });
    } else if (item) {
      phonemes[i] = item.mark;
      if (PAUSES.has(item.mark)) {
        position.following = 'pause';
        position.nextWord = undefined;
      }
    }
  }
  return phonemes;
}

interface Voice extends Pronouncer {
  readonly shouting: boolean;
}

/** All that is said for one written word, and moves the position before it. */
function phonemizeWord(
  word: WrittenWord,
  isFirst: boolean,
  position: Position,
  voice: Voice,
): string {
  const given = word.phonemes ?? voice.user?.pronounce(word.spoken, {});
  if (given !== undefined) {
    position.following = firstSound(given);
    position.nextWord = word.spoken.toLowerCase();
    return given;
  }
  let out = '';
  // Hyphens join without a gap, as in the text that Kokoro was trained with.
  const parts = word.spoken.split(/([ -])/);
  const isAlone = parts.length === 1;
  for (let i = parts.length - 1; i >= 0; i--) {
    const part = parts[i] ?? '';
    if (part === ' ') out = ` ${out}`;
    if (part === ' ' || part === '-' || part === '') continue;
    const sound = phonemizePart(part, { word, isAlone, isFirst, position, voice });
    if (sound === '') continue;
    out = sound + out;
    position.following = firstSound(sound);
    position.nextWord = part.toLowerCase();
  }
  return out.trim();
}

interface Part {
  readonly word: WrittenWord;
  readonly isAlone: boolean;
  /** No word stands directly before it, so that a capital A may be the article. */
  readonly isFirst: boolean;
  readonly position: Position;
  readonly voice: Voice;
}

function phonemizePart(part: string, { word, isAlone, isFirst, position, voice }: Part): string {
  const lower = part.toLowerCase();
  const isLetter = part.length === 1 && (!isAlone || (part === 'A' && !isFirst && !voice.shouting));
  const emphasised = !voice.shouting && part.length > 1 && part === part.toUpperCase();
  let sound: string | undefined;
  if (word.spelled || isLetter) sound = spell(part);
  else if (!(emphasised && isSpelledCapitals(part))) {
    sound = functionWord(lower, { ...position, emphasised });
  }
  sound ??= americanWord(part, voice.lexicon, voice.shouting);
  if (voice.language === 'en-us') return sound;
  return dropSilentR(toBritish(sound, lower), position.following === 'vowel');
}
