import type { Lexicon } from './lexicon';

/** A lexicon that has forgotten all words and says each by its letters, to see how well it does that. */
export function withoutWords(lexicon: Lexicon): Lexicon {
  return {
    lookup: () => undefined,
    guess: (word) => lexicon.guess?.(word),
  };
}
