import type { WordsAround } from './homograph-features';
import type { Sense } from './homograph-words';

/** Where the pronunciations of words come from. */
export interface Lexicon {
  /**
   * How an American says a word, in Kokoro's phone set with stress marks; undefined if the word is not listed.
   * @param word lower-case ASCII letters, with inner apostrophes
   */
  lookup(word: string): string | undefined;
  /** Every pronunciation that is listed for a word, the commonest first. */
  alternatives?(word: string): readonly string[];
  /**
   * How an American would say a word that is not listed, by its letters; undefined if it has none that can be said.
   * @param word lower-case ASCII letters
   */
  guess?(word: string): string | undefined;
  /**
   * How an American says a word that is written like another, and which of them it is; undefined for other words.
   * @param word in lower case
   */
  senseOf?(word: string, around: WordsAround): Sense | undefined;
}
