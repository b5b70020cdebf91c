import type { VoiceInfo } from '../contracts/voices';
import { exposeInterface, illegalConstructor, MADE_HERE } from './web-interface';

/** A voice of the engine, as the Web Speech API shows it. Scripts cannot make one: `getVoices()` has them. */
export class SpeechSynthesisVoice implements globalThis.SpeechSynthesisVoice {
  static {
    exposeInterface(SpeechSynthesisVoice, 'SpeechSynthesisVoice', 0);
  }

  readonly #info: VoiceInfo;
  readonly #isDefault: boolean;
  readonly #isLocal = true;

  /** @throws TypeError if a script calls it */
  constructor(key?: typeof MADE_HERE, info?: VoiceInfo, isDefault = false) {
    if (key !== MADE_HERE || !info) throw illegalConstructor();
    this.#info = info;
    this.#isDefault = isDefault;
  }

  /** A URN with the name that the engine knows it by: `urn:kokoro-speak:af_heart`. */
  get voiceURI(): string {
    return `urn:kokoro-speak:${this.#info.name}`;
  }

  /** What a person reads: `Kokoro Heart`. */
  get name(): string {
    const { label, model } = this.#info;
    return model === 'kokoro' ? `Kokoro ${label}` : label;
  }

  /** BCP 47. */
  get lang(): string {
    return this.#info.lang;
  }

  /** Always true: no text leaves the page. */
  get localService(): boolean {
    return this.#isLocal;
  }

  /** Whether it speaks its language where none is asked for. */
  get default(): boolean {
    return this.#isDefault;
  }
}
