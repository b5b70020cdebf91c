import { parseXml, type XmlDocument, XmlError } from '@rgrove/parse-xml';
import { errorText, type SpeechError, speechError } from '../../shared/speech-error';

/**
 * Parses well-formed XML, with offsets. Throws `invalid-argument` (`bad-document`) that says what is wrong and where.
 * @param type what the document was to be, for the message
 */
export function parseDocument(source: string, type: string): XmlDocument {
  try {
    return parseXml(source, {
      includeOffsets: true,
      preserveComments: true,
      preserveCdata: true,
    });
  } catch (error) {
    throw badDocument(error, type);
  }
}

/** The failure of a document, from what its parser or its reader threw. */
export function badDocument(error: unknown, type: string): SpeechError {
  const { line, column } = error instanceof XmlError ? error : { line: 1, column: 1 };
  const details = { type, line, column, problem: problemOf(error) };
  return speechError('invalid-argument', 'bad-document', details, error);
}

function problemOf(error: unknown): string {
  // Thousands of elements in each other exhaust the parser's stack.
  if (error instanceof RangeError) return 'its elements are nested too deeply';
  if (!(error instanceof XmlError)) return errorText(error);
  const sentence = (error.message.split('\n')[0] ?? '').replace(/ \(line \d+, column \d+\)$/, '');
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
