import type { Language, Verbosity } from '../../contracts/text';
import { type HtmlInto, MarkdownReader } from './markdown-reader';
import { MARKDOWN } from './markdown-syntax';
import { ReadingBuilder } from './reading-builder';
import type { ReadingText } from './reading-text';

/** Names and values before the text, as site generators have them. */
const FRONT_MATTER =
  /^---[ \t]*\r?\n\w[\w-]*:[^\n]*\n(?:\w[\w-]*:[^\n]*\n|[ \t#-][^\n]*\n|\r?\n)*?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

/** Whether a document may hold blocks of HTML, so that its reader has to be there. */
export function mayHoldHtml(source: string): boolean {
  return /<[a-z!?/]/i.test(source);
}

/**
 * A Markdown document (CommonMark with tables, strikethrough, task lists, footnotes, bare addresses and inline pronunciations).
 * Any text is one. Throws `RangeError` for one whose parts are nested thousands deep.
 */
export function readMarkdown(
  source: string,
  language: Language,
  verbosity: Verbosity,
  htmlInto: HtmlInto | undefined,
): ReadingText {
  const front = FRONT_MATTER.exec(source)?.[0] ?? '';
  // Blanked, not cut off, so that offsets stay.
  const blanked = front.replace(/[^\r\n]/g, ' ') + source.slice(front.length);
  const builder = new ReadingBuilder(source, verbosity);
  const reader = new MarkdownReader(builder, blanked, front.length, { language, htmlInto });
  MARKDOWN.parse(blanked).iterate({
    enter: ({ node }) => reader.enter(node),
    leave: ({ node }) => reader.leave(node),
  });
  reader.finish();
  return builder.finish();
}
