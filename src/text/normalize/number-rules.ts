import { cardinal, toOrdinal, toPlural } from './number-words';
import { NUMERAL, readNumeral, readQuantity } from './numeral';
import { type Surroundings, sticky, type WrittenRule } from './written-rule';

const ORDINAL_ENDINGS: Readonly<Record<string, string>> = { '1': 'st', '2': 'nd', '3': 'rd' };

function ordinalEnding(digits: string): string {
  if (/1\d$/.test(digits)) return 'th';
  return ORDINAL_ENDINGS[digits.at(-1) ?? ''] ?? 'th';
}

/** Whether a hyphen at `at` is a minus: nothing that it could join stands before it. */
export function isSign({ sentence, at }: Pick<Surroundings, 'sentence' | 'at'>): boolean {
  return at === 0 || !/[\p{L}\p{N}.,)\]%]/u.test(sentence.charAt(at - 1));
}

/** `1st`, `22nd`, `1,000th`; `4rd` is not one. */
export const ORDINAL: WrittenRule = {
  form: 'ordinal',
  pattern: sticky(String.raw`(\d{1,3}(?:,\d{3})+|\d+)(st|nd|rd|th)(?![\p{L}\p{N}])`, 'i'),
  read(match, { language }) {
    const digits = (match[1] ?? '').replace(/\D/g, '');
    if (match[2]?.toLowerCase() !== ordinalEnding(digits)) return undefined;
    return { spoken: toOrdinal(cardinal(digits, language)) };
  },
};

/** `1990s`, `20s`, `'90s`. */
export const DECADE: WrittenRule = {
  form: 'decade',
  pattern: sticky(String.raw`['’]?(\d{1,4})['’]?s(?![\p{L}\p{N}])`),
  read: (match, { language }) => ({ spoken: toPlural(readNumeral(match[1] ?? '', language)) }),
};

/** `50%`, `-2.5 %`. */
export const PERCENT: WrittenRule = {
  form: 'percent',
  pattern: sticky(String.raw`([-−+]?)(${NUMERAL})[ \u00a0]?[%٪]`),
  read(match, around) {
    const [, sign, written = ''] = match;
    if (sign && !isSign(around)) return undefined;
    const number = written.includes('.')
      ? readNumeral(written, around.language)
      : readQuantity(written, around.language);
    const sound = sign ? (sign === '+' ? 'plus ' : 'minus ') : '';
    return { spoken: `${sound}${number} percent` };
  },
};

/** `42`, `-5`, `1,000`, `3.14`, `.5`, `1998`, `007`. */
export const NUMBER: WrittenRule = {
  form: 'cardinal',
  pattern: sticky(`([-−]?)(${NUMERAL})`),
  read(match, around) {
    const [, sign, written = ''] = match;
    if (sign && !isSign(around)) return undefined;
    // ".5" after a letter or digit is a stop and a number of its own.
    if (!sign && written.startsWith('.') && !isSign(around)) return undefined;
    return { spoken: `${sign ? 'minus ' : ''}${readNumeral(written, around.language)}` };
  },
};
