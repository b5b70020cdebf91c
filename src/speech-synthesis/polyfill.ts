import {
  createSpeechSynthesis,
  type SpeechSynthesisOptions,
  speechSynthesis,
} from './create-speech-synthesis';
import { SpeechSynthesis } from './speech-synthesis';
import { SpeechSynthesisErrorEvent, SpeechSynthesisEvent } from './speech-synthesis-event';
import { SpeechSynthesisUtterance } from './speech-synthesis-utterance';
import { SpeechSynthesisVoice } from './speech-synthesis-voice';

/** How the page's own names are given to this implementation. */
export interface PolyfillOptions extends SpeechSynthesisOptions {
  /** Also where the browser has a `speechSynthesis`; default false. */
  readonly force?: boolean;
}

const INTERFACES = {
  SpeechSynthesis,
  SpeechSynthesisErrorEvent,
  SpeechSynthesisEvent,
  SpeechSynthesisUtterance,
  SpeechSynthesisVoice,
};

/**
 * Gives `speechSynthesis` and its interfaces to the page, all of them or none: the browser's objects and these do not mix. Without options
 * of an engine it is the {@link speechSynthesis} of this module.
 * @returns puts back what was there before
 */
export function polyfill({ force = false, ...options }: PolyfillOptions = {}): () => void {
  if (!force && 'speechSynthesis' in globalThis) return () => undefined;
  const isPlain = Object.keys(options).length === 0;
  const synthesis = isPlain ? speechSynthesis : createSpeechSynthesis(options);
  const restorers = [
    install('speechSynthesis', { get: () => synthesis, enumerable: true, configurable: true }),
    ...Object.entries(INTERFACES).map(([name, value]) =>
      install(name, { value, writable: true, enumerable: false, configurable: true }),
    ),
  ];
  return () => {
    for (const restore of restorers) restore();
  };
}

/** Defines a name of the page. @returns puts back what was there, unless somebody else has changed it meanwhile */
function install(name: string, own: PropertyDescriptor): () => void {
  const before = Object.getOwnPropertyDescriptor(globalThis, name);
  Object.defineProperty(globalThis, name, own);
  return () => {
    const now = Object.getOwnPropertyDescriptor(globalThis, name);
    if (now?.get !== own.get || now?.value !== own.value) return;
    if (before) Object.defineProperty(globalThis, name, before);
    else Reflect.deleteProperty(globalThis, name);
  };
}
