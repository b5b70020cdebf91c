import { describe, expect, it } from 'vitest';
import {
  SpeechSynthesisErrorEvent,
  SpeechSynthesisEvent,
} from '../../../src/speech-synthesis/speech-synthesis-event';
import { SpeechSynthesisUtterance } from '../../../src/speech-synthesis/speech-synthesis-utterance';

const utterance = new SpeechSynthesisUtterance('One.');

describe('SpeechSynthesisEvent', () => {
  it('has what it was given, or the defaults', () => {
    const plain = new SpeechSynthesisEvent('end', { utterance });
    expect(plain).toMatchObject({
      type: 'end',
      utterance,
      charIndex: 0,
      charLength: 0,
      elapsedTime: 0,
      name: '',
      bubbles: false,
      cancelable: false,
    });
    const full = { utterance, charIndex: 4, charLength: 3, elapsedTime: 0.5, name: 'word' };
    expect(new SpeechSynthesisEvent('boundary', { ...full, bubbles: true })).toMatchObject({
      ...full,
      bubbles: true,
    });
  });

  it('converts as the platform does', () => {
    const init = { utterance, charIndex: -1, elapsedTime: 0.1, name: null as unknown as string };
    expect(new SpeechSynthesisEvent('end', init)).toMatchObject({
      charIndex: 4294967295,
      elapsedTime: Math.fround(0.1),
      name: 'null',
    });
  });

  it.each([undefined, {}, { utterance: {} }, { utterance: null }, { utterance, elapsedTime: NaN }])(
    'refuses %o',
    (init) => {
      expect(() => new SpeechSynthesisEvent('end', init as SpeechSynthesisEventInit)).toThrow(
        TypeError,
      );
    },
  );
});

describe('SpeechSynthesisErrorEvent', () => {
  it('is a SpeechSynthesisEvent with a code', () => {
    const event = new SpeechSynthesisErrorEvent('error', { utterance, error: 'network' });
    expect(event).toBeInstanceOf(SpeechSynthesisEvent);
    expect(event).toMatchObject({ utterance, error: 'network' });
  });

  it.each([undefined, 'nonsense'])('refuses the code %s', (error) => {
    const init = { utterance, error } as unknown as SpeechSynthesisErrorEventInit;
    expect(() => new SpeechSynthesisErrorEvent('error', init)).toThrow(TypeError);
  });
});
