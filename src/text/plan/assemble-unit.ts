import type { SpeechUnit, SpokenWord, TextSpan } from '../../contracts/text';
import { tokenize } from '../vocabulary/tokenize';
import type { ItemCut } from './cut-items';
import type { PlannedCut } from './fragments';
import { PAUSE_AFTER } from './pauses';

/** Phonemes and words of a row of items, with exact token ranges. */
export interface Assembly {
  readonly phonemes: string;
  readonly words: readonly SpokenWord[];
}

/** Joins items. One symbol is one token, so offsets in the string + 1 (the leading pad) are token indices. */
export function assemble(items: ItemCut['items']): Assembly {
  let phonemes = '';
  const words: SpokenWord[] = [];
  for (const item of items) {
    if (item.spaced && phonemes !== '') phonemes += ' ';
    const from = phonemes.length + 1;
    phonemes += item.phonemes;
    if (item.spoken === undefined) continue;
    const { start, end, spoken } = item;
    const tokenRange = [from, phonemes.length + 1] as const;
    words.push({ start, end, spoken, phonemes: item.phonemes, tokenRange });
  }
  return { phonemes, words };
}

/** One unit of a plan, its offsets still in the reading text. It holds a word at least. */
export function assembleUnit(cut: PlannedCut, index: number): SpeechUnit {
  const { phonemes, words } = assemble(cut.items);
  const sentences = cut.sentences.map(spanOf);
  return {
    index,
    source: spanOf(cut.items),
    sentence: { start: sentences.at(0)?.start ?? 0, end: sentences.at(-1)?.end ?? 0 },
    ...(sentences.length > 1 ? { sentences } : {}),
    words,
    phonemes,
    tokens: tokenize(phonemes).tokens,
    pauseAfter: cut.pause ?? PAUSE_AFTER[cut.break],
  };
}

/** Where items stand in the text, without white space around them. */
function spanOf(items: ItemCut['items']): TextSpan {
  return { start: items.at(0)?.start ?? 0, end: items.at(-1)?.end ?? 0 };
}
