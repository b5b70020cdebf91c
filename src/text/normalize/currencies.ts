/** How a currency and its hundredth are counted. */
export interface Currency {
  readonly one: string;
  readonly many: string;
  /** Absent where nobody counts hundredths. */
  readonly oneCent?: string;
  readonly manyCents?: string;
}

function withCents(one: string, many: string): Currency {
  return { one, many, oneCent: 'cent', manyCents: 'cents' };
}

const dollars = (country: string) => withCents(`${country} dollar`, `${country} dollars`);
const POUND: Currency = { one: 'pound', many: 'pounds', oneCent: 'penny', manyCents: 'pence' };
const RUPEE: Currency = { one: 'rupee', many: 'rupees', oneCent: 'paisa', manyCents: 'paise' };
const YEN: Currency = { one: 'yen', many: 'yen' };

/** Currencies by their sign, as it stands before or behind the number. */
export const CURRENCY_SIGNS: Readonly<Record<string, Currency>> = {
  $: withCents('dollar', 'dollars'),
  US$: dollars('US'),
  CA$: dollars('Canadian'),
  C$: dollars('Canadian'),
  AU$: dollars('Australian'),
  A$: dollars('Australian'),
  NZ$: dollars('New Zealand'),
  HK$: dollars('Hong Kong'),
  S$: dollars('Singapore'),
  R$: { one: 'real', many: 'reais', oneCent: 'centavo', manyCents: 'centavos' },
  '£': POUND,
  '€': withCents('euro', 'euros'),
  '¥': YEN,
  '￥': YEN,
  '₹': RUPEE,
  '₩': { one: 'won', many: 'won' },
  '₽': { one: 'ruble', many: 'rubles', oneCent: 'kopeck', manyCents: 'kopecks' },
  '₺': { one: 'lira', many: 'lira' },
  '₪': { one: 'shekel', many: 'shekels' },
  '₫': { one: 'dong', many: 'dong' },
  '฿': { one: 'baht', many: 'baht' },
  '₿': { one: 'bitcoin', many: 'bitcoins' },
};

/** Currencies by their letters. */
export const CURRENCY_CODES: Readonly<Record<string, Currency>> = {
  USD: dollars('US'),
  CAD: dollars('Canadian'),
  AUD: dollars('Australian'),
  NZD: dollars('New Zealand'),
  EUR: withCents('euro', 'euros'),
  GBP: POUND,
  JPY: YEN,
  CNY: { one: 'yuan', many: 'yuan' },
  RMB: { one: 'yuan', many: 'yuan' },
  INR: RUPEE,
  Rs: RUPEE,
  CHF: { one: 'Swiss franc', many: 'Swiss francs' },
  SEK: { one: 'Swedish krona', many: 'Swedish kronor' },
  NOK: { one: 'Norwegian krone', many: 'Norwegian kroner' },
  DKK: { one: 'Danish krone', many: 'Danish kroner' },
  KRW: { one: 'won', many: 'won' },
  BTC: { one: 'bitcoin', many: 'bitcoins' },
};
