import type { Verbosity } from '../../contracts/text';

/** `[12]`, `[3, 4–6]`. */
const CITATION = String.raw`\[\d{1,4}(?:[ \u00a0]?[,;–-][ \u00a0]?\d{1,4}){0,30}\]`;
/** `[a]` after a word, `[note 2]`, `[citation needed]`, `[^label]`, a dagger, a raised number after punctuation. */
const FOOTNOTE = String.raw`(?<=[\p{L}\p{N}.,;:!?)”"’])\[[a-z]\]|\[(?:note|nb|n) \d{1,3}\]|\[citation needed\]|\[\^[^\]\s]{1,40}\]|[†‡]+|(?<=[.,;:!?)”"’])[⁰¹²³⁴-⁹]+`;
const WEB_ADDRESS = String.raw`(?:https?:\/\/|www\.)[^\s<>"“”]{0,2000}[^\s<>"“”.,;:!?)\]'’]`;

const MARKS = new RegExp(`${CITATION}|${FOOTNOTE}`, 'gu');
const MARKS_AND_ADDRESSES = new RegExp(`${CITATION}|${FOOTNOTE}|${WEB_ADDRESS}`, 'gu');

/** What of running text a level of verbosity leaves out; undefined if nothing. Global: set `lastIndex` before use. */
export function leftOut(verbosity: Verbosity): RegExp | undefined {
  switch (verbosity) {
    case 'all':
      return undefined;
    case 'most':
      return MARKS;
    case 'prose':
      return MARKS_AND_ADDRESSES;
  }
}
