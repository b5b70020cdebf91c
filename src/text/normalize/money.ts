import type { Language } from '../../contracts/text';
import { CURRENCY_CODES, CURRENCY_SIGNS, type Currency } from './currencies';
import { isSign } from './number-rules';
import { cardinal } from './number-words';
import { NUMERAL, readNumeral, readQuantity } from './numeral';
import { ReadingParts } from './reading-parts';
import { sticky, textAfter, type WrittenRule } from './written-rule';

const SCALE_LETTERS: Readonly<Record<string, string>> = {
  k: 'thousand',
  m: 'million',
  mm: 'million',
  mn: 'million',
  mln: 'million',
  b: 'billion',
  bn: 'billion',
  t: 'trillion',
  tn: 'trillion',
  l: 'lakh',
  cr: 'crore',
};
const SCALE = String.raw`(?:[\s-]?(thousand|million|billion|trillion|lakhs?|crores?)|\s?([kK]|[mM](?:[mMnN]|ln)?|[bB][nN]?|[tT][nN]?|[cC]r))(?![\p{L}\p{N}])`;
/** The Indian way of grouping: `1,00,000`. */
const INDIAN = String.raw`\d{1,2}(?:,\d\d)+,\d{3}`;
/** The continental way: `1.234,56`. */
const CONTINENTAL = String.raw`\d{1,3}(?:\.\d{3})*,\d\d(?![\d,.]*\d)`;
const AMOUNT = `${CONTINENTAL}|${INDIAN}|${NUMERAL}`;
const SIGNS = Object.keys(CURRENCY_SIGNS)
  .sort((a, b) => b.length - a.length)
  .map((sign) => sign.replace('$', String.raw`\$`))
  .join('|');
const CODES = `(?:${Object.keys(CURRENCY_CODES).join('|')})`;
const GAP = String.raw`[ \u00a0\u202f]?`;

/** A whole number of lakhs and crores, as India counts. */
function indianWords(written: string, language: Language): string {
  const digits = written.replace(/\D/g, '');
  const crores = digits.slice(0, -7);
  const lakhs = digits.slice(0, -5).slice(-2);
  const rest = digits.slice(-5);
  const words: string[] = [];
  if (Number(crores) > 0) words.push(`${cardinal(crores, language)} crore`);
  if (Number(lakhs) > 0) words.push(`${cardinal(lakhs, language)} lakh`);
  if (Number(rest) > 0) words.push(cardinal(rest, language));
  return words.join(' ') || 'zero';
}

function wholeWords(written: string, language: Language): string {
  return /^\d{1,2}(?:,\d\d)+,/.test(written)
    ? indianWords(written, language)
    : readQuantity(written, language);
}

function amountWords(written: string, currency: Currency, language: Language): string {
  const isContinental = /,\d\d$/.test(written);
  const [whole = '', cents] = isContinental
    ? written.replaceAll('.', '').split(',')
    : written.split('.');
  if (cents !== undefined && (cents.length !== 2 || !currency.manyCents)) {
    return `${readNumeral(written, language)} ${currency.many}`;
  }
  const units = wholeWords(whole || '0', language);
  const unitPart = `${units} ${units === 'one' ? currency.one : currency.many}`;
  if (cents === undefined || cents === '00') return unitPart;
  const count = readQuantity(cents, language);
  const centPart = `${count} ${count === 'one' ? currency.oneCent : currency.manyCents}`;
  return units === 'zero' ? centPart : `${unitPart} and ${centPart}`;
}

function countWords(written: string, language: Language): string {
  return written.includes('.') ? readNumeral(written, language) : wholeWords(written, language);
}

/** The scale that is written as a word or as a letter; undefined if none is. */
function scaleOf(word: string | undefined, letter: string | undefined): string | undefined {
  const scale = word ?? SCALE_LETTERS[letter?.toLowerCase() ?? ''];
  return scale?.toLowerCase().replace(/^(lakh|crore)s$/, '$1');
}

