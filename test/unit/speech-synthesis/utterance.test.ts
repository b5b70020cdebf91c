import { describe, expect, it } from 'vitest';
import { DRAFT_VOICES } from '../../../src/contracts/voices';
import { SpeechSynthesisUtterance } from '../../../src/speech-synthesis/speech-synthesis-utterance';
import { VoiceList } from '../../../src/speech-synthesis/voice-list';

const DEFAULTS = { text: '', lang: '', voice: null, volume: 1, rate: 1, pitch: 1 };

/** Sets an attribute to what types would not let through, as scripts do. */
function set(utterance: SpeechSynthesisUtterance, attribute: string, value: unknown): unknown {
  Reflect.set(utterance, attribute, value);
  return Reflect.get(utterance, attribute);
}

describe('an utterance', () => {
  it('has the defaults of the specification', () => {
    expect(new SpeechSynthesisUtterance()).toMatchObject(DEFAULTS);
    expect(new SpeechSynthesisUtterance('hello')).toMatchObject({ ...DEFAULTS, text: 'hello' });
  });

  it('makes a string of its text and language', () => {
    const ofAnything = (value: unknown) => new SpeechSynthesisUtterance(value as string).text;
    expect([null, undefined, 5, { toString: () => 'own' }].map(ofAnything)).toEqual([
      'null',
      '',
      '5',
      'own',
    ]);
    const utterance = new SpeechSynthesisUtterance();
    expect(set(utterance, 'text', null)).toBe('null');
    expect(set(utterance, 'text', undefined)).toBe('undefined');
    expect(set(utterance, 'lang', 7)).toBe('7');
    expect(() => set(utterance, 'text', Symbol('text'))).toThrow(TypeError);
  });

  it('holds its numbers in their ranges, as single precision', () => {
    const utterance = new SpeechSynthesisUtterance();
    const least = Math.fround(0.1);
    expect([0, -1, 0.1, '2', null, 20].map((value) => set(utterance, 'rate', value))).toEqual([
      least,
      least,
      least,
      2,
      least,
      10,
    ]);
    expect([-1, 0.3, 2].map((value) => set(utterance, 'volume', value))).toEqual([
      0,
      Math.fround(0.3),
      1,
    ]);
    expect([-1, 0.5, 3].map((value) => set(utterance, 'pitch', value))).toEqual([0, 0.5, 2]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e300, 'fast', undefined, 1n, Symbol('rate')])(
    'refuses %s where a number has to be, and keeps what it was',
    (value) => {
      const utterance = new SpeechSynthesisUtterance();
      for (const attribute of ['volume', 'rate', 'pitch']) {
        expect(() => set(utterance, attribute, value)).toThrow(TypeError);
        expect(Reflect.get(utterance, attribute)).toBe(1);
      }
    },
  );

  it('takes a voice or null, and nothing else', () => {
    const utterance = new SpeechSynthesisUtterance();
    const [voice] = new VoiceList(DRAFT_VOICES).voices;
    expect(set(utterance, 'voice', voice)).toBe(voice);
    for (const wrong of [{}, 'draft_mid', 0])
      expect(() => set(utterance, 'voice', wrong)).toThrow(TypeError);
    expect(utterance.voice).toBe(voice);
    expect(set(utterance, 'voice', undefined)).toBeNull();
  });
});

describe('event handler attributes', () => {
  const told: string[] = [];
  const note = (name: string) => () => {
    told.push(name);
  };

  it('are called in the place where the first was set, and with the utterance as this', () => {
    const utterance = new SpeechSynthesisUtterance();
    const seen: unknown[] = [];
    utterance.onend = note('replaced');
    utterance.addEventListener('end', note('listener'));
    utterance.onend = function (event) {
      seen.push(this, event.type);
      told.push('handler');
    };
    utterance.dispatchEvent(new Event('end'));
    expect(told.splice(0)).toEqual(['handler', 'listener']);
    expect(seen).toEqual([utterance, 'end']);
  });

  it('lose their place when they are taken away', () => {
    const utterance = new SpeechSynthesisUtterance();
    utterance.onend = note('first');
    utterance.addEventListener('end', note('listener'));
    utterance.onend = null;
    utterance.dispatchEvent(new Event('end'));
    utterance.onend = note('later');
    utterance.dispatchEvent(new Event('end'));
    expect(told.splice(0)).toEqual(['listener', 'listener', 'later']);
  });

  it.each(['start', 'end', 'error', 'pause', 'resume', 'mark', 'boundary'])('on%s', (type) => {
    const utterance = new SpeechSynthesisUtterance();
    const attribute = `on${type}`;
    expect(Reflect.get(utterance, attribute)).toBeNull();
    const handler = note(type);
    expect(set(utterance, attribute, handler)).toBe(handler);
    utterance.dispatchEvent(new Event(type));
    expect(told.splice(0)).toEqual([type]);
    expect(set(utterance, attribute, 'no object')).toBeNull();
    const inert = {};
    expect(set(utterance, attribute, inert)).toBe(inert);
    utterance.dispatchEvent(new Event(type));
    expect(told).toEqual([]);
  });

  it('cancel by returning false, as everywhere', () => {
    const utterance = new SpeechSynthesisUtterance();
    utterance.onmark = () => false;
    const event = new Event('mark', { cancelable: true });
    expect(utterance.dispatchEvent(event)).toBe(false);
  });
});
