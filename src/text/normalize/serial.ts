import type { Language } from '../../contracts/text';
import { toLatin } from './latin';
import { cardinal, digitByDigit, inPairs } from './number-words';
import { readNumeral } from './numeral';
import { ReadingParts } from './reading-parts';
import { sticky, textBefore, type WrittenRule } from './written-rule';

const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/** Digits beside letters: up to two and round ones as a number, others digit by digit. */
function codeDigits(digits: string, language: Language): string {
  if (digits.length <= 2 || /^[1-9]0{2,}$/.test(digits)) return readNumeral(digits, language);
  return digitByDigit(digits);
}

/** Undefined if a letter has no plain form: then the word is read without the rule, which reports it. */
function readLetters(run: string): string | undefined {
  const { letters, dropped } = toLatin(run, 0);
  if (letters === '' || dropped.length > 0) return undefined;
  return /^[ap]m$/i.test(letters) ? letters.toUpperCase() : letters;
}

/** Letters and digits in one: `B2B`, `16c`, `MP3`, `c325b`. */
export const MIXED: WrittenRule = {
  form: 'serial',
  pattern: sticky(String.raw`(?:\p{Script=Latin}+\d|\d+\p{Script=Latin})[\p{Script=Latin}\d]*`),
  read(match, { language, sentence, end }) {
    if (WORD_CHARACTER.test(sentence.charAt(end))) return undefined;
    const words: string[] = [];
    for (const run of match[0].match(/\d+|\D+/g) ?? []) {
      const spoken = /\d/.test(run) ? codeDigits(run, language) : readLetters(run);
      if (spoken === undefined) return undefined;
      words.push(spoken);
    }
    return { spoken: words.join(' ') };
  },
};

/** Lines of a picture: `1080p`, `720i`. */
export const RESOLUTION: WrittenRule = {
  form: 'serial',
  pattern: sticky(String.raw`(240|360|480|720|1080|1440|2160|4320)([pi])(?![\p{L}\p{N}])`),
  read: ([, lines = '', letter = '']) => ({ spoken: `${inPairs(lines)} ${letter}` }),
};

/** `SHA-256`, `ABC-123`, `B-52`: digits that a hyphen ties to capitals. */
export const HYPHENED_CODE: WrittenRule = {
  form: 'serial',
  pattern: sticky(String.raw`\d{3,}(?![\p{L}\p{N}]|[.,]\d)`),
  read([digits], { language, sentence, at }) {
    if (!/\p{Lu}-$/u.test(sentence.slice(Math.max(0, at - 2), at))) return undefined;
    return { spoken: codeDigits(digits, language) };
  },
};

/** `v1.2.3`, `v2`, and `3.2.1` wherever it stands. */
export const VERSION: WrittenRule = {
  form: 'version',
  pattern: sticky(String.raw`(v)(?:\.\s?)?(\d+(?:\.\d+)*)(?![\p{L}\p{N}])`),
  read([written, v, digits = ''], { language }) {
    return new ReadingParts(written)
      .word(v, 'version')
      .word(digits, dotted(digits, language))
      .reading();
  },
};

function dotted(digits: string, language: Language): string {
  return digits
    .split('.')
    .map((part) => (part.length > 3 ? digitByDigit(part) : cardinal(part, language)))
    .join(' point ');
}

/** `3.2.1`: parts divided by points. */
export const DOTTED_NUMBER: WrittenRule = {
  form: 'version',
  pattern: sticky(String.raw`\d+(?:\.\d+){2,}`),
  read([written], { language }) {
    // Two groups of three and more are a number, as most of Europe writes it.
    if (/^[1-9]\d{0,2}(?:\.\d{3}){2,}$/.test(written)) {
      return { spoken: cardinal(written.replaceAll('.', ''), language) };
    }
    return { spoken: dotted(written, language) };
  },
};

const VERSIONED =
  /(?:version|release|Python|iOS|macOS|Android|Windows|USB|Bluetooth|HTTP|TLS|Node(?:\.js)?|Java|Ubuntu|Chrome|Firefox|PHP|Ruby|Rust|Go|Kotlin|Swift|OpenGL|ES)\s$/;

/** `Python 3.12`: the part behind the point is a number of its own. */
export const PROGRAM_VERSION: WrittenRule = {
  form: 'version',
  pattern: sticky(String.raw`\d{1,4}\.\d{1,2}(?![\p{L}\p{N}]|[.,]\d)`),
  read([written], around) {
    if (!VERSIONED.test(textBefore(around))) return undefined;
    const [major = '', minor = ''] = written.split('.');
    // Two digits are read out one by one, as the decimals of any number.
    return { spoken: `${cardinal(major, around.language)} point ${digitByDigit(minor)}` };
  },
};

const NAMED_NUMBER =
  /\b(?:Boeing|Airbus|Flight|Route|Highway|Hwy\.?|Room|Suite|Ste\.?|Apt\.?|Apartment|Unit|Box|Interstate|Area|RFC|Channel|Bus|Exit|Gate|Line)\s+$/;

/** `Boeing 747`, `Room 101`, `P.O. Box 4567`: names, whose digits go in pairs. */
export const NAMED_CODE: WrittenRule = {
  form: 'serial',
  pattern: sticky(String.raw`([1-9]\d{2,3})([A-Z]?)(?![\p{L}\p{N}]|[.,]\d)`),
  read([written, digits = '', letter = ''], around) {
    if (!NAMED_NUMBER.test(textBefore(around))) return undefined;
    const parts = new ReadingParts(written).word(digits, inPairs(digits));
    return parts.word(letter, letter, true).reading();
  },
};

/** `401(k)`, `501(c)(3)`. */
export const LAW_SECTION: WrittenRule = {
  form: 'serial',
  pattern: sticky(String.raw`(\d{3})\(([a-z])\)(?:\((\d{1,2})\))?`),
  read([written, digits = '', letter = '', last], { language }) {
    const parts = new ReadingParts(written).word(digits, inPairs(digits).replace('hundred ', ''));
    parts.word(letter, letter, true);
    if (last) parts.word(last, cardinal(last, language));
    return parts.reading();
  },
};
