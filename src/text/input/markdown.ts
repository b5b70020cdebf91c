import type { Tree } from '@lezer/common';
import type { Language, Verbosity } from '../../contracts/text';
import { unfinishedFrom } from './markdown-doubt';
import { type HtmlInto, MarkdownReader } from './markdown-reader';
import { MARKDOWN } from './markdown-syntax';
import { ReadingBuilder } from './reading-builder';
import type { ReadingTail, ReadingText } from './reading-text';

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
  return read(source, frontMatter(source), { language, verbosity, htmlInto }).reading;
}

/** How a part of a document is read. */
interface MarkdownOptions {
  readonly language: Language;
  readonly verbosity: Verbosity;
  readonly htmlInto: HtmlInto | undefined;
}

/** A first line that may begin names and values, and has not ended them. */
const OPEN_FRONT_MATTER = /^---[ \t]*(?:\r?\n?$|\r?\n\w[\w-]*(?::|$))/;
/** Names and values that take longer are a text. */
const LONGEST_FRONT_MATTER = 4000;

/**
 * The last part of a document that is still being written. Throws `RangeError` as {@link readMarkdown} does.
 * @param isFirst whether it is all of the document
 */
export function markdownTail(
  source: string,
  isFirst: boolean,
  options: MarkdownOptions,
): ReadingTail {
  const front = isFirst ? frontMatter(source) : '';
  const { reading, tree } = read(source, front, options);
  const mayBeFront = isFirst && front === '' && source.length < LONGEST_FRONT_MATTER;
  if (mayBeFront && OPEN_FRONT_MATTER.test(source))
    return { reading, final: 0, doubt: 0, isClosed: true };
  return { reading, ...unfinishedFrom(tree, source) };
}

function frontMatter(source: string): string {
  return FRONT_MATTER.exec(source)?.[0] ?? '';
}

function read(
  source: string,
  front: string,
  { language, verbosity, htmlInto }: MarkdownOptions,
): { readonly reading: ReadingText; readonly tree: Tree } {
  // Blanked, not cut off, so that offsets stay.
  const blanked = front.replace(/[^\r\n]/g, ' ') + source.slice(front.length);
  const builder = new ReadingBuilder(source, verbosity);
  const reader = new MarkdownReader(builder, blanked, front.length, { language, htmlInto });
  const tree = MARKDOWN.parse(blanked);
  tree.iterate({
    enter: ({ node }) => reader.enter(node),
    leave: ({ node }) => reader.leave(node),
  });
  reader.finish();
  return { reading: builder.finish(), tree };
}
