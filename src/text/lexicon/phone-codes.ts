const VOWELS = 'AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW'.split(' ');
const CONSONANTS = 'B CH D DH F G HH JH K L M N NG P R S SH T TH V W Y Z ZH'.split(' ');

/** ARPAbet phones as CMUdict writes them, vowels with their stress digit; a phone's number is its place here, from 1. */
export const PHONES: readonly string[] = [
  ...VOWELS.flatMap((vowel) => [`${vowel}0`, `${vowel}1`, `${vowel}2`]),
  ...CONSONANTS,
];

/** The number of each phone. */
export const PHONE_CODES: ReadonlyMap<string, number> = new Map(
  PHONES.map((phone, i) => [phone, i + 1] as const),
);
