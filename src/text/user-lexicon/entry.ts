import type { Language, Pronunciation } from '../../contracts/text';
import { type SpeechError, speechError } from '../../shared/speech-error';
import { hasSound, toKokoroPhonemes } from './kokoro-phonemes';
import { readRespelling } from './respelling';
import { safePattern } from './safe-pattern';

/** How an entry gives the sound; each is the name of its field. */
const SOUNDS = ['phonemes', 'ipa', 'respelling', 'alias'] as const;
const FIELDS = new Set<string>([
  ...SOUNDS,
  'word',
  'pattern',
  'caseSensitive',
  'partOfSpeech',
  'language',
]);
/** Longest text of a field, in UTF-16 code units. */
const LONGEST_FIELD = 500;

/** An entry that is known to be usable. */
export interface CheckedEntry {
  /** The word as a key of a look-up; undefined for a pattern. */
  readonly word: string | undefined;
  readonly pattern: RegExp | undefined;
  readonly caseSensitive: boolean;
  readonly partOfSpeech: string | undefined;
  /** Kokoro's symbols; undefined for an alias. */
  readonly phonemes: string | undefined;
  readonly alias: string | undefined;
}

/**
 * Checks an entry and turns its sound into Kokoro's symbols for a language.
 * Throws `invalid-argument` (`bad-pronunciation`) that names the entry and the symbol that cannot be spoken.
 */
export function checkEntry(entry: Pronunciation, language: Language): CheckedEntry {
  const fail = (problem: string) => badPronunciation(nameOf(entry), problem);
  checkFields(entry, fail);
  const { word, pattern, caseSensitive = false, partOfSpeech, alias } = entry;
  if ((word === undefined) === (pattern === undefined))
    throw fail('it has to name either a word or a pattern');
  if (word?.trim() === '') throw fail('its word is empty');
  const given = SOUNDS.filter((name) => entry[name] !== undefined);
  if (given.length !== 1) throw fail(`it has to give exactly one of ${SOUNDS.join(', ')}`);
  if (alias?.trim() === '') throw fail('its alias is empty');
  const compiled = pattern === undefined ? undefined : safePattern(pattern, caseSensitive);
  if (compiled && 'problem' in compiled) throw fail(compiled.problem);
  return {
    word: word?.trim().normalize('NFC'),
    pattern: compiled?.pattern,
    caseSensitive,
    partOfSpeech: partOfSpeech?.toLowerCase(),
    phonemes: alias === undefined ? soundOf(entry, language, fail) : undefined,
    alias,
  };
}

/** The failure of an entry, by its name. */
export function badPronunciation(entry: string, problem: string): SpeechError {
  return speechError('invalid-argument', 'bad-pronunciation', { entry, problem });
}

type Fail = (problem: string) => SpeechError;

function checkFields(entry: Pronunciation, fail: Fail): void {
  if (typeof entry !== 'object' || entry === null) throw fail('it is not an object');
  for (const [field, value] of Object.entries(entry)) {
    if (!FIELDS.has(field)) throw fail(`“${field}” is no field of it`);
    if (value === undefined) continue;
    const wanted = field === 'caseSensitive' ? 'boolean' : 'string';
    if (typeof value !== wanted) throw fail(`“${field}” is not a ${wanted}`);
    if (typeof value === 'string' && value.length > LONGEST_FIELD)
      throw fail(`“${field}” is longer than ${LONGEST_FIELD} characters`);
  }
  const { language } = entry;
  if (language !== undefined && language !== 'en-us' && language !== 'en-gb')
    throw fail(`“${language}” is no language that can be spoken`);
}

function soundOf(entry: Pronunciation, language: Language, fail: Fail): string {
  const { respelling } = entry;
  const spelled = respelling !== undefined;
  const { phonemes, unknown } = spelled
    ? readRespelling(respelling, language)
    : toKokoroPhonemes(entry.phonemes ?? entry.ipa ?? '', language);
  if (unknown.length > 0) {
    const symbols = unknown.map(nameSymbol).join(', ');
    throw fail(spelled ? `nothing is known for ${symbols}` : `Kokoro has no symbol for ${symbols}`);
  }
  if (!hasSound(phonemes)) throw fail('it holds no sound');
  return phonemes;
}

function nameSymbol(symbol: string): string {
  const code = (symbol.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `“${symbol}” (U+${code})`;
}

/** What an entry is called in a message. */
function nameOf(entry: Pronunciation): string {
  return String(entry?.word ?? entry?.pattern ?? '?').slice(0, 80);
}
