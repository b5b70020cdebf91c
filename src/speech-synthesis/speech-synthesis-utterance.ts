import { EventHandlers } from './event-handlers';
import { SpeechSynthesisVoice } from './speech-synthesis-voice';
import { exposeInterface, toDomString, toFloat } from './web-interface';

type Handler = globalThis.SpeechSynthesisUtterance['onend'];
type ErrorHandler = globalThis.SpeechSynthesisUtterance['onerror'];

/** A text to be spoken, and how. What is set after `speak()` holds for the next time that it is given to it. */
export class SpeechSynthesisUtterance
  extends EventTarget
  implements globalThis.SpeechSynthesisUtterance
{
  static {
    exposeInterface(SpeechSynthesisUtterance, 'SpeechSynthesisUtterance', 0);
  }

  readonly #handlers = new EventHandlers(this);
  #text: string;
  #lang = '';
  #voice: globalThis.SpeechSynthesisVoice | null = null;
  #volume = 1;
  #rate = 1;
  #pitch = 1;

  constructor(text = '') {
    super();
    this.#text = toDomString(text);
  }

  /** Plain text, or an SSML document. */
  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = toDomString(text);
  }

  /** BCP 47; empty for the page's language. */
  get lang(): string {
    return this.#lang;
  }

  set lang(lang: string) {
    this.#lang = toDomString(lang);
  }

  /** null for the default voice of the language. Setting what is no voice throws a TypeError. */
  get voice(): globalThis.SpeechSynthesisVoice | null {
    return this.#voice;
  }

  set voice(voice: globalThis.SpeechSynthesisVoice | null | undefined) {
    if (voice !== null && voice !== undefined && !(voice instanceof SpeechSynthesisVoice))
      throw new TypeError("Failed to convert value to 'SpeechSynthesisVoice'.");
    this.#voice = voice ?? null;
  }

  /** Held between 0 and 1. */
  get volume(): number {
    return this.#volume;
  }

  set volume(volume: number) {
    this.#volume = toFloat(volume, 0, 1);
  }

  /** Held between 0.1 and 10; heard between 0.5 and 3. */
  get rate(): number {
    return this.#rate;
  }

  set rate(rate: number) {
    this.#rate = toFloat(rate, 0.1, 10);
  }

  /** Held between 0 and 2; it is kept and has no effect. */
  get pitch(): number {
    return this.#pitch;
  }

  set pitch(pitch: number) {
    this.#pitch = toFloat(pitch, 0, 2);
  }

  get onstart(): Handler {
    return this.#handlers.get('start');
  }

  set onstart(handler: Handler) {
    this.#handlers.set('start', handler);
  }

  get onend(): Handler {
    return this.#handlers.get('end');
  }

  set onend(handler: Handler) {
    this.#handlers.set('end', handler);
  }

  get onerror(): ErrorHandler {
    return this.#handlers.get('error');
  }

  set onerror(handler: ErrorHandler) {
    this.#handlers.set('error', handler);
  }

  get onpause(): Handler {
    return this.#handlers.get('pause');
  }

  set onpause(handler: Handler) {
    this.#handlers.set('pause', handler);
  }

  get onresume(): Handler {
    return this.#handlers.get('resume');
  }

  set onresume(handler: Handler) {
    this.#handlers.set('resume', handler);
  }

  get onmark(): Handler {
    return this.#handlers.get('mark');
  }

  set onmark(handler: Handler) {
    this.#handlers.set('mark', handler);
  }

  get onboundary(): Handler {
    return this.#handlers.get('boundary');
  }

  set onboundary(handler: Handler) {
    this.#handlers.set('boundary', handler);
  }
}
