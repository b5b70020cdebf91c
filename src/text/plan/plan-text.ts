import type {
  DroppedSymbol,
  Language,
  LeadUnits,
  SpeechUnit,
  TextSpan,
} from '../../contracts/text';
import { readSentence } from '../normalize/read-sentence';
import type { Pronouncer } from '../phonemize/phonemize-sentence';
import { splitSentences } from '../segment/split-sentences';
import { assembleUnit } from './assemble-unit';
import { cutItems } from './cut-items';
import { soundSentence } from './sound-sentence';
import type { SoundedItem } from './sounded-item';
import { UnitLimits } from './unit-limits';

/** What one sentence gives: no unit if nothing in it can be said, several if it is long. */
export interface PlannedSentence {
  readonly units: readonly SpeechUnit[];
  readonly dropped: readonly DroppedSymbol[];
}

/** Text → units, a sentence at a time: nothing is computed before it is asked for. */
export function* planText(
  text: string,
  pronouncer: Pronouncer,
  lead?: LeadUnits,
): Generator<PlannedSentence> {
  const limits = new UnitLimits(lead);
  let index = 0;
  for (const sentence of splitSentences(text)) {
    const { items, dropped } = soundSentence(text, sentence, pronouncer);
    const units: SpeechUnit[] = [];
    for (const cut of cutItems(items, sentence.break, limits)) {
      const unit = assembleUnit(cut, index, spanOf(items));
      if (!unit) continue;
      units.push(unit);
      index++;
    }
    yield { units, dropped };
  }
}

/** Where a sentence stands in the text, without white space around it. */
function spanOf(items: readonly SoundedItem[]): TextSpan {
  return { start: items.at(0)?.start ?? 0, end: items.at(-1)?.end ?? 0 };
}

/** Whether a text holds any word that can be said; stops at the first, and needs no lexicon. */
export function hasSpeakableWord(text: string, language: Language): boolean {
  for (const sentence of splitSentences(text)) {
    const { items } = readSentence(text, sentence, language);
    if (items.some((item) => item.kind === 'word')) return true;
  }
  return false;
}
