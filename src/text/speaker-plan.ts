import type { Language, TextOptions } from '../contracts/text';
import type { Lexicon } from './lexicon/lexicon';
import { phonemizeText } from './plan/phonemize-text';
import type { Reader, Speaker } from './plan/speaker';
import { UserPronunciations } from './user-lexicon/user-pronunciations';

/** How a text is to be spoken, as far as it is known before the lexicon is there. */
export class SpeakerPlan {
  readonly #readers = new Map<Language, Reader>();
  readonly #options: TextOptions;
  #lexicon: Lexicon | undefined;
  /** All but the lexicon. */
  readonly reader: Reader;

  /**
   * @param language of the text; a document may be in others here and there
   * @throws SpeechError `invalid-argument` (`bad-pronunciation`) for an entry of the user's that cannot be used
   */
  constructor(
    private readonly language: Language,
    options: TextOptions,
  ) {
    this.#options = options;
    this.reader = this.#in(language);
  }

  /** The whole of it. */
  with(lexicon: Lexicon): Speaker {
    this.#lexicon = lexicon;
    const speakerIn = (language: Language): Speaker => ({
      ...this.#in(language),
      lexicon,
      in: speakerIn,
    });
    return speakerIn(this.language);
  }

  /** Made when a part of the document asks for it. */
  #in(language: Language): Reader {
    const { lexicon, emoji } = this.#options;
    const known = this.#readers.get(language);
    if (known) return known;
    const user =
      lexicon && new UserPronunciations(lexicon, language, (alias) => this.#say(alias, language));
    const reader: Reader = {
      language,
      ...(user ? { user } : {}),
      ...(emoji ? { emoji } : {}),
      in: (other) => this.#in(other),
    };
    this.#readers.set(language, reader);
    return reader;
  }

  /** Aliases are said without the user's entries, or one could lead to itself. */
  #say(alias: string, language: Language): string {
    if (!this.#lexicon) return '';
    return phonemizeText(alias, { lexicon: this.#lexicon, language }).phonemes;
  }
}
