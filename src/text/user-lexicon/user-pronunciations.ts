import type { Language, Pronunciation } from '../../contracts/text';
import type { UserLexicon } from '../phonemize/user-lexicon';
import { badPronunciation, type CheckedEntry, checkEntry } from './entry';
import { POSSESSIVE, possessiveOf } from './possessive';
import { LONGEST_MATCHED } from './safe-pattern';

/** Most entries at once. */
const MOST_ENTRIES = 50_000;
/** How many answers are kept: a text has far fewer different words. */
const MOST_KEPT = 20_000;

/** How an alias is said: by the lexicon, not by the user's own entries, which could go round in circles. */
export type SayAlias = (alias: string) => string;

/** The user's pronunciations for one language. Of several entries for a word the last one counts. */
export class UserPronunciations implements UserLexicon {
  readonly #words = new Map<string, CheckedEntry[]>();
  readonly #patterns: CheckedEntry[] = [];
  readonly #kept = new Map<string, string | undefined>();

  /** Throws `invalid-argument` (`bad-pronunciation`) for the first entry that cannot be used. */
  constructor(
    entries: readonly Pronunciation[],
    private readonly language: Language,
    private readonly sayAlias: SayAlias,
  ) {
    if (!Array.isArray(entries)) throw badPronunciation('lexicon', 'it is not a list of entries');
    if (entries.length > MOST_ENTRIES)
      throw badPronunciation('lexicon', `it has more than ${MOST_ENTRIES} entries`);
    for (const entry of entries) {
      const checked = checkEntry(entry, entry?.language ?? language);
      if (entry.language !== undefined && entry.language !== language) continue;
      if (checked.word === undefined) this.#patterns.push(checked);
      else this.#wordsLike(checked.word).push(checked);
    }
  }

  pronounce(
    word: string,
    { partOfSpeech }: { readonly partOfSpeech?: string },
  ): string | undefined {
    const key = `${partOfSpeech ?? ''}\n${word}`;
    if (this.#kept.has(key)) return this.#kept.get(key);
    const sound = this.#say(word.normalize('NFC'), partOfSpeech?.toLowerCase());
    if (this.#kept.size < MOST_KEPT) this.#kept.set(key, sound);
    return sound;
  }

  #say(word: string, partOfSpeech: string | undefined): string | undefined {
    const own = this.#find(word, partOfSpeech);
    if (own !== undefined) return own;
    const [, owner] = POSSESSIVE.exec(word) ?? [];
    const stem = owner === undefined ? undefined : this.#find(owner, undefined);
    return stem === undefined ? undefined : possessiveOf(stem, this.language);
  }

  /** Entries for words and for a part of speech go before patterns and before those for any. */
  #find(word: string, partOfSpeech: string | undefined): string | undefined {
    const entries = this.#words.get(word.toLowerCase()) ?? [];
    const fits = (entry: CheckedEntry) => !entry.caseSensitive || entry.word === word;
    const isThis = (entry: CheckedEntry) => entry.partOfSpeech === partOfSpeech;
    const isAny = (entry: CheckedEntry) => entry.partOfSpeech === undefined;
    const matches =
      word.length > LONGEST_MATCHED
        ? []
        : this.#patterns.filter(({ pattern }) => pattern?.test(word) === true);
    const named = entries.filter(fits);
    const found =
      named.findLast(isThis) ??
      named.findLast(isAny) ??
      matches.findLast(isThis) ??
      matches.findLast(isAny);
    return found && this.#soundOf(found, word);
  }

  #soundOf({ phonemes, alias = '', pattern }: CheckedEntry, word: string): string | undefined {
    if (phonemes !== undefined) return phonemes;
    const text = pattern ? word.replace(pattern, alias) : alias;
    return this.sayAlias(text) || undefined;
  }

  #wordsLike(word: string): CheckedEntry[] {
    const key = word.toLowerCase();
    const entries = this.#words.get(key) ?? [];
    this.#words.set(key, entries);
    return entries;
  }
}
