import { afterEach, describe, expect, it } from 'vitest';
import {
  createSpeechSynthesis,
  speechSynthesis,
} from '../../../src/speech-synthesis/create-speech-synthesis';
import { polyfill } from '../../../src/speech-synthesis/polyfill';
import { SpeechSynthesisUtterance } from '../../../src/speech-synthesis/speech-synthesis-utterance';

// Node has none of the names, as a browser without the API.
const NAMES = [
  'speechSynthesis',
  'SpeechSynthesis',
  'SpeechSynthesisErrorEvent',
  'SpeechSynthesisEvent',
  'SpeechSynthesisUtterance',
  'SpeechSynthesisVoice',
];
const present = () => NAMES.filter((name) => name in globalThis);
const global = (name: string): unknown => Reflect.get(globalThis, name);

afterEach(() => {
  for (const name of NAMES) Reflect.deleteProperty(globalThis, name);
});

describe('the polyfill', () => {
  it('changes nothing by being imported', () => {
    expect(present()).toEqual([]);
  });

  it('gives all names where there is none, and takes them away again', () => {
    const restore = polyfill();
    expect(present()).toEqual(NAMES);
    expect(global('speechSynthesis')).toBe(speechSynthesis);
    expect(global('SpeechSynthesisUtterance')).toBe(SpeechSynthesisUtterance);
    expect(Object.getOwnPropertyDescriptor(globalThis, 'speechSynthesis')).toMatchObject({
      set: undefined,
      enumerable: true,
      configurable: true,
    });
    expect(Object.getOwnPropertyDescriptor(globalThis, 'SpeechSynthesis')).toMatchObject({
      writable: true,
      enumerable: false,
      configurable: true,
    });
    restore();
    expect(present()).toEqual([]);
  });

  it('leaves a browser’s own alone unless it is told to', () => {
    const native = { own: true };
    Object.defineProperty(globalThis, 'speechSynthesis', { value: native, configurable: true });
    const idle = polyfill();
    expect(present()).toEqual(['speechSynthesis']);
    expect(global('speechSynthesis')).toBe(native);
    const restore = polyfill({ force: true });
    expect(global('speechSynthesis')).toBe(speechSynthesis);
    idle();
    expect(global('speechSynthesis')).toBe(speechSynthesis);
    restore();
    expect(present()).toEqual(['speechSynthesis']);
    expect(global('speechSynthesis')).toBe(native);
  });

  it('does not undo what somebody else did after it', () => {
    const restore = polyfill();
    const later = polyfill({ force: true, model: { kind: 'draft' } });
    restore();
    expect(global('speechSynthesis')).not.toBe(speechSynthesis);
    expect((global('speechSynthesis') as globalThis.SpeechSynthesis).getVoices()).toHaveLength(3);
    later();
    expect(global('speechSynthesis')).toBe(speechSynthesis);
    restore();
    expect(present()).toEqual([]);
  });
});

describe('a speechSynthesis of one’s own', () => {
  it('has the voices that it was given', () => {
    const blend = {
      name: 'af_bella(2)+af_sky(1)',
      label: 'Bella + Sky',
      lang: 'en-US',
      sex: 'female',
      model: 'kokoro',
    } as const;
    const voices = createSpeechSynthesis({ voices: [blend] }).getVoices();
    expect(voices.map(({ name, default: isDefault }) => [name, isDefault])).toEqual([
      ['Kokoro Bella + Sky', true],
    ]);
  });
});
