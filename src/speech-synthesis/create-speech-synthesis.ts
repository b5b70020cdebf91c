import type { EngineOptions } from '../contracts/engine';
import type { VoiceInfo } from '../contracts/voices';
import { KokoroSpeech } from '../engine/kokoro-speech';
import type { Speaker } from './speaker';
import { SpeechSynthesis } from './speech-synthesis';
import { speakableVoices } from './voice-list';
import { MADE_HERE } from './web-interface';

/** How a `SpeechSynthesis` is set up; the options of its engine among them. */
export interface SpeechSynthesisOptions extends EngineOptions {
  /** An engine of your own, to prepare and to look into; all other options of the engine are left aside then. */
  readonly engine?: Speaker;
  /**
   * The voices that it has, the default first: fewer than there are, blends, or those of a model of your own. Default: the engine's
   * voices whose language can be read.
   */
  readonly voices?: readonly VoiceInfo[];
}

/**
 * Makes a `SpeechSynthesis` of its own. Its engine is made with the first `speak()`, and nothing is loaded before; options that make no
 * sense are told then, by an `error` event with `invalid-argument`.
 */
export function createSpeechSynthesis({
  engine,
  voices,
  ...options
}: SpeechSynthesisOptions = {}): globalThis.SpeechSynthesis {
  let made = engine;
  const speaker: Speaker = {
    speak(text, request) {
      made ??= new KokoroSpeech(options);
      return made.speak(text, request);
    },
  };
  return new SpeechSynthesis(MADE_HERE, {
    speaker,
    voices: voices ?? speakableVoices(options.model),
  });
}

/** The page's own, as the platform has one: one engine with the default options. */
export const speechSynthesis: globalThis.SpeechSynthesis = createSpeechSynthesis();
