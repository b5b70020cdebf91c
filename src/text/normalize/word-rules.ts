import { ABBREVIATIONS, type Abbreviation } from '../lexicon/abbreviations';
import { LOOK_AROUND, type Surroundings, sticky, type WrittenRule } from './written-rule';

const NAME_FOLLOWS = /^\.?\s+["“‘(]*\p{Lu}/u;
const NUMBER_FOLLOWS = /^\.?\s*(?:\d|#|[IVXLC]+(?!\p{L})|\p{Lu}+-?\d)/u;
const YEAR_FOLLOWS = /^\s*\d{3,4}(?!\d)/;
const MONTH_NAMES = /^(?:January|February|August|September|October|November|December)$/;
/** A capitalised word that is not the sentence's first: the name of a street. */
const NAME_BEFORE = /\S\s+\p{Lu}[\p{L}'’]*\s+$/u;
/** Before a number these do without their stop: `No 10`, `Apt 4`. */
const STOPLESS_NUMBER = /^(?:No|Ste|Apt|Fig|Vol|Tel|tel)$/;
/** Nothing but closing marks until the end of the sentence. */
const SENTENCE_ENDS = /^["'”’)\]\s]*$/u;

/** `U.S.`, `a.m.`, `J.R.R.`, `Ph.D.`: the letters are named. */
export const DOTTED_LETTERS: WrittenRule = {
  form: 'initialism',
  pattern: sticky(String.raw`(?:\p{L}\.){2,}|Ph\.D\.`),
  read(match, around) {
    const letters = match[0].replaceAll('.', '');
    if (ABBREVIATIONS.has(match[0].slice(0, -1)) || !/^[A-Za-z]+$/.test(letters)) return undefined;
    return { spoken: letters.toUpperCase(), spelled: true, length: readLength(match[0], around) };
  },
};

/** An initial before a name: `J. R. R. Tolkien`. Sentences were parted before, so its stop ends none. */
export const INITIAL: WrittenRule = {
  form: 'initialism',
  pattern: sticky(String.raw`([A-Z])\.(?=\s+\p{L})`),
  read: ([, letter = '']) => ({ spoken: letter, spelled: true }),
};

/** `AT&T`, `R&D`, `Q&A`. */
export const LETTERS_AND_LETTERS: WrittenRule = {
  form: 'initialism',
  pattern: sticky(String.raw`([A-Z]{1,3})&([A-Z]{1,3})(?![\p{L}\p{N}])`),
  read([, before = '', after = '']) {
    return { spoken: `${[...before].join(' ')} and ${[...after].join(' ')}` };
  },
};

/** `Dr. Watson`, `etc.`, `e.g.`, `No. 5`, `St. Louis` and `Baker St.` */
export const ABBREVIATION: WrittenRule = {
  form: 'abbreviation',
  pattern: sticky(String.raw`(\p{L}+(?:\.\p{L})?)(\.?)(?![\p{L}\p{N}])`),
  read(match, around) {
    const [, letters = '', stop = ''] = match;
    const known = ABBREVIATIONS.get(letters);
    const isNumberSign =
      STOPLESS_NUMBER.test(letters) &&
      /^(?:\s|:\s?)[(+\d]/.test(around.sentence.slice(around.end, around.end + 3));
    if (!known || !(stop || known.stopOptional || isNumberSign)) return undefined;
    const rest = around.sentence.slice(around.end, around.end + LOOK_AROUND);
    const spoken = isNumberSign ? known.spoken : chooseReading(letters, known, around, rest, stop);
    return spoken === undefined ? undefined : { spoken, length: readLength(match[0], around) };
  },
};

function chooseReading(
  letters: string,
  known: Abbreviation,
  { sentence, at }: Surroundings,
  rest: string,
  stop: string,
): string | undefined {
  if (known.role === 'number') {
    // A month with its stop is one wherever it stands: "in Jan. they left".
    const isMonth = stop !== '' && MONTH_NAMES.test(known.spoken);
    if (/^(?:[bcd]|fl)$/.test(letters) && !YEAR_FOLLOWS.test(rest)) return undefined;
    return isMonth || NUMBER_FOLLOWS.test(rest) ? known.spoken : undefined;
  }
  if (letters === 'St' || letters === 'Dr') {
    if (NAME_FOLLOWS.test(rest)) return known.spoken;
    const named = NAME_BEFORE.test(sentence.slice(Math.max(0, at - LOOK_AROUND), at));
    if (!named && !stop) return undefined;
    return letters === 'St' ? 'street' : 'drive';
  }
  return known.spoken;
}

/** The last stop of a sentence also ends it, and is left for the punctuation. */
function readLength(matched: string, { sentence, end }: Surroundings): number {
  const endsSentence = matched.endsWith('.') && SENTENCE_ENDS.test(sentence.slice(end));
  return matched.length - (endsSentence ? 1 : 0);
}

/** `w/ cheese`, `w/o cheese`, `c/o`, `b/c`, `a/c`. */
export const STROKE_WORD: WrittenRule = {
  form: 'abbreviation',
  pattern: sticky(String.raw`(w/o|w/|c/o|b/c)(?=\s|\p{Ll}{3})`, 'i'),
  read: ([written]) => {
    const spoken = STROKES[written.toLowerCase()];
    return spoken === undefined ? undefined : { spoken };
  },
};

const STROKES: Readonly<Record<string, string>> = {
  'w/o': 'without',
  'w/': 'with',
  'c/o': 'care of',
  'b/c': 'because',
};

/** Words whose letters are said otherwise than they read; all of one spelling. */
const SPECIAL_WORDS: Readonly<Record<string, string>> = {
  PhD: 'P H D',
  iOS: 'i O S',
  iPadOS: 'i pad O S',
  macOS: 'mac O S',
  JPEG: 'jay peg',
  JPG: 'jay peg',
  GIF: 'gif',
  SQL: 'sequel',
  IEEE: 'I triple E',
  NAACP: 'N double A C P',
  approx: 'approximately',
};

/** `PhD`, `iOS`, `JPEG`. */
export const SPECIAL_WORD: WrittenRule = {
  form: 'initialism',
  pattern: sticky(String.raw`[A-Za-z]{3,6}(?![\p{L}\p{N}\p{M}'’])`),
  read([written]) {
    const spoken = Object.hasOwn(SPECIAL_WORDS, written) ? SPECIAL_WORDS[written] : undefined;
    return spoken === undefined ? undefined : { spoken };
  },
};
