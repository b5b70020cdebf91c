import type { TextSpan } from '../../contracts/text';

interface Placed extends TextSpan {
  /** Whether white space stands before it in the text. */
  readonly spaceBefore: boolean;
}

/** A word as written, with what is said for it. Its span is in the author's text. */
export interface WrittenWord extends Placed {
  readonly kind: 'word';
  /** Words of ASCII letters, apostrophes and hyphens, separated by single spaces; at least one letter. */
  readonly spoken: string;
  /** True when the letters are named one by one. */
  readonly spelled: boolean;
  /** Its pronunciation, where the author gave one: Kokoro's phone set of the language, used as it is. */
  readonly phonemes?: string;
  /** How much weight the author gave it; without it, its form decides. */
  readonly emphasis?: 'strong' | 'moderate' | 'reduced' | 'none';
}

/** Punctuation that the model hears. */
export interface WrittenMark extends Placed {
  readonly kind: 'mark';
  /** One of `; : , . ! ? — … “ ” ( )`. */
  readonly mark: string;
}

/** What a sentence is made of. */
export type SentenceItem = WrittenWord | WrittenMark;
