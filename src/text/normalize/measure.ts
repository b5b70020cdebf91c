import type { Language } from '../../contracts/text';
import { fractionWords, isPluralFraction, MIXED_FRACTION } from './fraction';
import { isSign } from './number-rules';
import { NUMERAL, readNumeral, readQuantity } from './numeral';
import { ReadingParts } from './reading-parts';
import { UNIT, UNITS, type Unit } from './units';
import { sticky, textAfter, textBefore, type WrittenRule } from './written-rule';

const POWER = String.raw`(?:\^?([23])(?!\d)|([²³]))`;
const GAP = String.raw`[ \u00a0\u202f]?`;
const NO_MORE = String.raw`(?![\p{L}\p{N}])`;
const POWERS: Readonly<Record<string, string>> = {
  '2': 'square ',
  '²': 'square ',
  '3': 'cubic ',
  '³': 'cubic ',
};
const NOTHING: Unit = { one: '', many: '' };

/** A number that counts something, and whether that is one. */
export function amountOf(
  written: string,
  language: Language,
): { readonly words: string; readonly isOne: boolean } | undefined {
  if (/[/⁄]|[^\d.,\s]/u.test(written)) {
    const words = fractionWords(written, language);
    return words === undefined ? undefined : { words, isOne: !isPluralFraction(written) };
  }
  const words = written.includes('.')
    ? readNumeral(written, language)
    : readQuantity(written, language);
  return { words, isOne: words === 'one' };
}

function unitWords(symbol: string, power: string | undefined, isOne: boolean): string {
  const unit = UNITS.get(symbol) ?? NOTHING;
  return (POWERS[power ?? ''] ?? '') + (isOne ? unit.one : unit.many);
}

/** `12 kg`, `-5°C`, `9.8 m/s²`, `1/2 kg`, `a 5-km run`. Before a noun with a hyphen the unit is singular. */
export const MEASURE: WrittenRule = {
  form: 'measure',
  pattern: sticky(
    String.raw`([-−+]?)(${MIXED_FRACTION}|${NUMERAL})(-|${GAP})(?:(sq|cu)\.?\s)?(${UNIT})${POWER}?(?:/(${UNIT})${POWER}?)?${NO_MORE}(\.(?=\s+[\p{Ll}\d(]))?`,
  ),
  read(match, around) {
    const [, sign, written = '', gap = '', area, symbol = ''] = match;
    const [power, over, overPower] = [match[6] ?? match[7], match[8], match[9] ?? match[10]];
    if (sign && !isSign(around)) return undefined;
    const isBareLetter = symbol.length === 1 && /[a-zA-Z]/.test(symbol);
    if (isBareLetter && gap === '-') return undefined;
    if (symbol === 'st' && around.language === 'en-us') return undefined;
    const amount = amountOf(written, around.language);
    if (!amount) return undefined;
    const isAdjective =
      gap === '-' || isBeforeNoun(symbol, around.sentence, around.at, textAfter(around));
    const squared = area === undefined ? power : area === 'sq' ? '2' : '3';
    let unit = unitWords(symbol, over ? undefined : squared, amount.isOne || isAdjective);
    if (over) {
      // An acceleration is "per second squared", a density "per cubic centimeter".
      const isTime = UNITS.get(over)?.one.endsWith('second');
      unit = unitWords(symbol, power, amount.isOne);
      unit += ` per ${unitWords(over, isTime ? undefined : overPower, true)}`;
      if (isTime && overPower) unit += POWERS[overPower] === 'square ' ? ' squared' : ' cubed';
    }
    const sound = sign ? (sign === '+' ? 'plus ' : 'minus ') : '';
    return { spoken: `${sound}${amount.words} ${unit}` };
  },
};

const ARTICLE = /(?:^|\s)(?:a|an|the|this|that|each|every|one)\s+$/i;

/** `a 10 kg bag`: an article before it and a noun behind it. */
function isBeforeNoun(symbol: string, sentence: string, at: number, after: string): boolean {
  if (/[°%]/.test(symbol)) return false;
  return ARTICLE.test(sentence.slice(Math.max(0, at - 8), at)) && /^\s\p{Ll}{3}/u.test(after);
}

