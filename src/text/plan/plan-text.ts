import type { DroppedSymbol, Language, SpeechUnit } from '../../contracts/text';
import { readSentence } from '../normalize/read-sentence';
import type { Pronouncer } from '../phonemize/phonemize-sentence';
import { splitSentences } from '../segment/split-sentences';
import { assembleUnit } from './assemble-unit';
import { cutItems } from './cut-items';
import { soundSentence } from './sound-sentence';

/** What one sentence gives: no unit if nothing in it can be said, several if it is long. */
export interface PlannedSentence {
  readonly units: readonly SpeechUnit[];
  readonly dropped: readonly DroppedSymbol[];
}

/** Text → units, a sentence at a time: nothing is computed before it is asked for. */
export function* planText(text: string, pronouncer: Pronouncer): Generator<PlannedSentence> {
  let index = 0;
  for (const sentence of splitSentences(text)) {
    const { items, dropped } = soundSentence(text, sentence, pronouncer);
    const units: SpeechUnit[] = [];
    for (const cut of cutItems(items, sentence.break)) {
      const unit = assembleUnit(cut, index);
      if (!unit) continue;
      units.push(unit);
      index++;
    }
    yield { units, dropped };
  }
}

/** Whether a text holds any word that can be said; stops at the first, and needs no lexicon. */
export function hasSpeakableWord(text: string, language: Language): boolean {
  for (const sentence of splitSentences(text)) {
    const { items } = readSentence(text, sentence, language);
    if (items.some((item) => item.kind === 'word')) return true;
  }
  return false;
}
