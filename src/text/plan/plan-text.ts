import type { LeadUnits } from '../../contracts/text';
import { wholeText } from '../input/plain-text';
import type { Pronouncer } from '../phonemize/phonemize-sentence';
import { type PlannedSentence, planReading } from './plan-reading';

/** Plain text → units as {@link planReading} makes them, without looking for anything else in it. */
export function planText(
  text: string,
  pronouncer: Pronouncer,
  lead?: LeadUnits,
): Generator<PlannedSentence> {
  return planReading(wholeText(text), pronouncer, { lead });
}
