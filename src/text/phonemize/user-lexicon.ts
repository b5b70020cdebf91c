/** The pronunciations that the user wants: asked first for each word, before any lexicon. */
export interface UserLexicon {
  /**
   * How the user says a word, in Kokoro's symbols; undefined if it is left to the lexicon.
   * @param word as the author wrote it
   */
  pronounce(word: string, context: { readonly partOfSpeech?: string }): string | undefined;
}
