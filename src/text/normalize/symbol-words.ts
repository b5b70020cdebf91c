import type { Reading, Surroundings } from './written-rule';

/** Symbols that are always said. */
const ALWAYS: Readonly<Record<string, string>> = {
  '&': 'and',
  '@': 'at',
  '%': 'percent',
  '+': 'plus',
  '=': 'equals',
  '×': 'times',
  '÷': 'divided by',
  '±': 'plus or minus',
  '≈': 'is about',
  '≠': 'is not',
  '≤': 'is at most',
  '≥': 'is at least',
  '°': 'degrees',
  '§': 'section',
  '©': 'copyright',
  '®': 'registered',
  '™': 'trademark',
  $: 'dollars',
  '£': 'pounds',
  '€': 'euros',
  '¢': 'cents',
  '¥': 'yen',
  '½': 'one half',
  '¼': 'one quarter',
  '¾': 'three quarters',
  '⅓': 'one third',
  '⅔': 'two thirds',
  '²': 'squared',
  '³': 'cubed',
  '−': 'minus',
};

/** What is said for a symbol where it stands; undefined if nothing is. */
export function readSymbol(
  character: string,
  { sentence, at, end }: Surroundings,
): Reading | undefined {
  const before = sentence.charAt(at - 1);
  const after = sentence.charAt(end);
  switch (character) {
    case '#':
      return /\d/.test(after) ? { spoken: 'number' } : undefined;
    case '/':
      return /\d/.test(before) || /\d/.test(after) ? { spoken: 'slash' } : undefined;
    case '.':
      // Inside an address or a file name; a stop before a capital is a sentence without its space.
      return /[\p{L}\p{N}]/u.test(before) && /[\p{Ll}\p{N}]/u.test(after)
        ? { spoken: 'dot' }
        : undefined;
    case '–':
      return /\d/.test(before) && /\d/.test(after) ? { spoken: 'to' } : undefined;
    default: {
      const spoken = ALWAYS[character];
      return spoken === undefined ? undefined : { spoken };
    }
  }
}
