import type { SpeechUnit, SpokenWord, TextSpan } from '../../contracts/text';
import { tokenize } from '../vocabulary/tokenize';
import type { ItemCut } from './cut-items';
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

/** One unit of a sentence; undefined if its items hold no word, because then there is nothing to say. */
export function assembleUnit(
  cut: ItemCut,
  index: number,
  sentence: TextSpan,
): SpeechUnit | undefined {
  const { phonemes, words } = assemble(cut.items);
  const first = cut.items.at(0);
  const last = cut.items.at(-1);
  if (words.length === 0 || !first || !last) return undefined;
  return {
    index,
    source: { start: first.start, end: last.end },
    sentence,
    words,
    phonemes,
    tokens: tokenize(phonemes).tokens,
    pauseAfter: PAUSE_AFTER[cut.break],
  };
}
