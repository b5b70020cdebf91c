import type { Language, TextSpan } from '../../contracts/text';
import type { WrittenForm } from '../../contracts/written-form';

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
  /** How it is to be said, in Kokoro's symbols, if the document or the user says so; used as it is. */
  readonly phonemes?: string;
  /** How strongly the document stresses it. */
  readonly emphasis?: 'strong' | 'moderate' | 'reduced' | 'none';
  /** What it is; absent for a plain word. */
  readonly form?: WrittenForm;
  /** The language that it is in, where the document says so. */
  readonly language?: Language;
}

/** Punctuation that the model hears. */
export interface WrittenMark extends Placed {
  readonly kind: 'mark';
  /** One of `; : , . ! ? — … “ ” ( )`. */
  readonly mark: string;
}

/** What a sentence is made of. */
export type SentenceItem = WrittenWord | WrittenMark;
