import type { Language } from '../../contracts/text';
import { dialled, digitByDigit } from './number-words';
import { ReadingParts } from './reading-parts';
import { sticky, textBefore, type WrittenRule } from './written-rule';

const EXTENSION = String.raw`(?:(,)?\s*(x|ext\.?|extension)\s?(\d{1,6}))?`;
const NOT_MORE = String.raw`(?![\p{L}\d]|[-/]\d|\.\d)`;
const JOINS_BEFORE = /[\p{L}\p{N}][-./]?$/u;

function groupWords(group: string, language: Language): string {
  if (group === '800') return 'eight hundred';
  if (group === '0800' && language === 'en-gb') return 'oh eight hundred';
  return dialled(group, language);
}

/** Groups of digits, each a word, with a pause between them. */
function groupsOf(written: string, language: Language): ReadingParts {
  const parts = new ReadingParts(written);
  let isFirst = true;
  for (const { 0: group, index } of written.matchAll(/\+?\d+/g)) {
    // The pause stands on a character of its own between the groups, if there is one.
    const gap = written.charAt(index - 1);
    if (!isFirst && gap !== '') parts.mark(gap, ',');
    const plus = group.startsWith('+') ? 'plus ' : '';
    parts.word(group, plus + groupWords(group.replace('+', ''), language));
    isFirst = false;
  }
  return parts;
}

function withExtension(
  number: string,
  extension: readonly [string | undefined, string | undefined, string | undefined],
  all: string,
  language: Language,
) {
  const [, word, digits] = extension;
  if (!word || !digits) return groupsOf(number, language).reading();
  const parts = [...(groupsOf(number, language).reading().parts ?? [])];
  const rest = new ReadingParts(all.slice(number.length));
  const comma = all.charAt(number.length) === 'x' ? undefined : all.charAt(number.length);
  rest.mark(comma, ',').word(word, 'extension').word(digits, dialled(digits, language));
  for (const part of rest.reading().parts ?? [])
    parts.push({ ...part, at: part.at + number.length });
  return { spoken: '', parts };
}

/** `123-123-5678`, `(415) 555-0100`, `+1 415 555 0100 x42`, `1-800-555-0199`. */
export const AMERICAN_PHONE: WrittenRule = {
  form: 'telephone',
  pattern: sticky(
    String.raw`((?:\+?1[-.\s]?)?(?:\(\d{3}\)\s?|\d{3}[-.\s])\d{3}[-.\s]\d{4})(?!\d|-\d{2,3}-)${EXTENSION}${NOT_MORE}`,
    'i',
  ),
  read([all, number = '', comma, word, digits], { language, sentence, at }) {
    if (JOINS_BEFORE.test(sentence.slice(Math.max(0, at - 2), at))) return undefined;
    return withExtension(number, [comma, word, digits], all, language);
  },
};

/** `+44 20 7946 0958`, `+14155550100`: a plus and at least seven digits. */
export const INTERNATIONAL_PHONE: WrittenRule = {
  form: 'telephone',
  pattern: sticky(
    String.raw`(\+\d{1,15}(?:[-.\s]?\(?\d{1,12}\)?){0,8})${EXTENSION}${NOT_MORE}`,
    'i',
  ),
  read([all, number = '', comma, word, digits], { language }) {
    const length = number.replace(/\D/g, '').length;
    if (length < 8 || length > 15) return undefined;
    return withExtension(number, [comma, word, digits], all, language);
  },
};

/** `020 7946 0958`, `(020) 7946 0958`, `07700 900123`. */
export const BRITISH_PHONE: WrittenRule = {
  form: 'telephone',
  pattern: sticky(
    String.raw`(\(?0\d{2,4}\)?[\s-]\d{3,4}(?:[\s-]?\d{3,4})?)(?!\d)${EXTENSION}${NOT_MORE}`,
    'i',
  ),
  read([all, number = '', comma, word, digits], { language }) {
    const length = number.replace(/\D/g, '').length;
    if (length < 9 || length > 11) return undefined;
    return withExtension(number, [comma, word, digits], all, language);
  },
};

/** `555-1234`. */
export const SHORT_PHONE: WrittenRule = {
  form: 'telephone',
  pattern: sticky(String.raw`[2-9]\d\d-\d{4}${NOT_MORE}`),
  read([written], { language, sentence, at }) {
    if (JOINS_BEFORE.test(sentence.slice(Math.max(0, at - 2), at))) return undefined;
    return groupsOf(written, language).reading();
  },
};

/** `1-800-FLOWERS`, `1-800-GO-U-HAUL`. */
export const LETTERED_PHONE: WrittenRule = {
  form: 'telephone',
  pattern: sticky(String.raw`(1)([-.\s])(8\d\d|900)([-.\s])(?=[A-Z])`),
  read([written, one, gap, code = '', gapBehind], { language }) {
    return new ReadingParts(written)
      .word(one, 'one')
      .mark(gap, ',')
      .word(code, groupWords(code, language))
      .mark(gapBehind, ',')
      .reading();
  },
};

/** Numbers that are read in groups of digits: social security, cards, books. */
export const DIGIT_GROUPS: WrittenRule = {
  form: 'telephone',
  pattern: sticky(
    String.raw`(?:\d{3}-\d{2}-\d{4}|\d{4}([-\s])\d{4}\1\d{4}\1\d{4}|(?:97[89][-\s])?\d{1,5}([-\s])\d{1,7}\2\d{1,6}\2[\dX](?!\p{L}))${NOT_MORE}`,
  ),
  read([written], { language, sentence, at }) {
    if (JOINS_BEFORE.test(sentence.slice(Math.max(0, at - 2), at))) return undefined;
    const digits = written.replace(/\D/g, '').length;
    const isBook = /^(?:97[89]|\d{1,5})[-\s].*[-\s][\dX]$/.test(written);
    if (isBook && digits !== 13 && digits !== 10 && !(digits === 9 && written.endsWith('X'))) {
      return undefined;
    }
    if (!isBook || !written.endsWith('X')) return groupsOf(written, language).reading();
    const parts = groupsOf(written.slice(0, -1), language).mark('-', ',').reading().parts ?? [];
    return {
      spoken: '',
      parts: [...parts, { at: written.length - 1, length: 1, spoken: 'X', spelled: true }],
    };
  },
};

const ASKS_TO_CALL = /\b(?:call|called|calling|dial|dialed|dialled|text|ring|phone)\s+$/i;

/** `call 911`: three digits after a word that asks to telephone. */
export const EMERGENCY: WrittenRule = {
  form: 'telephone',
  pattern: sticky(String.raw`\d{3}${NOT_MORE}`),
  read([written], around) {
    if (!ASKS_TO_CALL.test(textBefore(around))) return undefined;
    return { spoken: dialled(written, around.language) };
  },
};

/** `192.168.0.1`. */
export const INTERNET_ADDRESS: WrittenRule = {
  form: 'telephone',
  pattern: sticky(String.raw`\d{1,3}(?:\.\d{1,3}){3}(?::\d{2,5})?(?![\p{L}\d]|\.\d)`),
  read: ([written]) => ({ spoken: addressWords(written) }),
};

function addressWords(written: string): string {
  const [address = '', port] = written.split(':');
  const words = address.split('.').map(digitByDigit).join(' dot ');
  return port === undefined ? words : `${words} colon ${digitByDigit(port)}`;
}
