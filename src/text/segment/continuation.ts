import { ABBREVIATIONS } from '../lexicon/abbreviations';

/** How much text on either side of a boundary is looked at; bounds the cost of a boundary. */
const WINDOW = 48;

/** Words that begin a new sentence even after an abbreviation that could stand in the middle of one. */
const STARTERS = new Set(
  (
    'A An The He She It We You They I This That These Those There Here But And So Then When While ' +
    'If In On At For As What Who Why How His Her My Our Their Its No Not Yes Now After Before'
  ).split(' '),
);

const FIRST_WORD = /^["'“‘(]*([\p{L}\p{M}]+)/u;
const STARTS_LOWER = /^["'“”‘’)\]]*\p{Ll}(?!\p{Lu})/u;
/** A number, a Roman numeral or a code: what `No.` and `Vol.` stand before. */
const STARTS_WITH_NUMBER = /^[(#]?(?:\d|(?:[IVXLC]{2,}|[VX])(?!\p{L})|\p{Lu}+-?\d)/u;
const STARTS_WITH_DIGIT = /^[$£€]?\d/;
/** Names that are written with an exclamation mark. */
const SHOUTED_NAME = /(?:Yahoo|Jeopardy|Oklahoma|Oliver|Hello, Dolly|Mamma Mia)!\s*$/;
/** Letters, single or with inner stops, before a final stop: `Dr.`, `e.g.`, `J.` */
const STOPPED = /(?:^|[^\p{L}\p{M}.])(\p{L}+(?:\.\p{L}+)*)\.["'”’)\]]*\s*$/u;
const MONTH = /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/;
const STREET = /\p{Lu}\p{L}*\s+(?:St|Dr)\.\s*$/u;
const LIST_NUMBER = /(?:^|[\r\n])\s*\(?(?:\d{1,3}|\p{L})[.)]\s*$/u;

/**
 * Whether the sentence goes on across a boundary that Unicode's rules (UAX #29) propose, because the full
 * stop belongs to an abbreviation, an initial or a list number, or because the next letter is small.
 * @param start where the sentence so far begins
 * @param boundary where the next piece begins
 */
export function continuesSentence(text: string, start: number, boundary: number): boolean {
  const head = text.slice(boundary, boundary + WINDOW);
  if (STARTS_LOWER.test(head)) return true;
  const tail = text.slice(Math.max(start, boundary - WINDOW), boundary);
  if (boundary - start <= WINDOW && LIST_NUMBER.test(tail)) return true;
  const letters = STOPPED.exec(tail)?.[1];
  const startsNew = STARTERS.has(FIRST_WORD.exec(head)?.[1] ?? '');
  if (letters === undefined) return SHOUTED_NAME.test(tail) && !startsNew && FIRST_WORD.test(head);
  switch (ABBREVIATIONS.get(letters)?.role) {
    case 'title':
      return !(startsNew && STREET.test(tail));
    case 'inner':
      return true;
    case 'number':
      return STARTS_WITH_NUMBER.test(head) || isMonthDay(letters, head);
    case 'closing':
      return !startsNew && (FIRST_WORD.test(head) || STARTS_WITH_DIGIT.test(head));
    default:
      return (
        isInitials(letters) && !startsNew && (FIRST_WORD.test(head) || STARTS_WITH_DIGIT.test(head))
      );
  }
}

/** `Fri. Oct 13`: a month behind a short weekday. */
function isMonthDay(letters: string, head: string): boolean {
  return /^(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)$/.test(letters) && MONTH.test(head);
}

/** `J`, `U.S`, `a.m`: single letters with stops between. */
function isInitials(letters: string): boolean {
  return letters.split('.').every((part) => [...part].length === 1);
}
