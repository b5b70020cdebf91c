import type { Pronouncer } from '../phonemize/phonemize-sentence';

/** How a text is spoken: with whose pronunciations, and with what left out. */
export interface Speaker extends Pronouncer {
  /** Whether emoji are named; as normalisation has it by default. */
  readonly emoji?: 'name' | 'silent';
}
