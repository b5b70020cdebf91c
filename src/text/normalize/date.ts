import type { Language } from '../../contracts/text';
import { MONTH, monthName, WEEKDAY, weekdayName } from './calendar-words';
import { cardinal, toOrdinal, year } from './number-words';
import { ReadingParts } from './reading-parts';
import { sticky, textAfter, textBefore, type WrittenRule } from './written-rule';

const DAY = String.raw`(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\p{L}\d])`;
const YEAR = String.raw`([12]\d{3})(?![\p{L}\d]|[.,:/-]\d|\s?%)`;
const DASH = String.raw`\s?[-–—]\s?`;
/** Small words that are also months: they need more than a day beside them. */
const ALSO_A_WORD = /^(?:may|march|mar|sep|sun|sat|dec)$/;

/** A year in words: `nineteen ninety-eight`, `two thousand five`. */
export function yearWords(digits: string, language: Language): string {
  return year(digits) ?? cardinal(digits, language);
}

/** The ordinal of a day of the month: `fifth`. */
export function dayWords(digits: string, language: Language): string {
  return toOrdinal(cardinal(digits.replace(/\D/g, ''), language));
}

/** `jan 5, 2012`, `January 5th`, `July 4–6, 2019`. */
export const MONTH_DAY: WrittenRule = {
  form: 'date',
  pattern: sticky(
    String.raw`(${MONTH})(?:\.|(?=\s))\s*(${DAY})(?:(${DASH})(${DAY}))?(?!:\d|[.,]?\d|\s?[%°])(?:(,)?\s+${YEAR})?`,
    'i',
  ),
  read(match, { language }) {
    const [written, month = '', day = '', , dash, lastDay, , comma, yearDigits] = match;
    const isBare = yearDigits === undefined && !/\p{L}/u.test(day);
    if (ALSO_A_WORD.test(month) && isBare) return undefined;
    const the = language === 'en-gb' ? 'the ' : '';
    const parts = new ReadingParts(written)
      .word(month, monthName(month))
      .word(day, `${the}${dayWords(day, language)}`);
    if (dash && lastDay) {
      parts.word(dash.trim(), 'to').word(lastDay, `${the}${dayWords(lastDay, language)}`);
    }
    if (yearDigits) parts.mark(comma, ',').word(yearDigits, yearWords(yearDigits, language));
    return parts.reading();
  },
};

/** `5 Jan 2012`, `the 22nd of November, 1963`, `3–5 March`. */
export const DAY_MONTH: WrittenRule = {
  form: 'date',
  pattern: sticky(
    String.raw`(${DAY})(?:(${DASH})(${DAY}))?(\s+of)?\s+(${MONTH})(\.(?=\s+\S))?(?:(,)?\s+${YEAR})?`,
    'i',
  ),
  read(match, around) {
    const { language } = around;
    const [written, day = '', , dash, lastDay, , of, month = '', , comma, yearDigits] = match;
    const isBare = yearDigits === undefined && !/\p{L}/u.test(day);
    if (ALSO_A_WORD.test(month) && isBare) return undefined;
    const hasArticle = /\bthe\s+$/i.test(textBefore(around));
    const article = hasArticle || (of && !dash) ? '' : 'the ';
    const parts = new ReadingParts(written);
    if (dash && lastDay) {
      parts.word(day, `${article}${dayWords(day, language)}`).word(dash.trim(), 'to');
      parts.word(lastDay, `the ${dayWords(lastDay, language)}${of ? '' : ' of'}`);
    } else parts.word(day, `${article}${dayWords(day, language)}${of ? '' : ' of'}`);
    parts.word(of?.trim(), 'of').word(month, monthName(month));
    if (yearDigits) parts.mark(comma, ',').word(yearDigits, yearWords(yearDigits, language));
    return parts.reading();
  },
};

/** `June 2012`, `Feb. 1985`, `Nov '19`. */
export const MONTH_YEAR: WrittenRule = {
  form: 'date',
  pattern: sticky(String.raw`(${MONTH})\.?(,)?\s+(?:${YEAR}|['’](\d\d)(?!\d))`, 'i'),
  read(match, { language }) {
    const [written, month = '', comma, yearDigits, shortYear = ''] = match;
    if (ALSO_A_WORD.test(month)) return undefined;
    const words = yearDigits ? yearWords(yearDigits, language) : cardinal(shortYear, language);
    return new ReadingParts(written)
      .word(month, monthName(month))
      .mark(comma, ',')
      .word(yearDigits ?? shortYear, words)
      .reading();
  },
};

const BEFORE_DATE = new RegExp(
  String.raw`^\.?,?\s+(?:(?:the\s+)?\d|${MONTH})|^\.?\s?[-–—]\s?(?:${WEEKDAY})`,
  'iu',
);
const AFTER_DASH = new RegExp(String.raw`(?:${WEEKDAY}|${MONTH})\.?\s?[-–—]\s?$`, 'iu');

/** What a weekday stands behind: `on Sat.`, `next Sun.` */
const WHEN = /\b(?:on|by|until|till|since|before|after|from|every|each|next|last|this)\s+$/i;

/** Whether a stop after a short weekday shortens it; `Sun.` and `Sat.` may end a sentence. */
function isAbbreviated(name: string, before: string, after: string): boolean {
  if (/^(?:tues?|thu(?:rs?)?)$/i.test(name)) return true;
  return WHEN.test(before) || /^(?:,|;|\s+(?:[a-z]|\d))/u.test(after);
}

/** A short weekday beside a date, a time or another weekday: `Mon, Jan 5`, `Mon–Fri`; and one with a stop: `every Tues.` */
export const SHORT_WEEKDAY: WrittenRule = {
  form: 'date',
  pattern: sticky(String.raw`(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)(?!\p{L})(\.?)`, 'i'),
  read(match, around) {
    const name = match[0].replace('.', '');
    if (!/^\p{Lu}/u.test(name)) return undefined;
    const after = textAfter(around);
    const before = textBefore(around);
    const isBeside = BEFORE_DATE.test(`${match[1]}${after}`) || AFTER_DASH.test(before);
    if (!isBeside && !(match[1] && isAbbreviated(name, before, after))) return undefined;
    const keepsStop = match[1] === '.' && /^["'”’)\]\s]*$/u.test(textAfter(around));
    return { spoken: weekdayName(name), length: match[0].length - (keepsStop ? 1 : 0) };
  },
};

/** A short month in a range: `Jan–Mar`. */
export const SHORT_MONTH: WrittenRule = {
  form: 'date',
  pattern: sticky(`(${MONTH})`, 'i'),
  read(match, around) {
    const [month = ''] = match;
    if (!/^\p{Lu}/u.test(month) || monthName(month) === month) return undefined;
    const isBeside = new RegExp(String.raw`^\.?\s?[-–—]\s?${MONTH}`, 'iu').test(textAfter(around));
    return isBeside || AFTER_DASH.test(textBefore(around))
      ? { spoken: monthName(month) }
      : undefined;
  },
};
