import type { ModelRequest } from '../contracts/model';
import { LANGUAGES, type Language } from '../contracts/text';
import { DRAFT_VOICES, KOKORO_VOICES, type VoiceInfo } from '../contracts/voices';
import { speechError } from '../shared/speech-error';
import { voiceParts } from '../shared/voice-blend';

/** Every voice that the engine knows by name. */
export const VOICES: readonly VoiceInfo[] = Object.freeze([...KOKORO_VOICES, ...DRAFT_VOICES]);

/** What to speak with, and in which language. */
export interface VoiceChoice {
  readonly voice: string;
  readonly model: ModelRequest;
  readonly language: Language;
}

/** What menus show of a voice, or of a blend: `Bella + Sky`; undefined for a voice that is not known. */
export function describeVoice(name: string): VoiceInfo | undefined {
  const known = VOICES.find((voice) => voice.name === name);
  if (known) return known;
  const parts = name.split('+').map((part) => part.replace(/\(.*/s, '').trim());
  const infos = parts.flatMap((part) => VOICES.find((voice) => voice.name === part) ?? []);
  const [first] = infos;
  if (!first || infos.length < parts.length) return undefined;
  return { ...first, name, label: infos.map(({ label }) => label).join(' + ') };
}

/**
 * Decides what a request is spoken with. A blend speaks the language of its first voice.
 * @param model the site's own model, where it names one; it may bring voices of its own
 * @throws SpeechError `voice-unavailable` for a name that nobody knows and a blend that cannot be, `language-unavailable` for a language that the
 *   text front end cannot read
 */
export function chooseVoice(name: string, lang?: string, model?: ModelRequest): VoiceChoice {
  const parts = voiceParts(name);
  const infos = parts.map((part) => VOICES.find((voice) => voice.name === part.name));
  if (model?.kind !== 'manifest') {
    const unknown = parts[infos.indexOf(undefined)];
    if (unknown) throw speechError('voice-unavailable', 'unknown', { voice: unknown.name });
    if (new Set(infos.map((info) => info?.model)).size > 1)
      throw speechError('voice-unavailable', 'bad-blend', { voice: name });
  }
  const [info] = infos;
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
