import type { Pronunciation } from '../../contracts/text';
import { errorText, speechError } from '../../shared/speech-error';

/** What the file says that it is; the number goes up when older programs would misread it. */
const SCHEMA = 'kokoro-speak/pronunciations';
const VERSION = 1;

/** Entries as a JSON file. */
export function writeLexiconJson(entries: readonly Pronunciation[]): string {
  return `${JSON.stringify({ schema: SCHEMA, version: VERSION, entries }, undefined, 2)}\n`;
}

/**
 * The entries of a JSON file, not yet checked one by one. Throws `invalid-argument` (`bad-lexicon`) for anything but such a file,
 * and for one of a later version.
 */
export function parseLexiconJson(file: string): readonly Pronunciation[] {
  let content: unknown;
  try {
    content = JSON.parse(file);
  } catch (error) {
    throw badLexicon(`it is not JSON (${errorText(error)})`);
  }
  const { schema, version, entries } = (content ?? {}) as Record<string, unknown>;
  if (schema !== SCHEMA) throw badLexicon(`its “schema” is not “${SCHEMA}”`);
  if (version !== VERSION)
    throw badLexicon(
      `its version is ${String(version)}, and this program reads version ${VERSION}`,
    );
  if (!Array.isArray(entries)) throw badLexicon('it has no list of “entries”');
  return entries as readonly Pronunciation[];
}

/** The failure of a file of pronunciations. */
export function badLexicon(problem: string): Error {
  return speechError('invalid-argument', 'bad-lexicon', { problem });
}
