import type { Language, TextType, Verbosity } from '../../contracts/text';
import { DEFAULT_VERBOSITY, readDocument, readMarkdownTail } from './read-document';
import type { ReadingTail } from './reading-text';

/** How a text that is being written is read. */
export interface TailOptions {
  readonly language: Language;
  readonly type: TextType | undefined;
  readonly verbosity: Verbosity | undefined;
}

/** Something in brackets may be a note, or a word with its sound behind it. */
const OPEN_BRACKET = /\[[^\]\n]{0,200}$|\[[^\]\n]{1,120}\](?:\([^)\n]{0,300})?$/;

/**
 * Reads the last part of a text.
 * @param isFirst whether it is all of the text
 */
export async function readTail(
  source: string,
  isFirst: boolean,
  { language, type = 'text/plain', verbosity = DEFAULT_VERBOSITY[type] }: TailOptions,
): Promise<ReadingTail> {
  switch (type) {
    case 'text/plain': {
      const reading = await readDocument(source, language, { type, verbosity });
      const doubt = OPEN_BRACKET.exec(source)?.index ?? source.length;
      return { reading, final: 0, doubt, isClosed: false };
    }
    case 'text/markdown':
      return await readMarkdownTail(source, isFirst, language, verbosity);
    default:
      // What is not whole is no document of these.
      return { reading: await readDocument('', language, {}), final: 0, doubt: 0, isClosed: true };
  }
}
