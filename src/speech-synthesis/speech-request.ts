import type { SpeakOptions } from '../contracts/engine';
import { looksLikeSsml } from './ssml';
import type { VoiceList } from './voice-list';

/** The player's slowest and fastest rate. */
const [SLOWEST, FASTEST] = [0.5, 3];

/** What an utterance asked for when it was given to `speak()`. */
export interface SpeechRequest {
  readonly text: string;
  /** As the engine takes them. */
  readonly options: SpeakOptions;
  /** Why it cannot be spoken. */
  readonly refusal?: SpeechSynthesisErrorCode;
}

/** Reads what an utterance asks for. @param pageLang language of the page (BCP 47), empty if it has none */
export function speechRequest(
  utterance: globalThis.SpeechSynthesisUtterance,
  voices: VoiceList,
  pageLang: string,
): SpeechRequest {
  const { text, rate, volume } = utterance;
  const chosen = voices.choose(utterance, pageLang);
  if (typeof chosen === 'string') return { text, options: {}, refusal: chosen };
  const options: SpeakOptions = {
    ...chosen,
    rate: Math.min(FASTEST, Math.max(SLOWEST, rate)),
    volume,
    ...(looksLikeSsml(text) ? { type: 'application/ssml+xml' } : {}),
  };
  return { text, options };
}
