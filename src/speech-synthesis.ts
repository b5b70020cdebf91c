/**
 * The entry of the Web Speech API's synthesis part: importing it changes nothing and loads nothing. The types are the platform's own, so that
 * code for the browser's `speechSynthesis` fits.
 */
import { SpeechSynthesis as Synthesis } from './speech-synthesis/speech-synthesis';
import {
  SpeechSynthesisErrorEvent as SynthesisErrorEvent,
  SpeechSynthesisEvent as SynthesisEvent,
} from './speech-synthesis/speech-synthesis-event';
import { SpeechSynthesisUtterance as Utterance } from './speech-synthesis/speech-synthesis-utterance';
import { SpeechSynthesisVoice as Voice } from './speech-synthesis/speech-synthesis-voice';

export type { EngineOptions } from './contracts/engine';
// biome-ignore-start lint/performance/noBarrelFile: the package's public entry point.
export type { VoiceInfo } from './contracts/voices';
export { KokoroSpeech } from './engine/kokoro-speech';
export {
  createSpeechSynthesis,
  type SpeechSynthesisOptions,
  speechSynthesis,
} from './speech-synthesis/create-speech-synthesis';
export { type PolyfillOptions, polyfill } from './speech-synthesis/polyfill';
export type { Speaker } from './speech-synthesis/speaker';
// biome-ignore-end lint/performance/noBarrelFile: the package's public entry point.

export type SpeechSynthesis = globalThis.SpeechSynthesis;
export const SpeechSynthesis: typeof globalThis.SpeechSynthesis = Synthesis;
export type SpeechSynthesisErrorEvent = globalThis.SpeechSynthesisErrorEvent;
export const SpeechSynthesisErrorEvent: typeof globalThis.SpeechSynthesisErrorEvent =
  SynthesisErrorEvent;
export type SpeechSynthesisEvent = globalThis.SpeechSynthesisEvent;
export const SpeechSynthesisEvent: typeof globalThis.SpeechSynthesisEvent = SynthesisEvent;
export type SpeechSynthesisUtterance = globalThis.SpeechSynthesisUtterance;
export const SpeechSynthesisUtterance: typeof globalThis.SpeechSynthesisUtterance = Utterance;
export type SpeechSynthesisVoice = globalThis.SpeechSynthesisVoice;
export const SpeechSynthesisVoice: typeof globalThis.SpeechSynthesisVoice = Voice;
