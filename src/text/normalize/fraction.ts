import type { Language } from '../../contracts/text';
import { cardinal, toOrdinal } from './number-words';
import { sticky, type WrittenRule } from './written-rule';

/** Fractions that are one character, as numerator and denominator. */
const VULGAR: Readonly<Record<string, readonly [string, string]>> = {
  '½': ['1', '2'],
  '⅓': ['1', '3'],
  '⅔': ['2', '3'],
  '¼': ['1', '4'],
  '¾': ['3', '4'],
  '⅕': ['1', '5'],
  '⅖': ['2', '5'],
  '⅗': ['3', '5'],
  '⅘': ['4', '5'],
  '⅙': ['1', '6'],
  '⅚': ['5', '6'],
  '⅐': ['1', '7'],
  '⅛': ['1', '8'],
  '⅜': ['3', '8'],
  '⅝': ['5', '8'],
  '⅞': ['7', '8'],
  '⅑': ['1', '9'],
  '⅒': ['1', '10'],
};

/** Pattern of the fraction characters. */
export const VULGAR_FRACTION = `[${Object.keys(VULGAR).join('')}]`;
/** Pattern of a number with a fraction: `1/2`, `3½`, `1 1/2`, `1-1/2`. */
export const MIXED_FRACTION = String.raw`(?:(?:\d{1,6}[\s-])?\d{1,4}[/⁄]\d{1,4}|(?:\d{1,6}\s?)?${VULGAR_FRACTION})`;

const WRITTEN = new RegExp(
  String.raw`^(?:(\d+)[\s-]?)??(?:(\d+)[/⁄](\d+)|(${VULGAR_FRACTION}))$`,
  'u',
);

function simpleFraction(top: string, bottom: string, language: Language): string | undefined {
  const denominator = Number(bottom);
  if (denominator === 0 || bottom.startsWith('0')) return undefined;
  const numerator = cardinal(top, language);
  const isRound = /^10+$/.test(bottom);
  if (denominator === 1 || (denominator > 100 && !isRound)) {
    return `${numerator} over ${cardinal(bottom, language)}`;
  }
  const isOne = numerator === 'one';
  if (bottom === '2') return `${numerator} ${isOne ? 'half' : 'halves'}`;
  if (bottom === '4') return `${numerator} ${isOne ? 'quarter' : 'quarters'}`;
  const name = toOrdinal(
    isRound ? cardinal(bottom, language).replace(/^one /, '') : cardinal(bottom, language),
  );
  return `${numerator} ${name}${isOne ? '' : 's'}`;
}

/** The words of what matches {@link MIXED_FRACTION}; undefined if its denominator is none. */
export function fractionWords(written: string, language: Language): string | undefined {
  const match = WRITTEN.exec(written);
  if (!match) return undefined;
  const [, whole, top, bottom, vulgar = ''] = match;
  const [first, second] = VULGAR[vulgar] ?? [top ?? '', bottom ?? ''];
  const part = simpleFraction(first, second, language);
  if (part === undefined || whole === undefined) return part;
  return `${cardinal(whole, language)} and ${part}`;
}

/** Whether a fraction is more than one of its unit: `2 1/2 cups`, `1/2 cup`. */
export function isPluralFraction(written: string): boolean {
  return /^\d+[\s-]?(?:\d+[/⁄]|[^\d/⁄])/u.test(written) && !/^\d+[/⁄]\d+$/.test(written);
}

const COUNTED_BEFORE = /\b(?:page|slide|step|part|level|question|track|sheet)\s+$/i;
const RATED_BEFORE =
  /\b(?:rated?|rating|scored?|gave|give|gives|got|get|it|a solid|an?)(?:\s+(?:it|this|her|him|them))?(?:\s+an?)?:?\s+$/i;

/** `page 5/10` is "five of ten", `rated 8/10` is "eight out of ten". */
function outOf(written: string, before: string, language: Language): string | undefined {
  const [, first = '', second = ''] = /^(\d+)\/(\d+)$/.exec(written) ?? [];
  if (first === '') return undefined;
  const isRated = /^(?:5|10|100)$/.test(second) && Number(first) > 1 && RATED_BEFORE.test(before);
  if (!isRated && !COUNTED_BEFORE.test(before)) return undefined;
  return `${cardinal(first, language)} ${isRated ? 'out of' : 'of'} ${cardinal(second, language)}`;
}

/** `1/2`, `2 3/4`, `½`, `3½`. */
export const FRACTION: WrittenRule = {
  form: 'fraction',
  pattern: sticky(String.raw`([-−]?)(${MIXED_FRACTION})(?![\p{L}\d/⁄]|[.,]\d)`),
  read([, sign, written = ''], { language, sentence, at }) {
    if (sign && /[\p{L}\p{N}]$/u.test(sentence.charAt(at - 1))) return undefined;
    const out = outOf(written, sentence.slice(Math.max(0, at - 24), at), language);
    if (out !== undefined && !sign) return { spoken: out };
    const spoken = fractionWords(written, language);
    if (spoken === undefined) return undefined;
    return { spoken: sign ? `minus ${spoken}` : spoken };
  },
};
