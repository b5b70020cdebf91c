/** Pronunciations that the user gave; they are asked for first. */
export interface UserLexicon {
  /**
   * How a word is to be said, in Kokoro's phone set of the language that is spoken; undefined if the user said nothing
   * about it.
   * @param word as written
   * @param context what is known about its place: `partOfSpeech` is `verb` or `noun` where that tells homographs apart
   */
  pronounce(word: string, context: UserWordContext): string | undefined;
}

/** Where a word stands that the user may have an opinion about. */
export interface UserWordContext {
  readonly partOfSpeech?: string;
}
