import type { ModelRequest } from '../contracts/model';
import { LANGUAGES, type Language } from '../contracts/text';
import { DRAFT_VOICES, KOKORO_VOICES, type VoiceInfo } from '../contracts/voices';
import { languageOfRegion } from '../shared/language-of-region';
import { SpeechSynthesisVoice } from './speech-synthesis-voice';
import { MADE_HERE } from './web-interface';

/** The voices that go before all others, and so are the defaults of their languages. */
const PREFERRED = ['af_heart', 'bf_emma'];

/** What speaks, and in which language (BCP 47); the voice's own without one. */
export interface ChosenVoice {
  readonly voice: string;
  readonly lang?: string;
}

/** The language of {@link LANGUAGES} in which a tag is read; undefined if it cannot be. */
function readAs(tag: string): Language | undefined {
  const wanted = tag.toLowerCase().replaceAll('_', '-');
  return (
    languageOfRegion(wanted) ??
    LANGUAGES.find((language) => language.split('-')[0] === wanted.split('-')[0])
  );
}

/** The engine's voices that can speak: those of a model, if it is the only one, whose language can be read. */
export function speakableVoices(model?: ModelRequest): readonly VoiceInfo[] {
  const all = model?.kind === 'draft' ? DRAFT_VOICES : KOKORO_VOICES;
  const readable = [...all, ...(model ? [] : DRAFT_VOICES)].filter(({ lang }) => readAs(lang));
  const preferred = PREFERRED.flatMap((name) => readable.filter((voice) => voice.name === name));
  return [...preferred, ...readable.filter((voice) => !preferred.includes(voice))];
}

/** The voices of one `speechSynthesis`. The first of a language is its default, and the first of all that of every other. */
export class VoiceList {
  readonly #infos = new Map<globalThis.SpeechSynthesisVoice, VoiceInfo>();

  constructor(infos: readonly VoiceInfo[]) {
    for (const info of infos) {
      const isFirst = infos.find(({ lang }) => lang === info.lang) === info;
      this.#infos.set(new SpeechSynthesisVoice(MADE_HERE, info, isFirst), info);
    }
  }

  get voices(): globalThis.SpeechSynthesisVoice[] {
    return [...this.#infos.keys()];
  }

  /**
   * Chooses what an utterance is spoken with.
   * @param asked of the utterance
   * @param pageLang the language of the page, for an utterance that names none
   * @returns a code if nothing can
   */
  choose(
    { voice, lang }: Pick<globalThis.SpeechSynthesisUtterance, 'voice' | 'lang'>,
    pageLang: string,
  ): ChosenVoice | SpeechSynthesisErrorCode {
    if (voice) {
      const info = this.#infos.get(voice);
      if (!info) return 'voice-unavailable';
      const language = readAs(lang);
      return { voice: info.name, ...(language ? { lang: language } : {}) };
    }
    return this.#default(lang || pageLang);
  }

  #default(lang: string): ChosenVoice | SpeechSynthesisErrorCode {
    const infos = [...this.#infos.values()];
    const language = lang === '' ? undefined : readAs(lang);
    if (lang !== '' && !language) return 'language-unavailable';
    const info = infos.find((voice) => language && readAs(voice.lang) === language) ?? infos[0];
    if (!info) return 'voice-unavailable';
    return { voice: info.name, ...(language ? { lang: language } : {}) };
  }
}
