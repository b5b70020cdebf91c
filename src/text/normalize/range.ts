import { MONTH, WEEKDAY } from './calendar-words';
import { ReadingParts } from './reading-parts';
import { type Surroundings, sticky, textAfter, textBefore, type WrittenRule } from './written-rule';

const LEFT_NUMBER =
  /(?:^|[^\p{L}\p{N}.,/-])(?:[$£€¥₹]\s?)?(\d+(?:,\d{3})*(?:\.\d+)?)(?::(\d\d))?(\s?%|\s?°[CF]?|\s?[ap]\.?m\.?|['’′"″]|\s?(?:k|mn?|bn?|million|billion|trillion|thousand))?\s?$/iu;
const RIGHT_NUMBER =
  /^\s?([$£€¥₹]?)(\d+(?:,\d{3})*(?:\.\d+)?)(?::(\d\d))?(\s?[ap]\.?m\b)?(?![-–/]\d)/iu;
const LEFT_NAME = new RegExp(String.raw`(?:^|[^\p{L}])(?:${WEEKDAY}|${MONTH})\.?\s?$`, 'iu');
const RIGHT_NAME = new RegExp(String.raw`^\s?(?:${WEEKDAY}|${MONTH})`, 'iu');
const SCORES =
  /\b(?:won|win|wins|winning|beat|beats|beaten|lost|lose|loses|losing|score[ds]?|defeat(?:ed|s)?|victory|draw|drew|tied?|led|lead|leads|trail(?:ed|s)?|final|odds|result|match|game|thrash(?:ed)?)\b/i;
const MATHS = /=/;
const BETWEEN = /\bbetween\s+[$£€]?[\d,.]+\s?$/i;
const OPENING_HOURS =
  /\b(?:open|hours|daily|weekdays|weekends|day|Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\.?:?,?\s+(?:from\s+)?\d+$/i;

const numberOf = (written: string, minutes: string | undefined) =>
  Number(written.replaceAll(',', '')) + Number(minutes ?? 0) / 60;

/** `–` and `-` between two numbers, days or months, where it is said "to". */
export const RANGE_DASH: WrittenRule = {
  form: 'range',
  pattern: sticky('[-–—]'),
  read([dash = ''], around) {
    const before = textBefore(around);
    const after = textAfter(around);
    if (LEFT_NAME.test(before) && RIGHT_NAME.test(after)) return { spoken: 'to' };
    if (/(?:^|\s)[IVX]+\s?$/.test(before) && /^\s?[IVX]+(?![\p{L}\p{N}])/u.test(after))
      return { spoken: 'to' };
    if (/(?:^|\s)[A-Z]$/.test(before) && /^[A-Z](?![\p{L}\p{N}-])/u.test(after)) {
      return isLetterRange(before, after) ? { spoken: 'to' } : undefined;
    }
    const left = LEFT_NUMBER.exec(before);
    const right = RIGHT_NUMBER.exec(after);
    if (!left || !right) return undefined;
    if (MATHS.test(around.sentence.slice(around.end, around.end + 12)) && dash !== '–')
      return undefined;
    if (!isRange(dash, left, right, around)) return undefined;
    return { spoken: BETWEEN.test(before) ? 'and' : 'to' };
  },
};

/** `A-Z`, `A–D`: letters in their order. */
export const LETTER_RANGE: WrittenRule = {
  form: 'range',
  pattern: sticky(String.raw`([A-Z])([-–])([A-Z])(?![\p{L}\p{N}\p{M}'’-])`),
  read([written, from = '', dash, to = '']) {
    if (to.charCodeAt(0) - from.charCodeAt(0) < 2) return undefined;
    return new ReadingParts(written)
      .word(from, from, true)
      .word(dash, 'to')
      .word(to, to, true)
      .reading();
  },
};

function isLetterRange(before: string, after: string): boolean {
  return (before.at(-1) ?? '') < after.charAt(0);
}

function isRange(
  dash: string,
  left: RegExpExecArray,
  right: RegExpExecArray,
  around: Surroundings,
): boolean {
  const [, from = '', fromMinutes, unit] = left;
  const [, currency, to = '', toMinutes, half] = right;
  if (dash === '—') return false;
  if (dash === '–' || unit || half || currency) return true;
  // A leading nought is an identifier, not a quantity.
  if (/^0\d/.test(from) || /^0\d/.test(to)) return false;
  if (numberOf(from, fromMinutes) < numberOf(to, toMinutes)) return true;
  if (/^[12]\d{3}$/.test(from) && /^\d\d$/.test(to)) return Number(from.slice(2)) < Number(to);
  if (OPENING_HOURS.test(textBefore(around)) && Number(from) <= 12 && Number(to) <= 12) return true;
  return isScore(from, to, around);
}

/** `They won 3-2`: small numbers near a word about games. */
function isScore(from: string, to: string, around: Surroundings): boolean {
  if (!/^\d{1,3}$/.test(from) || !/^\d{1,3}$/.test(to)) return false;
  return SCORES.test(textBefore(around)) || SCORES.test(textAfter(around).slice(0, 24));
}

const PLAIN_SUM = /^\s*\d+(?:\.\d+)?(?:\s[-−+×÷*/]\s\d+(?:\.\d+)?)+\s*$/;

/** `1-4=5`, `5 - 3`, `3*4`, `12 / 4`: signs of sums between numbers. */
export const SUM_SIGN: WrittenRule = {
  form: 'maths',
  pattern: sticky('[-−*/]'),
  read([sign = ''], around) {
    const before = textBefore(around);
    const after = textAfter(around);
    if (!/[\p{L}\d)²³]\s*$/u.test(before) || !/^\s*[\p{L}\d(]/u.test(after)) return undefined;
    const isNearEquals = /=/.test(after.slice(0, 16)) || /=[^=]{0,16}$/.test(before);
    const isBetweenNumbers = /\d\s*$/.test(before) && /^\s*\d/.test(after);
    switch (sign) {
      case '*':
        return isBetweenNumbers || isNearEquals ? { spoken: 'times' } : undefined;
      case '/':
        return isBetweenNumbers && isNearEquals ? { spoken: 'divided by' } : undefined;
      default:
        if (isNearEquals && /[\d)²³]\s*$|(?:^|\s)\p{L}\s*$/u.test(before))
          return { spoken: 'minus' };
        return isBetweenNumbers && (sign === '−' || PLAIN_SUM.test(around.sentence))
          ? { spoken: 'minus' }
          : undefined;
    }
  },
};
