import type { LeadUnits } from '../../contracts/text';
import { WholeDocument } from '../document/text-document';
import { wholeText } from '../input/plain-text';
import type { Pronouncer } from '../phonemize/phonemize-sentence';
import { type PlannedSentence, planDocument } from './plan-document';

/** Plain text → units as {@link planDocument} makes them, without looking for anything else in it. */
export function planText(
  text: string,
  pronouncer: Pronouncer,
  lead?: LeadUnits,
): Generator<PlannedSentence> {
  return planDocument(new WholeDocument(wholeText(text)), pronouncer, { lead });
}
