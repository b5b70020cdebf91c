import type { ModelRequest } from '../contracts/model';
import { LANGUAGES, type Language } from '../contracts/text';
import { DRAFT_VOICES, KOKORO_VOICES, type VoiceInfo } from '../contracts/voices';
import { speechError } from '../shared/speech-error';

/** Every voice that the engine knows by name. */
export const VOICES: readonly VoiceInfo[] = Object.freeze([...KOKORO_VOICES, ...DRAFT_VOICES]);

/** What to speak with, and in which language. */
export interface VoiceChoice {
  readonly voice: string;
  readonly model: ModelRequest;
  readonly language: Language;
}

/**
 * Decides what a request is spoken with.
 * @param model the site's own model, where it names one; it may bring voices of its own
 * @throws SpeechError `voice-unavailable` for a name that nobody knows, `language-unavailable` for a language that the
 *   text front end cannot read
 */
export function chooseVoice(name: string, lang?: string, model?: ModelRequest): VoiceChoice {
  const info = VOICES.find((voice) => voice.name === name);
  if (!info && model?.kind !== 'manifest')
    throw speechError('voice-unavailable', 'unknown', { voice: name });
  return {
    voice: name,
    model: model ?? { kind: info?.model ?? 'kokoro' },
    language: chooseLanguage(lang ?? info?.lang ?? 'en-US'),
  };
}

/** `en` means American English, as in the model's own voices; regions that only differ in accent are matched. */
function chooseLanguage(tag: string): Language {
  const wanted = tag.toLowerCase().replaceAll('_', '-');
  if (wanted === 'en') return 'en-us';
  const found = LANGUAGES.find((language) => language === wanted);
  if (!found) throw speechError('language-unavailable', 'unsupported', { language: tag });
  return found;
}
