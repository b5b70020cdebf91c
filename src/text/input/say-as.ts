import type { ReadingBuilder } from './reading-builder';

const SPELLED = new Set(['characters', 'spell-out', 'verbatim', 'letters']);
const DIGITS = new Set(['digits', 'telephone']);
const LETTERS_OR_REST = /[A-Za-z]+|\s+|[^A-Za-z\s]/gu;

/**
 * Reads text as SSML's `say-as` wants it; the kinds that normalisation knows by their looks (date, time, fraction, unit,
 * currency, …) are read as they stand. `text` is what stands from `start` to `end`, without markup.
 */
export function sayAs(
  builder: ReadingBuilder,
  kind: string,
  text: string,
  start: number,
  end: number,
): boolean {
  const written = text.trim();
  if (SPELLED.has(kind)) spellOut(builder, text, start);
  else if (DIGITS.has(kind)) digitByDigit(builder, text, start);
  else if (kind === 'ordinal' && /^\d{1,30}$/.test(written))
    builder.say(written + ordinalEnding(written), start, end);
  else if ((kind === 'cardinal' || kind === 'number') && /^\d{4,30}$/.test(written))
    // With its groups parted it is no year and no identifier.
    builder.say(written.replace(/^0+(?=\d)/, '').replace(/\B(?=(?:\d{3})+$)/g, ','), start, end);
  else return false;
  return true;
}

function spellOut(builder: ReadingBuilder, text: string, start: number): void {
  for (const { index, 0: piece } of text.matchAll(LETTERS_OR_REST)) {
    const from = start + index;
    builder.space(from);
    const at = builder.length;
    builder.text(from, from + piece.length);
    if (/^[A-Za-z]/.test(piece)) builder.note(at, { kind: 'letters' });
  }
  builder.space(start + text.length);
}

function digitByDigit(builder: ReadingBuilder, text: string, start: number): void {
  let parted = true;
  for (const { index, 0: piece } of text.matchAll(/\d|\+|[A-Za-z]+|[^\dA-Za-z+]+/gu)) {
    const from = start + index;
    const to = from + piece.length;
    if (/^[^\dA-Za-z+]/.test(piece)) {
      // A comma is heard as the short rest between the groups of a number.
      if (!parted && to < start + text.length) builder.say(', ', from, to);
      parted = true;
      continue;
    }
    if (!parted) builder.space(from);
    builder.text(from, to);
    parted = false;
  }
}

function ordinalEnding(digits: string): string {
  if (/1\d$/.test(digits)) return 'th';
  return { '1': 'st', '2': 'nd', '3': 'rd' }[digits.at(-1) ?? ''] ?? 'th';
}
