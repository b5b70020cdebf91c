import { expect, test } from 'vitest';
import type { LeadUnits } from '../../../src/contracts/text';
import { type KnownText, knownLead } from '../../../src/engine/known-lead';

const TEXT: KnownText = { text: 'A long text.', language: 'en-us' };
const SLOW: LeadUnits = { phonemes: 20, growth: 1.5 };
const SLOWER: LeadUnits = { phonemes: 16, growth: 1.3 };
type Lead = LeadUnits | undefined;

/** A device, and the division by which it has the first unit's sound. */
function device() {
  const notes = new Map<string, unknown>();
  const asked: Lead[] = [];
  let kept: Lead | 'nothing' = 'nothing';
  const memory = {
    notes: async (names: readonly string[]) => names.map((name) => notes.get(name)),
    note: (name: string, value: unknown) => void notes.set(name, structuredClone(value)),
  };
  return {
    notes,
    asked,
    keep: (lead: Lead | 'nothing') => {
      kept = lead;
    },
    lead: (planned: Lead, text = TEXT) =>
      knownLead(memory, text, planned, async (lead) => {
        asked.push(lead);
        return JSON.stringify(lead) === JSON.stringify(kept);
      }),
  };
}

test('an unknown text is divided as planned, and nothing is looked up', async () => {
  const { lead, asked } = device();
  expect(await lead(SLOW)).toBe(SLOW);
  expect(asked).toEqual([]);
});

test('a known beginning is divided as it was, whatever is planned now', async () => {
  const { lead, keep } = device();
  await lead(undefined);
  keep(undefined);
  expect(await lead(SLOW)).toBeUndefined();
  const other = device();
  await other.lead(SLOW);
  other.keep(SLOW);
  expect(await other.lead(undefined)).toEqual(SLOW);
  expect(await other.lead(SLOWER)).toEqual(SLOW);
});

test('a beginning whose sound is gone is divided as planned again', async () => {
  const { lead, keep, asked } = device();
  await lead(undefined);
  keep('nothing');
  expect(await lead(SLOW)).toBe(SLOW);
  expect(asked).toEqual([undefined]);
  keep(SLOW);
  expect(await lead(SLOWER)).toEqual(SLOW);
});

test('another beginning of a known text is tried whole', async () => {
  const { lead, keep } = device();
  await lead(SLOW);
  const later = { ...TEXT, unitPhonemes: 200 };
  keep(undefined);
  expect(await lead(SLOW, later)).toBeUndefined();
});

test('texts are noted by hash alone', async () => {
  const { lead, notes } = device();
  await lead(SLOW);
  expect(notes.size).toBe(2);
  expect(JSON.stringify([...notes])).not.toContain('long');
});
