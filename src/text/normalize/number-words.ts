import type { Language } from '../../contracts/text';

const SMALL = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen'
).split(' ');
const TENS = ' ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES = (
  ' thousand million billion trillion quadrillion quintillion sextillion septillion octillion nonillion ' +
  'decillion'
).split(' ');
const IRREGULAR_ORDINALS: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

/** Longest digit string that has a name; longer ones are read digit by digit. */
const NAMED_DIGITS = 3 * SCALES.length;

/**
 * A whole number in words: `one hundred twenty-three`; British English says "and" before the last two digits.
 * @param digits ASCII digits only, at least one, any length
 */
export function cardinal(digits: string, language: Language): string {
  const significant = digits.replace(/^0+(?=\d)/, '');
  if (significant.length > NAMED_DIGITS) return digitByDigit(significant);
  if (significant === '0') return 'zero';
  const words: string[] = [];
  const groups = Math.ceil(significant.length / 3);
  for (let scale = groups - 1; scale >= 0; scale--) {
    const end = significant.length - 3 * scale;
    const value = Number(significant.slice(Math.max(0, end - 3), end));
    if (value === 0) continue;
    if (scale === 0 && value < 100 && words.length > 0 && language === 'en-gb') words.push('and');
    words.push(belowThousand(value, language));
    if (scale > 0) words.push(SCALES[scale] ?? '');
  }
  return words.join(' ');
}

function belowThousand(value: number, language: Language): string {
  const rest = value % 100;
  if (value < 100) return belowHundred(value);
  const hundreds = `${SMALL[Math.floor(value / 100)]} hundred`;
  if (rest === 0) return hundreds;
  return `${hundreds}${language === 'en-gb' ? ' and ' : ' '}${belowHundred(rest)}`;
}

function belowHundred(value: number): string {
  if (value < 20) return SMALL[value] ?? '';
  const tens = TENS[Math.floor(value / 10)] ?? '';
  return value % 10 === 0 ? tens : `${tens}-${SMALL[value % 10]}`;
}

/** `one two zero`: each digit by its name. Anything that is not a digit is skipped. */
export function digitByDigit(digits: string): string {
  const names: string[] = [];
  for (const digit of digits) {
    const name = SMALL[digit.charCodeAt(0) - 48];
    if (name !== undefined) names.push(name);
  }
  return names.join(' ');
}

/** The ordinal of a number in words: `twenty-first`, `one thousandth`. */
export function toOrdinal(words: string): string {
  const at = Math.max(words.lastIndexOf(' '), words.lastIndexOf('-')) + 1;
  const last = words.slice(at);
  const irregular = IRREGULAR_ORDINALS[last];
  if (irregular) return words.slice(0, at) + irregular;
  return words.slice(0, at) + (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`);
}

/** The plural of a number in words: `nineteen nineties`, `sixes`. */
export function toPlural(words: string): string {
  if (words.endsWith('y')) return `${words.slice(0, -1)}ies`;
  return words.endsWith('x') ? `${words}es` : `${words}s`;
}

/**
 * Four digits as a year: `nineteen ninety-eight`, `nineteen oh five`, `nineteen hundred`.
 * Undefined where nobody reads pairs: 1000 to 1009, 2000 to 2009, and everything outside 1000 to 2099.
 */
export function year(digits: string): string | undefined {
  const century = Number(digits.slice(0, 2));
  const rest = Number(digits.slice(2));
  if (digits.length !== 4 || century < 10 || century > 20) return undefined;
  if (rest === 0) return century % 10 === 0 ? undefined : `${belowHundred(century)} hundred`;
  if (rest < 10)
    return century % 10 === 0 ? undefined : `${belowHundred(century)} oh ${SMALL[rest]}`;
  return `${belowHundred(century)} ${belowHundred(rest)}`;
}

/** Digits two by two, as house numbers and flights are said: `twenty-seven eighty-eight`, `one oh five`. */
export function inPairs(digits: string): string {
  if (digits.length < 3) return belowHundred(Number(digits));
  if (digits.length > 4 || digits.startsWith('0')) return digitByDigit(digits);
  if (/^\d00$|^\d000$/.test(digits)) return cardinal(digits, 'en-us');
  const first = belowHundred(Number(digits.slice(0, -2)));
  const rest = Number(digits.slice(-2));
  if (rest === 0) return `${first} hundred`;
  return `${first} ${rest < 10 ? `oh ${SMALL[rest]}` : belowHundred(rest)}`;
}

/** Digits one by one, as telephone numbers are said; nought is "oh" in Britain. */
export function dialled(digits: string, language: Language): string {
  const names = digitByDigit(digits);
  return language === 'en-gb' ? names.replaceAll('zero', 'oh') : names;
}
