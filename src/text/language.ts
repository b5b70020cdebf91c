import { LANGUAGES, type Language } from '../contracts/text';
import { speechError } from '../shared/speech-error';

/**
 * Checks a language at run time: it may come from markup or from another thread.
 * Throws `language-unavailable`.
 */
export function requireLanguage(value: unknown): Language {
  const language = LANGUAGES.find((known) => known === value);
  if (language) return language;
  throw speechError('language-unavailable', 'unsupported', { language: String(value) });
}
