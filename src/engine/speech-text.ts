import type { PhonemizeOptions } from '../contracts/engine';
import type {
  Language,
  LexiconFormat,
  NormalizedText,
  Phonemization,
  Pronunciation,
} from '../contracts/text';
import { DEFAULT_VOICE } from '../contracts/voices';
import { textOptions } from './engine-options';
import type { TextHost } from './text-host';
import { chooseVoice } from './voice-choice';

/** What becomes of a text before it is sound, and the pronunciations that somebody gives. Every call rejects with a SpeechError. */
export class SpeechText {
  /**
   * @param reach the text worker, told that somebody uses it
   * @param lexicon the engine's own pronunciations at the moment
   */
  constructor(
    private readonly reach: () => Promise<TextHost>,
    private readonly lexicon: () => readonly Pronunciation[],
  ) {}

  /** A text in the words that are said: `Dr. Smith paid $9` → `Doctor Smith paid nine dollars`. */
  async normalize(text: string, options: PhonemizeOptions = {}): Promise<NormalizedText> {
    const { lang, ...rest } = options;
    const read = [languageOf(lang), textOptions(rest, this.lexicon())] as const;
    return (await this.reach()).normalize(text, ...read);
  }

  /** A text in Kokoro's phonemes, with each word's place in it. */
  async phonemize(text: string, options: PhonemizeOptions = {}): Promise<Phonemization> {
    const { lang, ...rest } = options;
    const read = [languageOf(lang), textOptions(rest, this.lexicon())] as const;
    return (await this.reach()).phonemize(text, ...read);
  }

  /** Every way in which a word is known to be said, in Kokoro's symbols, the usual one first. */
  async alternatives(word: string, lang?: string): Promise<readonly string[]> {
    const language = languageOf(lang);
    return (await this.reach()).alternatives(word, language);
  }

  /** The entries of a file with pronunciations, to be given as `lexicon`: all of them, or a failure that names the bad one. */
  async importLexicon(file: string, format: LexiconFormat): Promise<readonly Pronunciation[]> {
    return (await this.reach()).importLexicon(file, format);
  }

  /** A file with pronunciations. */
  async exportLexicon(
    entries: readonly Pronunciation[],
    format: LexiconFormat,
    lang?: string,
  ): Promise<string> {
    const language = languageOf(lang);
    return (await this.reach()).exportLexicon(entries, format, language);
  }
}

function languageOf(lang = 'en-US'): Language {
  return chooseVoice(DEFAULT_VOICE, lang).language;
}
