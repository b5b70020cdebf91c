import type { Language, LexiconFormat, Pronunciation } from '../../contracts/text';
import { speechError } from '../../shared/speech-error';
import { checkEntry } from './entry';
import { parseLexiconJson, writeLexiconJson } from './lexicon-json';

/**
 * Reads a file with pronunciations; each is checked, and all of them are given or none. The reader of PLS is loaded when it is
 * needed. Fails with `invalid-argument` (`bad-document`, `bad-lexicon`, `bad-pronunciation`, `bad-option`).
 */
export async function importLexicon(
  file: string,
  format: LexiconFormat,
): Promise<readonly Pronunciation[]> {
  requireFormat(format);
  const entries =
    format === 'json' ? parseLexiconJson(file) : (await import('./pls')).parsePls(file);
  for (const entry of entries) checkEntry(entry, entry?.language ?? 'en-us');
  return entries;
}

/** Writes a file with pronunciations, checked as {@link importLexicon} does. */
export async function exportLexicon(
  entries: readonly Pronunciation[],
  format: LexiconFormat,
  language: Language,
): Promise<string> {
  requireFormat(format);
  for (const entry of entries) checkEntry(entry, entry?.language ?? language);
  if (format === 'json') return writeLexiconJson(entries);
  return (await import('./pls')).writePls(entries, language);
}

function requireFormat(format: unknown): void {
  if (format === 'json' || format === 'pls') return;
  throw speechError('invalid-argument', 'bad-option', {
    option: 'format',
    value: String(format),
    problem: 'use json or pls',
  });
}
