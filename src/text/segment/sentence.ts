import type { TextSpan } from '../../contracts/text';

/**
 * What ends a piece of text, strongest first. `clause` and `word` are cuts inside a sentence that is too long;
 * `none` is a cut inside a word.
 */
export type Break = 'paragraph' | 'line' | 'sentence' | 'clause' | 'word' | 'none';

/** A piece of the text that is read in one go. Pieces follow each other without gap or overlap. */
export interface Sentence extends TextSpan {
  readonly break: Break;
}
