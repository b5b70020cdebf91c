import type { Language } from '../../contracts/text';
import { cardinal, digitByDigit, year } from './number-words';

/**
 * Groups of thousands that plain spaces part, where no telephone number looks like it: three groups with a short first one, or
 * round thousands.
 */
const SPACED = String.raw`(?:[1-9]\d?(?:[ \u2009]\d{3}){2,}|[1-9]\d{0,2}(?:[ \u2009]000)+)(?![ \u2009]?\d)`;

/** Pattern of an unsigned number: groups of thousands or plain digits, with or without decimals. */
export const NUMERAL = String.raw`(?:${SPACED}|\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+`;

/**
 * Plain digit strings of this length and more are identifiers (telephone, card, serial numbers) and are read
 * digit by digit, unless they are round.
 */
const IDENTIFIER_DIGITS = 10;

/**
 * A written number in words.
 * @param written matches {@link NUMERAL}: `1,234`, `0.5`, `.5`, `1998`, `007`
 */
export function readNumeral(written: string, language: Language): string {
  const [whole = '', decimals] = written.split('.');
  if (decimals === undefined) return readWhole(whole, language);
  const fraction = `point ${digitByDigit(decimals)}`;
  return whole === '' ? fraction : `${readQuantity(whole, language)} ${fraction}`;
}

/** A whole number that is known to count something, so never a year or an identifier. */
export function readQuantity(written: string, language: Language): string {
  return cardinal(written.replace(/\D/g, ''), language);
}

function readWhole(written: string, language: Language): string {
  if (/\D/.test(written)) return readQuantity(written, language);
  if (written.length > 1 && written.startsWith('0')) return digitByDigit(written);
  if (written.length >= IDENTIFIER_DIGITS && !written.endsWith('000')) return digitByDigit(written);
  return year(written) ?? cardinal(written, language);
}
