import { toLatin } from './latin';
import { cardinal, digitByDigit, toOrdinal, toPlural } from './number-words';
import { NUMERAL, readNumeral, readQuantity } from './numeral';
import { type Surroundings, sticky, type WrittenRule } from './written-rule';

const ORDINAL_ENDINGS: Readonly<Record<string, string>> = { '1': 'st', '2': 'nd', '3': 'rd' };
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

function ordinalEnding(digits: string): string {
  if (/1\d$/.test(digits)) return 'th';
  return ORDINAL_ENDINGS[digits.at(-1) ?? ''] ?? 'th';
}

/** Whether a hyphen at `at` is a minus: nothing that it could join stands before it. */
function isSign({ sentence, at }: Surroundings): boolean {
  return at === 0 || !/[\p{L}\p{N}.,)\]%]/u.test(sentence.charAt(at - 1));
}

/** `1st`, `22nd`, `1,000th`; `4rd` is not one. */
export const ORDINAL: WrittenRule = {
  pattern: sticky(String.raw`(\d{1,3}(?:,\d{3})+|\d+)(st|nd|rd|th)(?![\p{L}\p{N}])`, 'i'),
  read(match, { language }) {
    const digits = (match[1] ?? '').replace(/\D/g, '');
    if (match[2]?.toLowerCase() !== ordinalEnding(digits)) return undefined;
    return { spoken: toOrdinal(cardinal(digits, language)) };
  },
};

/** `1990s`, `20s`, `'90s`. */
export const DECADE: WrittenRule = {
  pattern: sticky(String.raw`['’]?(\d{1,4})['’]?s(?![\p{L}\p{N}])`),
  read: (match, { language }) => ({ spoken: toPlural(readNumeral(match[1] ?? '', language)) }),
};

/** `50%`, `-2.5 %`. */
export const PERCENT: WrittenRule = {
  pattern: sticky(String.raw`([-−]?)(${NUMERAL})[ \u00a0]?%`),
  read(match, around) {
    const [, sign, written = ''] = match;
    if (sign && !isSign(around)) return undefined;
    const number = written.includes('.')
      ? readNumeral(written, around.language)
      : readQuantity(written, around.language);
    return { spoken: `${sign ? 'minus ' : ''}${number} percent` };
  },
};

/** `3.2.1`, `192.168.0.1`: parts divided by points. */
export const DOTTED_NUMBER: WrittenRule = {
  pattern: sticky(String.raw`\d+(?:\.\d+){2,}`),
  read: (match, { language }) => ({
    spoken: match[0]
      .split('.')
      .map((part) => (part.length > 3 ? digitByDigit(part) : readNumeral(part, language)))
      .join(' point '),
  }),
};

/** `42`, `-5`, `1,000`, `3.14`, `.5`, `1998`, `007`. */
export const NUMBER: WrittenRule = {
  pattern: sticky(`([-−]?)(${NUMERAL})`),
  read(match, around) {
    const [, sign, written = ''] = match;
    if (sign && !isSign(around)) return undefined;
    // ".5" after a letter or digit is a stop and a number of its own.
    if (!sign && written.startsWith('.') && !isSign(around)) return undefined;
    return { spoken: `${sign ? 'minus ' : ''}${readNumeral(written, around.language)}` };
  },
};

/** Letters and digits in one: `B2B`, `16c`, `5pm`, `MP3`, `H2O`. */
export const MIXED: WrittenRule = {
  pattern: sticky(String.raw`(?:\p{Script=Latin}+\d|\d+\p{Script=Latin})[\p{Script=Latin}\d]*`),
  read(match, { language, sentence, end }) {
    if (WORD_CHARACTER.test(sentence.charAt(end))) return undefined;
    const words: string[] = [];
    for (const run of match[0].match(/\d+|\D+/g) ?? []) {
      const spoken = /\d/.test(run) ? readNumeral(run, language) : readLetters(run);
      if (spoken === undefined) return undefined;
      words.push(spoken);
    }
    return { spoken: words.join(' ') };
  },
};

/** Undefined if a letter has no plain form: then the word is read without the rule, which reports it. */
function readLetters(run: string): string | undefined {
  const { letters, dropped } = toLatin(run, 0);
  if (letters === '' || dropped.length > 0) return undefined;
  return /^[ap]m$/i.test(letters) ? letters.toUpperCase() : letters;
}
