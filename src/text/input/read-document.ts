import type { Language, TextType, Verbosity } from '../../contracts/text';
import { speechError } from '../../shared/speech-error';
import { readPlainText, wholeText } from './plain-text';
import type { ReadingTail, ReadingText } from './reading-text';

/** How much is read of each kind of document. */
export const DEFAULT_VERBOSITY: Readonly<Record<TextType, Verbosity>> = {
  'text/plain': 'all',
  'text/markdown': 'most',
  'text/html': 'most',
  'application/ssml+xml': 'all',
};

/** How a document is read. */
export interface ReadingOptions {
  readonly type?: TextType | undefined;
  readonly verbosity?: Verbosity | undefined;
}

/**
 * What of a document is read. A format's parser is loaded with its first document. Fails with `invalid-argument`
 * (`bad-document`) for SSML that is not well-formed, and with `network` (`unreachable`) if a parser cannot be had.
 */
export async function readDocument(
  source: string,
  language: Language,
  { type = 'text/plain', verbosity = DEFAULT_VERBOSITY[type] }: ReadingOptions,
): Promise<ReadingText> {
  switch (type) {
    case 'text/plain':
      return readPlainText(source, language, verbosity);
    case 'text/html': {
      const { readHtml } = await fetched(import('./html'));
      return readHtml(source, verbosity);
    }
    case 'application/ssml+xml': {
      const { readSsml } = await fetched(import('./ssml'));
      return readSsml(source, language, verbosity);
    }
    case 'text/markdown':
      return readMarkdownDocument(source, language, verbosity);
  }
}

async function readMarkdownDocument(
  source: string,
  language: Language,
  verbosity: Verbosity,
): Promise<ReadingText> {
  const { mayHoldHtml, readMarkdown } = await fetched(import('./markdown'));
  const html = mayHoldHtml(source) ? await fetched(import('./html')) : undefined;
  try {
    return readMarkdown(source, language, verbosity, html?.readHtmlInto);
  } catch (error) {
    // Nested thousands deep, it is no document that anybody wrote as one.
    if (error instanceof RangeError) return wholeText(source);
    throw error;
  }
}

/**
 * Reads the last part of a Markdown document that is still being written.
 * @param isFirst whether it is all of the document
 */
export async function readMarkdownTail(
  source: string,
  isFirst: boolean,
  language: Language,
  verbosity: Verbosity,
): Promise<ReadingTail> {
  const { mayHoldHtml, markdownTail } = await fetched(import('./markdown'));
  const html = mayHoldHtml(source) ? await fetched(import('./html')) : undefined;
  try {
    const reading = { language, verbosity, htmlInto: html?.readHtmlInto };
    return markdownTail(source, isFirst, reading);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { reading: wholeText(source), final: 0, doubt: 0, isClosed: false };
  }
}

/** A chunk of the program, or `network` where it cannot be had. */
async function fetched<T>(chunk: Promise<T>): Promise<T> {
  try {
    return await chunk;
  } catch (error) {
    const host = globalThis.location?.host || 'The reader of this format';
    throw speechError('network', 'unreachable', { host }, error);
  }
}
