import type { Language, Verbosity } from '../../contracts/text';
import { badDocument, parseDocument } from './parse-xml';
import { ReadingBuilder } from './reading-builder';
import type { ReadingText } from './reading-text';
import { SsmlReader } from './ssml-reader';

/**
 * An SSML document. Elements that are not known are read through.
 * Throws `invalid-argument` (`bad-document`) where it is not well-formed XML.
 */
export function readSsml(source: string, language: Language, verbosity: Verbosity): ReadingText {
  const document = parseDocument(source, 'SSML');
  const builder = new ReadingBuilder(source, verbosity);
  const reader = new SsmlReader(builder, source, language);
  try {
    for (const node of document.children) reader.read(node);
  } catch (error) {
    if (error instanceof RangeError) throw badDocument(error, 'SSML');
    throw error;
  }
  return builder.finish();
}
