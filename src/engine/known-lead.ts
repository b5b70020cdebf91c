import { hashName } from '../audio/cache/sound-key';
import type { DocumentRequest, LeadUnits, PlanRequest } from '../contracts/text';
import type { KeptSounds } from './kept-sounds';

/** A text and how it is read. */
export type KnownDocument = Omit<DocumentRequest, 'documentId'>;

/** All that decides how a text is divided, but for its first units. */
export type KnownText = KnownDocument & Omit<PlanRequest, 'documentId' | 'requestId' | 'lead'>;

/** What is noted of a beginning. */
interface LeadNote {
  /** How it was divided; null for whole sentences. */
  readonly lead: LeadUnits | null;
}

/**
 * How to divide a text at its beginning. The first units are as short as the device is slow, and how slow it is was not known at
 * the first visit and changes a little with each: the sounds of a text that was heard would not be found if it were
 * divided anew. So it is noted how a beginning was divided; a beginning in the middle of a text that was heard is
 * tried with whole sentences. Texts are noted by their hash.
 * @param planned how the device's pace wants it
 * @param isKept whether the first unit's sound is kept if the text is divided like this
 */
export async function knownLead(
  kept: Pick<KeptSounds, 'notes' | 'note'>,
  text: KnownText,
  planned: LeadUnits | undefined,
  isKept: (lead: LeadUnits | undefined) => Promise<boolean>,
): Promise<LeadUnits | undefined> {
  const names = await noteNames(text);
  if (!names) return planned;
  const [whole, own] = await kept.notes(names);
  const known = isLeadNote(own)
    ? (own.lead ?? undefined)
    : whole === undefined
      ? planned
      : undefined;
  const lead = isSame(known, planned) || (await isKept(known)) ? known : planned;
  const [textName, beginning] = names;
  const note: LeadNote = { lead: lead ?? null };
  kept.note(textName, true);
  kept.note(beginning, note);
  return lead;
}

/** Names of the whole text and of this beginning; undefined where there is no Web Crypto. */
async function noteNames(text: KnownText): Promise<[string, string] | undefined> {
  const encoder = new TextEncoder();
  try {
    const [textName, beginning] = await Promise.all([
      hashName(encoder.encode(text.text)),
      hashName(encoder.encode(JSON.stringify(text))),
    ]);
    return [`text ${textName}`, `beginning ${beginning}`];
  } catch {
    return undefined;
  }
}

function isLeadNote(note: unknown): note is LeadNote {
  return typeof note === 'object' && note !== null && 'lead' in note;
}

function isSame(one: LeadUnits | undefined, other: LeadUnits | undefined): boolean {
  return one?.phonemes === other?.phonemes && one?.growth === other?.growth;
}