/** `10 in.`, `10in`: only where it cannot be the word "in". */
export const INCHES: WrittenRule = {
  form: 'measure',
  pattern: sticky(String.raw`(${MIXED_FRACTION}|${NUMERAL})(\s?)in(\.(?!\p{L})|${NO_MORE})`),
  read([written = '', number = '', gap, stop], around) {
    const isSure =
      gap === '' ||
      stop === '.' ||
      /(?:ft|feet|foot)\.?\s$/.test(textBefore(around)) ||
      /^\s(?:x|by|tall|long|wide|thick|deep|high)\b/.test(textAfter(around));
    if (!isSure) return undefined;
    const amount = amountOf(number, around.language);
    if (!amount) return undefined;
    const ends = written.endsWith('.') && /^["'”’)\]\s]*$/u.test(textAfter(around));
    return {
      spoken: `${amount.words} ${amount.isOne ? 'inch' : 'inches'}`,
      length: written.length - (ends ? 1 : 0),
    };
  },
};

/** `5'10"`, `6′2″`. */
export const FEET_AND_INCHES: WrittenRule = {
  form: 'measure',
  pattern: sticky(String.raw`(\d{1,2})['’′](\d{1,2})(?:["”″]|'')`),
  read([, feet = '', inches = ''], { language }) {
    const foot = amountOf(feet, language);
    const inch = amountOf(inches, language);
    if (!foot || !inch) return undefined;
    const first = `${foot.words} ${foot.isOne ? 'foot' : 'feet'}`;
    return { spoken: `${first} ${inch.words} ${inch.isOne ? 'inch' : 'inches'}` };
  },
};

/** `6′`, `12"`: a straight quote means inches where it closes no quotation. */
export const PRIMES: WrittenRule = {
  form: 'measure',
  pattern: sticky(
    String.raw`(${MIXED_FRACTION}|${NUMERAL})(["″′]|'(?=\s*$|\s?[–-]\s?\d|\s(?:tall|wide|long|high|deep|x)\b))`,
  ),
  read([, number = '', prime = ''], { language, sentence, at }) {
    // A quote behind a digit is itself a sign of inches.
    const quotes = sentence.slice(0, at).match(/(?<!\d)"/g)?.length ?? 0;
    if (prime === '"' && quotes % 2 === 1) return undefined;
    if (prime === "'" && /(?:^|\s)'/.test(sentence.slice(0, at))) return undefined;
    const amount = amountOf(number, language);
    if (!amount) return undefined;
    const [one, many] = /["″]/.test(prime) ? ['inch', 'inches'] : ['foot', 'feet'];
    return { spoken: `${amount.words} ${amount.isOne ? one : many}` };
  },
};

/** `300 K` and `0.1 M`: what is no unit here is left to the words; `10 x 20`, `4x4`, `1920×1080` are sizes. */
export const TIMES: WrittenRule = {
  form: 'measure',
  pattern: sticky(String.raw`(${NUMERAL})(\s?)([x×])(\s?)(?=\d)`),
  read([written, number = '', space, sign], around) {
    const rest = textAfter(around);
    const isProduct =
      /^[^=]*=/.test(rest) || /^10(?:\^|[⁰-⁹¹²³])/u.test(rest) || (sign === '×' && space !== '');
    const isSize = /^\d+(?:\s?[x×]\s?\d+)?\s?(?:in|m|cm|mm|ft|km|px)\b/.test(rest);
    return new ReadingParts(written)
      .word(number, readNumeral(number, around.language))
      .word(sign, isProduct && !isSize ? 'times' : 'by')
      .reading();
  },
};

/** `$3.99/lb`: a unit behind a stroke, once a number was given. */
export const PER_UNIT: WrittenRule = {
  form: 'measure',
  pattern: sticky(`(${UNIT}|mo)${NO_MORE}`),
  read([symbol], around) {
    if (!/\d\p{L}*\/$/u.test(textBefore(around))) return undefined;
    return { spoken: symbol === 'mo' ? 'month' : unitWords(symbol, undefined, true) };
  },
};

/** The x of `12' x 14'`. */
export const BY: WrittenRule = {
  form: 'measure',
  pattern: sticky(String.raw`x(?=\s?\d)`),
  read: (_, around) => (/\d['"′″]\s?$/.test(textBefore(around)) ? { spoken: 'by' } : undefined),
};
