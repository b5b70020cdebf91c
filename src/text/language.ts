import { LANGUAGES, type Language, type SpeechStyle } from '../contracts/text';
import { KOKORO_VOICES } from '../contracts/voices';
import { languageOfRegion } from '../shared/language-of-region';
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

/**
 * The language in which a part of a document is read: by its own `lang` (BCP 47), else by the language of the voice that it names.
 * undefined where that changes nothing: English of no region, and languages that cannot be read.
 */
export function languageOf({ lang, voice }: SpeechStyle): Language | undefined {
  return languageOfRegion(lang ?? KOKORO_VOICES.find(({ name }) => name === voice)?.lang ?? '');
}

/** Somebody who can read in several languages. */
export interface Multilingual<R> {
  readonly language: Language;
  /** The same in another language; without it everything is read in this one. */
  readonly in?: (language: Language) => R;
}

/** Who reads a part that is in a language of its own. */
export function readerIn<R extends Multilingual<R>>(reader: R, language: Language | undefined): R {
  return language === undefined || language === reader.language
    ? reader
    : (reader.in?.(language) ?? reader);
}
