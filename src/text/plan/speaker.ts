import type { Multilingual } from '../language';
import type { Pronouncer } from '../phonemize/phonemize-sentence';

/** How a text is spoken: with whose pronunciations, and with what left out. */
export interface Speaker extends Omit<Pronouncer, 'in'>, Multilingual<Speaker> {
  /** Whether emoji are named; as normalisation has it by default. */
  readonly emoji?: 'name' | 'silent';
}

/** Who reads a text, before any word becomes sound. */
export interface Reader extends Omit<Speaker, 'lexicon' | 'in'>, Multilingual<Reader> {}
