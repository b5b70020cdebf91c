import { Parser } from 'htmlparser2';
import type { Verbosity } from '../../contracts/text';
import { HtmlReader } from './html-reader';
import { ReadingBuilder } from './reading-builder';
import type { ReadingText } from './reading-text';

/** An HTML document or fragment. Never fails: a browser makes something of any markup, and so does its parser here. */
export function readHtml(source: string, verbosity: Verbosity): ReadingText {
  const builder = new ReadingBuilder(source, verbosity);
  readHtmlInto(builder, source, 0);
  return builder.finish();
}

/**
 * Reads HTML that is a piece of a document.
 * @param base where in the document it begins
 */
export function readHtmlInto(builder: ReadingBuilder, html: string, base: number): void {
  const reader = new HtmlReader(builder, html, base);
  const parser: Parser = new Parser({
    onopentagname: (name) => reader.openName(name),
    onattribute: (name, value) => reader.attribute(name, value, parser.startIndex, parser.endIndex),
    onopentag: (name, attributes) => reader.open(name, attributes, parser.endIndex + 1),
    onclosetag: (name) => reader.close(name, parser.endIndex + 1),
    ontext: (text) => reader.text(text, parser.startIndex, parser.endIndex + 1),
  });
  parser.end(html);
  reader.finish();
}
