import { readerIn } from '../language';
import type { WordsAround } from '../lexicon/homograph-features';
import type { SentenceItem, WrittenWord } from '../normalize/sentence-item';
import { neighbours } from './neighbours';
import { type Position, soundPart, type Voice } from './sound-part';
import { firstSound } from './sounds';
import { withEmphasis } from './stress';

/** How words become sound: for whom and from which dictionaries. */
export type Pronouncer = Voice;

/** Marks at which the voice rests, so that what stands before them is spoken in full. */
const PAUSES = new Set(';:,.!?—…()');

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
  const around = neighbours(items);
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i];
    if (item?.kind === 'word') {
      const isFirst = items[i - 1]?.kind !== 'word';
      const own = readerIn(pronouncer, item.language);
      phonemes[i] = soundWord(item, { isFirst, position, around, shouting, pronouncer: own });
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

interface Place {
  /** No word stands directly before it. */
  readonly isFirst: boolean;
  /** What follows; moved before the word that was sounded. */
  readonly position: Position;
  /** The parts that are still to be sounded, this word's last. */
  readonly around: WordsAround[];
  readonly shouting: boolean;
  readonly pronouncer: Pronouncer;
}

/** All that is said for one written word. */
function soundWord(word: WrittenWord, place: Place): string {
  const { isFirst, position, around, shouting, pronouncer } = place;
  const parts = word.spoken.split(/([ -])/);
  const own = around.splice(around.length - parts.filter(isWord).length);
  const given =
    word.phonemes ??
    (parts.length > 1 || own.length === 0
      ? pronouncer.user?.pronounce(word.spoken, {})
      : undefined);
  if (given !== undefined) {
    move(position, given, parts.find(isWord) ?? '');
    return given;
  }
  let out = '';
  // Hyphens join without a gap, as in the text that Kokoro was trained with.
  for (let i = parts.length - 1; i >= 0; i--) {
    const part = parts[i] ?? '';
    if (part === ' ') out = ` ${out}`;
    if (!isWord(part)) continue;
    const plain = soundPart(part, {
      word,
      isAlone: parts.length === 1,
      isBeforeHyphen: parts[i + 1] === '-',
      isFirst,
      position,
      around: own.pop(),
      shouting,
      pronouncer,
    });
    const sound = withEmphasis(plain, word.emphasis);
    if (sound === '') continue;
    out = sound + out;
    move(position, sound, part);
  }
  return out.trim();
}

function isWord(part: string): boolean {
  return part !== '' && part !== ' ' && part !== '-';
}

function move(position: Position, sound: string, word: string): void {
  if (sound === '') return;
  position.following = firstSound(sound);
  position.nextWord = word.toLowerCase();
}
