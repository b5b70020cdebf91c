/** Where the pronunciations of words come from. */
export interface Lexicon {
  /**
   * How an American says a word, in Kokoro's phone set with stress marks; undefined if the word is not listed.
   * @param word lower-case ASCII letters, with inner apostrophes
   */
  lookup(word: string): string | undefined;
  /** Every pronunciation that is listed for a word, the commonest first. */
  alternatives?(word: string): readonly string[];
}
