import type { Language } from '../../contracts/text';
import { NUMERAL, readNumeral, readQuantity } from './numeral';
import { sticky, type WrittenRule } from './written-rule';

interface Currency {
  readonly one: string;
  readonly many: string;
  readonly oneCent: string;
  readonly manyCents: string;
}

const DOLLAR: Currency = { one: 'dollar', many: 'dollars', oneCent: 'cent', manyCents: 'cents' };
const CURRENCIES: Readonly<Record<string, Currency>> = {
  $: DOLLAR,
  '£': { one: 'pound', many: 'pounds', oneCent: 'penny', manyCents: 'pence' },
  '€': { one: 'euro', many: 'euros', oneCent: 'cent', manyCents: 'cents' },
};

const SCALE_LETTERS: Readonly<Record<string, string>> = {
  k: 'thousand',
  m: 'million',
  mn: 'million',
  b: 'billion',
  bn: 'billion',
  t: 'trillion',
  tn: 'trillion',
};
const SCALE = String.raw`(?:\s?(thousand|million|billion|trillion)|(k|mn?|bn?|tn?))(?![\p{L}\p{N}])`;

function amount(written: string, currency: Currency, language: Language): string {
  const [whole = '', cents] = written.split('.');
  if (cents !== undefined && cents.length !== 2) {
    return `${readNumeral(written, language)} ${currency.many}`;
  }
  const units = readQuantity(whole || '0', language);
  const unitPart = `${units} ${units === 'one' ? currency.one : currency.many}`;
  if (cents === undefined || cents === '00') return unitPart;
  const count = readQuantity(cents, language);
  const centPart = `${count} ${count === 'one' ? currency.oneCent : currency.manyCents}`;
  return units === 'zero' ? centPart : `${unitPart} and ${centPart}`;
}

/** `$9.99`, `-£5`, `€1,200.50`, `$5 million`, `$3bn`. */
export const MONEY: WrittenRule = {
  pattern: sticky(String.raw`([-−]?)([$£€])[ \u00a0]?(${NUMERAL})(?:${SCALE})?`, 'i'),
  read(match, { language }) {
    const [, sign, symbol = '', written = '', scaleWord, scaleLetter] = match;
    const currency = CURRENCIES[symbol] ?? DOLLAR;
    const scale = (scaleWord ?? SCALE_LETTERS[scaleLetter?.toLowerCase() ?? ''])?.toLowerCase();
    const spoken = scale
      ? `${readCount(written, language)} ${scale} ${currency.many}`
      : amount(written, currency, language);
    return { spoken: sign ? `minus ${spoken}` : spoken };
  },
};

/** The continental order: `5 €`, `9.99€`. */
export const TRAILING_MONEY: WrittenRule = {
  pattern: sticky(String.raw`(${NUMERAL})[ \u00a0]?([€£])(?![\d.]*\d)`),
  read(match, { language }) {
    const [, written = '', symbol = ''] = match;
    return { spoken: amount(written, CURRENCIES[symbol] ?? DOLLAR, language) };
  },
};

function readCount(written: string, language: Language): string {
  return written.includes('.') ? readNumeral(written, language) : readQuantity(written, language);
}