function moneyWords(
  written: string,
  scale: string | undefined,
  currency: Currency,
  language: Language,
): string {
  if (!scale) return amountWords(written, currency, language);
  return `${countWords(written, language)} ${scale} ${currency.many}`;
}

/** Before a noun the currency is singular: `a $5 bill`, `a $20-million deal`. */
const NOUN_FOLLOWS =
  /^(?:-\p{L}|\s+(?:bill|note|coin|deal|fee|fine|prize|gift|budget|fund|grant|loan|ticket|tip|bet|donation|check|cheque|bonus|investment)\b)/u;

/** `$9.99`, `-£5`, `US$ 1,200.50`, `$5 million`, `₹2 crore`, `Rs. 500`, `USD 30`. */
export const MONEY: WrittenRule = {
  form: 'money',
  pattern: sticky(
    String.raw`([-−]?)(?:(${SIGNS})${GAP}([-−]?)|(${CODES})\.?${GAP})(${AMOUNT})(?:${SCALE})?(/(?=\p{L}))?`,
  ),
  read(match, around) {
    const { language } = around;
    const [all, sign, symbol = '', innerSign, code = '', written = '', word, letter, per] = match;
    const currency = CURRENCY_SIGNS[symbol] ?? CURRENCY_CODES[code];
    if (!currency || (sign && !isSign(around))) return undefined;
    const scale = scaleOf(word, letter);
    let spoken = moneyWords(written, scale, currency, language);
    if (NOUN_FOLLOWS.test(textAfter(around)) && spoken.endsWith(` ${currency.many}`)) {
      spoken = spoken.slice(0, -currency.many.length) + currency.one;
    }
    if (sign || innerSign) spoken = `minus ${spoken}`;
    if (!per) return { spoken };
    return new ReadingParts(all).word(all.slice(0, -1), spoken).word('/', 'per').reading();
  },
};

/** `$10–20`, `$5-10 million`: the currency is said once, at the end. */
export const MONEY_RANGE: WrittenRule = {
  form: 'money',
  pattern: sticky(String.raw`(${SIGNS})(${NUMERAL})(\s?[-–]\s?)(${NUMERAL})(?:${SCALE})?(?![\d-])`),
  read(match, { language }) {
    const [all, symbol = '', from = '', dash = '', to = '', word, letter] = match;
    const currency = CURRENCY_SIGNS[symbol];
    if (!currency) return undefined;
    return new ReadingParts(all)
      .word(`${symbol}${from}`, countWords(from, language))
      .word(dash.trim(), 'to')
      .word(
        all.slice(symbol.length + from.length + dash.length),
        moneyWords(to, scaleOf(word, letter), currency, language),
      )
      .reading();
  },
};

/** Lines of a picture, not pence: `1080p`. */
const RESOLUTION = /^(?:240|360|480|720|1080|1440|2160|4320)$/;

/** The continental order and codes behind the number: `5 €`, `500 USD`; and cents: `5¢`, `50p`. */
export const TRAILING_MONEY: WrittenRule = {
  form: 'money',
  pattern: sticky(
    String.raw`(${AMOUNT})(?:${SCALE})?(?:${GAP}(?:([€£₹₽₪₩฿])(?![\d.]*\d)|(${CODES})(?![\p{L}\p{N}])|(¢))|(p)(?![\p{L}\p{N}]))`,
  ),
  read(match, around) {
    const { language } = around;
    const [, written = '', word, letter, symbol = '', code = '', cents, pence] = match;
    if (pence && (language === 'en-gb' ? RESOLUTION : /^\d$|\d{3}/).test(written)) return undefined;
    if (cents || pence) {
      const count = countWords(written, language);
      const unit = cents
        ? count === 'one'
          ? 'cent'
          : 'cents'
        : count === 'one'
          ? 'penny'
          : 'pence';
      return { spoken: `${count} ${unit}` };
    }
    const currency = CURRENCY_SIGNS[symbol] ?? CURRENCY_CODES[code];
    return currency && { spoken: moneyWords(written, scaleOf(word, letter), currency, language) };
  },
};
