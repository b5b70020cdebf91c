import type { TextSpan } from '../../contracts/text';

/** A word or a mark with its phonemes, all of them in the vocabulary. */
export interface SoundedItem extends TextSpan {
  /** Undefined for a mark. */
  readonly spoken?: string;
  readonly phonemes: string;
  /** Whether a space symbol parts it from the item before it, unless it comes first. */
  readonly spaced: boolean;
}
