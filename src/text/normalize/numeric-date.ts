import type { Language } from '../../contracts/text';
import { monthOfNumber, WEEKDAY } from './calendar-words';
import { dayWords, yearWords } from './date';
import { cardinal } from './number-words';
import { ReadingParts } from './reading-parts';
import { sticky, textBefore, type WrittenRule } from './written-rule';

interface DayOfYear {
  readonly day: number;
  readonly month: number;
}

const isDay = ({ day, month }: DayOfYear) => month >= 1 && month <= 12 && day >= 1 && day <= 31;

/** Which number is the month: the first in America, the second in Britain, unless it cannot be one. */
function chooseOrder(first: number, second: number, language: Language): DayOfYear | undefined {
  const american = { month: first, day: second };
  const british = { month: second, day: first };
  const [likely, other] = language === 'en-us' ? [american, british] : [british, american];
  if (isDay(likely)) return likely;
  return isDay(other) ? other : undefined;
}

function dateWords({ day, month }: DayOfYear, dayFirst: boolean, language: Language): string {
  const ordinal = dayWords(String(day), language);
  return dayFirst
    ? `the ${ordinal} of ${monthOfNumber(month)}`
    : `${monthOfNumber(month)} ${ordinal}`;
}

/** `2012-01-05`, `2012/1/5`, with `T10:30:00Z` behind it as a word of its own. */
export const ISO_DATE: WrittenRule = {
  form: 'date',
  pattern: sticky(
    String.raw`([12]\d{3})([-/.])(\d{1,2})\2(\d{1,2})(?!\d|[-/.]\d)(?:T(?=\d\d:\d\d))?`,
  ),
  read([, year = '', , month, day], { language }) {
    const date = { month: Number(month), day: Number(day) };
    if (!isDay(date)) return undefined;
    const words = dateWords(date, language === 'en-gb', language);
    return { spoken: `${words} ${yearWords(year, language)}` };
  },
};

/** `12/05/2020`, `5.11.1605`, `07-04-76`: month first in America, day first in Britain. */
export const NUMERIC_DATE: WrittenRule = {
  form: 'date',
  pattern: sticky(String.raw`(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\p{L}\d]|[-/.]\d)`),
  read([, first, separator, second, year = ''], { language }) {
    if (separator === '.' && year.length === 2) return undefined;
    const date = chooseOrder(Number(first), Number(second), language);
    if (!date) return undefined;
    const isMonthFirst = date.month === Number(first) && language === 'en-us';
    return {
      spoken: `${dateWords(date, !isMonthFirst, language)} ${shortYear(year, language)}`,
    };
  },
};

function shortYear(digits: string, language: Language): string {
  if (digits.length === 4) return yearWords(digits, language);
  const words = cardinal(digits, language);
  return digits.startsWith('0') ? `oh ${words}` : words;
}

const DATE_FOLLOWS = new RegExp(
  String.raw`\b(?:(?:on|by|until|till|since|before|after|due|dated?|from|through)\s+|${WEEKDAY}\.?,?\s+)$`,
  'iu',
);

/** `by 6/15`: a day without its year, where a word says that it is one. */
export const DAY_OF_YEAR: WrittenRule = {
  form: 'date',
  pattern: sticky(String.raw`(\d{1,2})/(\d{1,2})(?![\p{L}\d/%]|[.,]\d)`),
  read([, first, second], around) {
    const { language } = around;
    if (!DATE_FOLLOWS.test(textBefore(around))) return undefined;
    const date = chooseOrder(Number(first), Number(second), language);
    if (!date) return undefined;
    return { spoken: dateWords(date, language === 'en-gb', language) };
  },
};

/** `300 BC`, `AD 79`, `44 B.C.`: the era's letters are named. */
export const ERA: WrittenRule = {
  form: 'date',
  pattern: sticky(String.raw`(\d{1,4})\s?(BCE?|CE|AD|B\.C\.(?:E\.)?|C\.E\.|A\.D\.)(?!\p{L})`),
  read([written, digits = '', era = ''], { language }) {
    return new ReadingParts(written)
      .word(digits, yearWords(digits, language))
      .word(era, era.replaceAll('.', ''), true)
      .reading();
  },
};

/** `AD 79`. */
export const ERA_FIRST: WrittenRule = {
  form: 'date',
  pattern: sticky(String.raw`(AD|A\.D\.)(?=\s\d{1,4}(?!\d))`),
  read: () => ({ spoken: 'AD', spelled: true }),
};

/** Days whose date is their name, and other fixed pairs: `9/11`, `24/7`, `50/50`. */
export const FIXED_PAIR: WrittenRule = {
  form: 'cardinal',
  pattern: sticky(String.raw`(9/11|24/7|50[/-]50|20/20|7-(?=Eleven)|9-5(?=\s+(?:job|work)))(?!\d)`),
  read([written], { language }) {
    const [first = '', second = ''] = written.split(/[/-]/);
    const between = written === '9-5' ? ' to ' : ' ';
    const rest = second === '' ? '' : `${between}${cardinal(second, language)}`;
    return { spoken: `${cardinal(first, language)}${rest}` };
  },
};

/** `'99`: the apostrophe stands for the century. */
export const SHORT_YEAR: WrittenRule = {
  form: 'date',
  pattern: sticky(String.raw`['’](\d\d)(?![\p{L}\d'’"”]|[.,]\d)`),
  read([, digits = ''], { language, sentence, at }) {
    return at === 0 || /[\s(]/.test(sentence.charAt(at - 1))
      ? { spoken: shortYear(digits, language) }
      : undefined;
  },
};
