import {
  Autolink,
  type InlineParser,
  parser,
  Strikethrough,
  Table,
  TaskList,
} from '@lezer/markdown';
import { readInline } from './inline-pronunciation';

const OPEN_BRACKET = 91;
const FOOTNOTE_MARK = /\[\^[^\][\s]{1,40}\]/y;
const CITATION = /\[\d{1,4}(?:[ \u00a0]?[,;–-][ \u00a0]?\d{1,4}){0,30}\](?![([])/y;
/** An address from the root of a site looks like phonemes in plain letters, and is meant far more often. */
const LIKELY_ADDRESS = /^[a-z0-9/._~%#?&=+-]*$/;

/** `[word](/phonemes/)`, which would be a link otherwise. */
const PRONUNCIATION: InlineParser = {
  name: 'Pronunciation',
  before: 'Link',
  parse(cx, next, pos) {
    if (next !== OPEN_BRACKET) return -1;
    const text = cx.slice(cx.offset, cx.end);
    const found = readInline(text, pos - cx.offset);
    if (!found || LIKELY_ADDRESS.test(text.slice(found.written.start, found.written.end)))
      return -1;
    return cx.addElement(cx.elt('Pronunciation', pos, cx.offset + found.end));
  },
};

function bracketed(name: string, pattern: RegExp): InlineParser {
  return {
    name,
    before: 'Link',
    parse(cx, next, pos) {
      if (next !== OPEN_BRACKET) return -1;
      const text = cx.slice(pos, Math.min(cx.end, pos + 200));
      pattern.lastIndex = 0;
      const match = pattern.exec(text);
      return match ? cx.addElement(cx.elt(name, pos, pos + match[0].length)) : -1;
    },
  };
}

/** Markdown as it is read here. */
export const MARKDOWN = parser.configure([
  Table,
  Strikethrough,
  TaskList,
  Autolink,
  {
    defineNodes: ['Pronunciation', 'FootnoteMark', 'Citation'],
    parseInline: [
      PRONUNCIATION,
      bracketed('FootnoteMark', FOOTNOTE_MARK),
      bracketed('Citation', CITATION),
    ],
  },
]);
