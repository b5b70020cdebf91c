import { ABBREVIATIONS, type Abbreviation } from '../lexicon/abbreviations';
import { type Surroundings, sticky, type WrittenRule } from './written-rule';

const NAME_FOLLOWS = /^\.?\s+["“‘(]*\p{Lu}/u;
const NUMBER_FOLLOWS = /^\.?\s*\d/u;
/** A capitalised word that is not the sentence's first: the name of a street. */
const NAME_BEFORE = /\S\s+\p{Lu}\p{L}*\s+$/u;
/** Nothing but closing marks until the end of the sentence. */
const SENTENCE_ENDS = /^["'”’)\]\s]*$/u;
const LOOK_BACK = 48;

/** `U.S.`, `a.m.`, `J.R.R.`, `Ph.D.`: the letters are named. */
export const DOTTED_LETTERS: WrittenRule = {
  pattern: sticky(String.raw`(?:\p{L}\.){2,}|Ph\.D\.`),
  read(match, around) {
    const letters = match[0].replaceAll('.', '');
    if (ABBREVIATIONS.has(match[0].slice(0, -1)) || !/^[A-Za-z]+$/.test(letters)) return undefined;
    return { spoken: letters.toUpperCase(), spelled: true, length: readLength(match[0], around) };
  },
};

/** An initial before a name: `J. R. R. Tolkien`. Sentences were parted before, so its stop ends none. */
export const INITIAL: WrittenRule = {
  pattern: sticky(String.raw`([A-Z])\.(?=\s+\p{Lu})`),
  read: ([, letter = '']) => ({ spoken: letter, spelled: true }),
};

/** `AT&T`, `R&D`, `Q&A`. */
export const LETTERS_AND_LETTERS: WrittenRule = {
  pattern: sticky(String.raw`([A-Z]{1,3})&([A-Z]{1,3})(?![\p{L}\p{N}])`),
  read([, before = '', after = '']) {
    return { spoken: `${[...before].join(' ')} and ${[...after].join(' ')}` };
  },
};

/** `Dr. Watson`, `etc.`, `e.g.`, `No. 5`, `St. Louis` and `Baker St.` */
export const ABBREVIATION: WrittenRule = {
  pattern: sticky(String.raw`(\p{L}+(?:\.\p{L})?)(\.?)(?![\p{L}\p{N}])`),
  read(match, around) {
    const [, letters = '', stop] = match;
    const known = ABBREVIATIONS.get(letters);
    if (!known || !(stop || known.stopOptional)) return undefined;
    const rest = around.sentence.slice(around.end, around.end + LOOK_BACK);
    const spoken = chooseReading(letters, known, around, rest);
    return spoken === undefined ? undefined : { spoken, length: readLength(match[0], around) };
  },
};

function chooseReading(
  letters: string,
  known: Abbreviation,
  { sentence, at }: Surroundings,
  rest: string,
): string | undefined {
  if (known.role === 'number') return NUMBER_FOLLOWS.test(rest) ? known.spoken : undefined;
  if (letters === 'St' || letters === 'Dr') {
    const named = NAME_BEFORE.test(sentence.slice(Math.max(0, at - LOOK_BACK), at));
    if (named || !NAME_FOLLOWS.test(rest)) return letters === 'St' ? 'street' : 'drive';
  }
  return known.spoken;
}

/** The last stop of a sentence also ends it, and is left for the punctuation. */
function readLength(matched: string, { sentence, end }: Surroundings): number {
  const endsSentence = matched.endsWith('.') && SENTENCE_ENDS.test(sentence.slice(end));
  return matched.length - (endsSentence ? 1 : 0);
}
