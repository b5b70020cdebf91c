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
  '≈': 'is approximately',
  '≠': 'is not equal to',
  '≤': 'is less than or equal to',
  '≥': 'is greater than or equal to',
  '∞': 'infinity',
  '∑': 'sum',
  '∫': 'integral',
  '∈': 'in',
  '°': 'degrees',
  '§': 'section',
  '¶': 'paragraph',
  '©': 'copyright',
  '®': 'registered',
  '™': 'trademark',
  $: 'dollar',
  '£': 'pound',
  '€': 'euro',
  '¢': 'cent',
  '¥': 'yen',
  '₩': 'won',
  '₹': 'rupee',
  '²': 'squared',
  '³': 'cubed',
  '−': 'minus',
  '‰': 'per mille',
  '№': 'number',
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
      if (/\d/.test(after)) return { spoken: 'number' };
      // Notes and programming languages: C#.
      if (
        /(?:^|[^\p{L}\p{N}])[A-GJ]$/u.test(sentence.slice(Math.max(0, at - 2), at)) &&
        !/[\p{L}\p{N}]/u.test(after)
      ) {
        return { spoken: 'sharp' };
      }
      return /[\p{L}\p{N}%$]/u.test(before + after) ? { spoken: 'hash' } : undefined;
    case '/':
      if (/^\s*$/.test(sentence)) return undefined;
      return /\d/.test(before) || /\d/.test(after) ? { spoken: 'slash' } : undefined;
    case '~':
      return /\s|^$/.test(before) && /\d/.test(after) ? { spoken: 'about' } : undefined;
    case '.':
      // Inside an address or a file name; a stop before a capital is a sentence without its space.
      return /[\p{L}\p{N}]/u.test(before) && /[\p{Ll}\p{N}]/u.test(after)
        ? { spoken: 'dot' }
        : undefined;
    case '-':
      // Before a name in a sum: "-x".
      return /[\s=(]|^$/.test(before) && /^[a-z](?!\p{L})/u.test(sentence.slice(end, end + 2))
        ? { spoken: 'minus' }
        : undefined;
    default: {
      const spoken = ALWAYS[character];
      return spoken === undefined ? undefined : { spoken };
    }
  }
}
