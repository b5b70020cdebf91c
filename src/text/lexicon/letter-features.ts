import { PHONE_CODES } from './phone-codes';

/** How many letters on either side of the one that is sounded are seen. */
const REACH = 6;
/** How many letters at the end of the word are seen from everywhere: they decide much of the stress. */
const ENDING = 4;
/** `a` to `z` are 1 to 26, the apostrophe 27, and 0 stands for no letter. */
const LETTERS = 28;
/** Vowel groups that are still to come, and vowels already said, are counted up to here. */
const MOST_GROUPS = 6;
const MOST_VOWELS = 4;

/** 0 stands for no phone. */
const PHONE_CHOICES = PHONE_CODES.size + 1;

const SUFFIX_ROWS = (2 * REACH + 1) * LETTERS;
const GROUP_ROWS = SUFFIX_ROWS + ENDING * LETTERS;
const PHONE_ROWS = GROUP_ROWS + MOST_GROUPS + 1;
const LENGTH_ROWS = PHONE_ROWS + 3 * PHONE_CHOICES;
const STRESS_ROWS = LENGTH_ROWS + 3;

/** Rows of the first layer of the letter-to-sound network: every feature is one of them, on or off. */
export const FEATURE_ROWS = STRESS_ROWS + 2 * (MOST_VOWELS + 1);
/** Features that hold for a letter whatever was said before it. */
export const LETTER_FEATURES = 2 * REACH + 1 + ENDING + 1;
/** Features of what was said for the letters before. */
export const SPOKEN_FEATURES = 5;

/** What was said so far, as far as the next sound depends on it. */
export interface Spoken {
  /** The last three phones by number, the latest first. */
  readonly phones: readonly [number, number, number];
  /** How many phones the letter before stands for. */
  readonly length: number;
  readonly vowels: number;
  readonly hasPrimary: boolean;
}

/** At the beginning of a word. */
export const NOTHING_SPOKEN: Spoken = {
  phones: [0, 0, 0],
  length: 1,
  vowels: 0,
  hasPrimary: false,
};

/** What was said once a letter's phones are said, too. Throws on a phone that is none. */
export function speak(spoken: Spoken, phones: readonly string[]): Spoken {
  let [first, second, third] = spoken.phones;
  let { vowels, hasPrimary } = spoken;
  for (const phone of phones) {
    const id = PHONE_CODES.get(phone);
    if (id === undefined) throw new RangeError(`“${phone}” is no ARPAbet phone`);
    [first, second, third] = [id, first, second];
    if (/\d$/.test(phone)) vowels++;
    hasPrimary ||= phone.endsWith('1');
  }
  return { phones: [first, second, third], length: phones.length, vowels, hasPrimary };
}

/** The {@link LETTER_FEATURES} rows that are on for the letter at `at`. */
export function letterRows(word: string, at: number): number[] {
  const rows: number[] = [];
  for (let offset = -REACH; offset <= REACH; offset++) {
    rows.push((offset + REACH) * LETTERS + letterId(word, at + offset));
  }
  for (let back = 1; back <= ENDING; back++) {
    rows.push(SUFFIX_ROWS + (back - 1) * LETTERS + letterId(word, word.length - back));
  }
  const groups = word.slice(at + 1).match(/[aeiouy]+/g)?.length ?? 0;
  rows.push(GROUP_ROWS + Math.min(groups, MOST_GROUPS));
  return rows;
}

/** The {@link SPOKEN_FEATURES} rows that are on after what was said. */
export function spokenRows({ phones, length, vowels, hasPrimary }: Spoken): number[] {
  const stress = Math.min(vowels, MOST_VOWELS) * 2 + (hasPrimary ? 1 : 0);
  return [
    ...phones.map((phone, i) => PHONE_ROWS + i * PHONE_CHOICES + phone),
    LENGTH_ROWS + Math.min(length, 2),
    STRESS_ROWS + stress,
  ];
}

function letterId(word: string, at: number): number {
  const code = word.charCodeAt(at);
  if (code >= 97 && code <= 122) return code - 96;
  return code === 39 ? 27 : 0;
}
