import { DIRECTION, HOUSE_NUMBER, POSTCODE, STATE, STREET_TYPE, ZIP_CODE } from './address';
import { DAY_MONTH, MONTH_DAY, MONTH_YEAR, SHORT_MONTH, SHORT_WEEKDAY } from './date';
import {
  CAMEL_CASE,
  EMAIL,
  FILE_NAME,
  FILE_PATH,
  HANDLE,
  HASHTAG,
  LEADING_DOT,
  WEB_ADDRESS,
} from './electronic';
import { FRACTION } from './fraction';
import { COMPARISON, EXPONENT, FORMULA, GREEK_LETTER, POWER, ROOT } from './maths';
import { BY, FEET_AND_INCHES, INCHES, MEASURE, PER_UNIT, PRIMES, TIMES } from './measure';
import { MONEY, MONEY_RANGE, TRAILING_MONEY } from './money';
import { DECADE, NUMBER, ORDINAL, PERCENT } from './number-rules';
import {
  DAY_OF_YEAR,
  ERA,
  ERA_FIRST,
  FIXED_PAIR,
  ISO_DATE,
  NUMERIC_DATE,
  SHORT_YEAR,
} from './numeric-date';
import { LETTER_RANGE, RANGE_DASH, SUM_SIGN } from './range';
import { ROMAN_NUMERAL, WORLD_WAR } from './roman';
import {
  DOTTED_NUMBER,
  HYPHENED_CODE,
  LAW_SECTION,
  MIXED,
  NAMED_CODE,
  PROGRAM_VERSION,
  RESOLUTION,
  VERSION,
} from './serial';
import {
  AMERICAN_PHONE,
  BRITISH_PHONE,
  DIGIT_GROUPS,
  EMERGENCY,
  INTERNATIONAL_PHONE,
  INTERNET_ADDRESS,
  LETTERED_PHONE,
  SHORT_PHONE,
} from './telephone';
import { CLOCK, DURATION, HOUR, LONG_CLOCK, RATIO } from './time';
import {
  ABBREVIATION,
  DOTTED_LETTERS,
  INITIAL,
  LETTERS_AND_LETTERS,
  SPECIAL_WORD,
  STROKE_WORD,
} from './word-rules';
import type { WrittenRule } from './written-rule';

/** Tried in this order where a digit stands; the longest and most certain forms come first. */
export const DIGIT_RULES: readonly WrittenRule[] = [
  EMAIL,
  INTERNET_ADDRESS,
  WEB_ADDRESS,
  FILE_NAME,
  AMERICAN_PHONE,
  BRITISH_PHONE,
  LETTERED_PHONE,
  ISO_DATE,
  NUMERIC_DATE,
  DIGIT_GROUPS,
  SHORT_PHONE,
  EMERGENCY,
  FIXED_PAIR,
  DAY_OF_YEAR,
  TRAILING_MONEY,
  PERCENT,
  LONG_CLOCK,
  CLOCK,
  HOUR,
  DURATION,
  RATIO,
  ERA,
  DAY_MONTH,
  ORDINAL,
  DECADE,
  FEET_AND_INCHES,
  EXPONENT,
  HOUSE_NUMBER,
  MEASURE,
  INCHES,
  PRIMES,
  TIMES,
  FRACTION,
  LAW_SECTION,
  ZIP_CODE,
  NAMED_CODE,
  PROGRAM_VERSION,
  DOTTED_NUMBER,
  HYPHENED_CODE,
  RESOLUTION,
  MIXED,
  NUMBER,
];

/** Tried in this order where a sign stands that a number or a name can begin with. */
export const SIGN_RULES: readonly WrittenRule[] = [
  MONEY_RANGE,
  MONEY,
  RANGE_DASH,
  SUM_SIGN,
  BRITISH_PHONE,
  AMERICAN_PHONE,
  INTERNATIONAL_PHONE,
  FILE_PATH,
  LEADING_DOT,
  HASHTAG,
  HANDLE,
  PERCENT,
  DECADE,
  SHORT_YEAR,
  MEASURE,
  FRACTION,
  POWER,
  ROOT,
  COMPARISON,
  NUMBER,
];

/** Tried in this order where a letter stands. */
export const LETTER_RULES: readonly WrittenRule[] = [
  EMAIL,
  WEB_ADDRESS,
  FILE_PATH,
  FILE_NAME,
  MONEY,
  LETTER_RANGE,
  DOTTED_LETTERS,
  DIRECTION,
  INITIAL,
  LETTERS_AND_LETTERS,
  STROKE_WORD,
  MONTH_DAY,
  MONTH_YEAR,
  SHORT_WEEKDAY,
  SHORT_MONTH,
  ERA_FIRST,
  WORLD_WAR,
  POSTCODE,
  STATE,
  STREET_TYPE,
  ABBREVIATION,
  SPECIAL_WORD,
  ROMAN_NUMERAL,
  VERSION,
  FORMULA,
  CAMEL_CASE,
  GREEK_LETTER,
  PER_UNIT,
  BY,
  MIXED,
];
