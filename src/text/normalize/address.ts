import { DIRECTIONS, STATES, STREET_TYPES, STREET_WORDS } from './address-words';
import { dialled, digitByDigit, inPairs } from './number-words';
import { ReadingParts } from './reading-parts';
import { sticky, textAfter, textBefore, type WrittenRule } from './written-rule';

const SHORT_TYPES = [...STREET_TYPES.keys()].join('|');
const NAME = String.raw`(?:\p{Lu}[\p{L}'’]*\.?|\d{1,3}(?:st|nd|rd|th))`;
const STREET_AHEAD = new RegExp(
  String.raw`^[A-Z]?,?\s+(?:${NAME}\s+){0,4}(?:(?:${SHORT_TYPES})(?!\p{L})|(?:${STREET_WORDS})(?!\p{L}))`,
  'u',
);

const NAMED_STREET_AHEAD = new RegExp(
  String.raw`^\s+(?:${NAME}\s+){1,4}(?:(?:${SHORT_TYPES})(?!\p{L})|(?:${STREET_WORDS})(?!\p{L}))`,
  'u',
);

/** The number of a house before the name of a street: `2788 San Tomas Expy`, `221B Baker Street`. */
export const HOUSE_NUMBER: WrittenRule = {
  form: 'address',
  pattern: sticky(String.raw`([1-9]\d{0,4})([A-Z]?)(?=,?\s+(?:\p{Lu}|\d{1,3}(?:st|nd|rd|th)\b))`),
  read([written, digits = '', letter], around) {
    if (!STREET_AHEAD.test(textAfter(around))) return undefined;
    if (/(?:^|\s)(?:in|since|by|of|and)\s+$/i.test(textBefore(around)) && digits.length === 4)
      return undefined;
    const isBritish = around.language === 'en-gb' && digits.length === 3;
    const words = isBritish ? dialled(digits, 'en-gb') : inPairs(digits);
    const parts = new ReadingParts(written);
    if (digits.length > 4) return parts.word(digits, digitByDigit(digits)).reading();
    return parts
      .word(digits, words)
      .word(letter || undefined, letter ?? '', true)
      .reading();
  },
};

/** `7 W 34th St`, `Pennsylvania Ave NW`. */
export const DIRECTION: WrittenRule = {
  form: 'address',
  pattern: sticky(String.raw`([NS][EW]?|[EW])(\.?)(?![\p{L}\p{N}])`),
  read([, letters = '', stop], around) {
    const before = textBefore(around);
    const after = textAfter(around);
    const isFirst = /(?:^|[\s,])$/.test(before) && NAMED_STREET_AHEAD.test(after);
    const isLast = /(?:Ave|St|Blvd|Rd|Dr|Pl|Ct|Street|Avenue|Road|Drive)\.?,?\s+$/.test(before);
    if (!isFirst && !isLast) return undefined;
    const keepsStop = isLast && stop;
    return {
      spoken: DIRECTIONS.get(letters) ?? letters,
      length: letters.length + (stop && !keepsStop ? 1 : 0),
    };
  },
};

const NAMED = /(?:\p{Lu}[\p{L}'’]*|\d(?:st|nd|rd|th))\s+$/u;
const TYPE_ENDS =
  /^\s*(?:$|[,;:)!?]|\.|\s\p{Ll}|\s[NS][EW]?(?!\p{L})|\s[EW](?!\p{L})|\s(?:Apt|Ste|Suite|Unit|Floor|#))/u;

/** `Oak Blvd.`, `5th Ave`, `Main St`: with or without its stop, behind a name. */
export const STREET_TYPE: WrittenRule = {
  form: 'address',
  pattern: sticky(String.raw`(${SHORT_TYPES})(\.?)(?![\p{L}\p{N}'’])`),
  read([, letters = '', stop], around) {
    const after = textAfter(around);
    if (!NAMED.test(textBefore(around)) && letters !== 'Hwy') return undefined;
    const isPlain = letters === 'Hwy' || TYPE_ENDS.test(after);
    if (!isPlain && !isNumberedStreet(around.sentence, around.at)) return undefined;
    const ends = stop && /^["'”’)\]\s]*$/u.test(after);
    return {
      spoken: STREET_TYPES.get(letters) ?? letters,
      length: letters.length + (stop && !ends ? 1 : 0),
    };
  },
};

/** Whether a house number stands before the name: then even `St` before a capital is a street. */
function isNumberedStreet(sentence: string, at: number): boolean {
  return /\d[A-Z]?,?\s+(?:\p{Lu}[\p{L}'’.]*\s+|\d{1,3}(?:st|nd|rd|th)\s+){1,4}$/u.test(
    sentence.slice(Math.max(0, at - 40), at),
  );
}

const AFTER_STATE = /^(?:\s+\d{5}|\s*$|[,.;:!?)]|\s+\p{Ll})/u;

/** States whose letters are also words or sounds, and what people say before those. */
const WORDS_TOO = /^(?:IN|OR|ME|OK|HI|OH|PA|MA|LA|ID|DE|AL|CO|MS|MD|AK)$/;
const EXCLAMATION =
  /\b(?:Hi|Hey|Hello|Yes|No|Oh|Well|So|In|And|Okay|Now|Then|Come|Thanks|Sorry|Please|Sir),\s+$/;

/** `Austin, TX 78701`: the state of a town. */
export const STATE: WrittenRule = {
  form: 'address',
  pattern: sticky(String.raw`[A-Z]{2}(?![\p{L}\p{N}'’.&])`),
  read([letters], around) {
    const name = STATES.get(letters);
    const before = textBefore(around);
    if (!name || !AFTER_STATE.test(textAfter(around))) return undefined;
    if (
      WORDS_TOO.test(letters) &&
      (EXCLAMATION.test(before) || /^\s+\p{Ll}/u.test(textAfter(around)))
    ) {
      return undefined;
    }
    const hasZip = /^\s+\d{5}(?!\d)/.test(textAfter(around));
    return /\p{Lu}[\p{L}.]*,\s+$/u.test(before) || (hasZip && /\p{L},?\s+$/u.test(before))
      ? { spoken: name }
      : undefined;
  },
};

/** `95051`, `97201-1234` behind a state. */
export const ZIP_CODE: WrittenRule = {
  form: 'address',
  pattern: sticky(String.raw`(\d{5})(?:(-)(\d{4}))?(?![\p{L}\p{N}-]|[.,]\d)`),
  read([written, first = '', dash, last], around) {
    const state = /(?:^|[^\p{L}])([A-Z]{2}|D\.C\.)\s+$/u.exec(textBefore(around))?.[1];
    if (!state || !(STATES.has(state) || /^D\.?C/.test(state))) return undefined;
    const parts = new ReadingParts(written).word(first, digitByDigit(first));
    if (last) parts.mark(dash, ',').word(last, digitByDigit(last));
    return parts.reading();
  },
};

/** `SW1A 2AA`: British postcodes, letter by letter. */
export const POSTCODE: WrittenRule = {
  form: 'address',
  pattern: sticky(String.raw`([A-Z]{1,2})(\d{1,2})([A-Z]?)\s(\d)([A-Z]{2})(?![\p{L}\p{N}])`),
  read([written, area = '', district = '', sub = '', sector = '', unit = '']) {
    const spaced = (text: string) =>
      [...text].map((c) => (/\d/.test(c) ? digitByDigit(c) : c)).join(' ');
    const first = area + district + sub;
    return new ReadingParts(written)
      .word(first, spaced(first))
      .word(sector + unit, spaced(sector + unit))
      .reading();
  },
};
