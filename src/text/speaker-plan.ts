import type { Language, TextOptions } from '../contracts/text';
import type { Lexicon } from './lexicon/lexicon';
import { phonemizeText } from './plan/phonemize-text';
import type { Speaker } from './plan/speaker';
import { UserPronunciations } from './user-lexicon/user-pronunciations';

/** How a text is to be spoken, as far as it is known before the lexicon is there. */
export class SpeakerPlan {
  /** All but the lexicon. */
  readonly unvoiced: Omit<Speaker, 'lexicon'>;
  #lexicon: Lexicon | undefined;

  /** Throws `invalid-argument` (`bad-pronunciation`) for an entry of the user's that cannot be used. */
  constructor(language: Language, { lexicon, emoji }: TextOptions) {
    const user =
      lexicon === undefined
        ? undefined
        : new UserPronunciations(lexicon, language, (alias) => this.#say(alias));
    this.unvoiced = { language, ...(user ? { user } : {}), ...(emoji ? { emoji } : {}) };
  }

  /** The whole of it. */
  with(lexicon: Lexicon): Speaker {
    this.#lexicon = lexicon;
    return { ...this.unvoiced, lexicon };
  }

  /** Aliases are said without the user's entries, or one could lead to itself. */
  #say(alias: string): string {
    if (!this.#lexicon) return '';
    const { language } = this.unvoiced;
    return phonemizeText(alias, { lexicon: this.#lexicon, language }).phonemes;
  }
}
