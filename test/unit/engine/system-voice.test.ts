import { describe, expect, it } from 'vitest';
import { type SystemSynthesis, spokenText, systemVoice } from '../../../src/engine/system-voice';

const word = (spoken: string, tokenRange: readonly [number, number]) => ({
  ...{ spoken, tokenRange, phonemes: '', start: 0, end: 0 },
});

describe('what the system is given to say', () => {
  // Symbols 0 to 2, 4 to 5 and 8 to 9, so tokens 1 to 3, 5 to 6 and 9 to 10.
  const unit = {
    phonemes: 'abc de, fg.',
    words: [word('ay', [1, 4]), word('nine dollars', [5, 7]), word('eff', [9, 11])],
  };

  it('is what is spoken, with the punctuation between', () => {
    expect(spokenText(unit)).toEqual({ text: 'ay nine dollars, eff.', starts: [0, 3, 17] });
  });

  it('begins with any word', () => {
    expect(spokenText(unit, 1)).toEqual({ text: 'nine dollars, eff.', starts: [0, 14] });
  });
});

describe('the voice of the system', () => {
  const voice = (lang: string, rest: Partial<SpeechSynthesisVoice> = {}) =>
    ({ lang, localService: true, default: false, name: lang, ...rest }) as SpeechSynthesisVoice;
  const having = (...voices: SpeechSynthesisVoice[]): SystemSynthesis => ({
    ...{ speak() {}, cancel() {}, addEventListener() {}, removeEventListener() {} },
    getVoices: () => voices,
  });
  const over = AbortSignal.abort();

  it('never sends the text anywhere', async () => {
    const remote = voice('en-US', { localService: false, default: true });
    expect(await systemVoice(having(remote), 'en-us', over)).toBeUndefined();
  });

  it('is one of the language, best of the same region, best the default', async () => {
    const [british, american, chosen] = [
      voice('en-GB', { default: true }),
      voice('en_US'),
      voice('en-US', { default: true }),
    ];
    const find = (...voices: SpeechSynthesisVoice[]) =>
      systemVoice(having(voice('de-DE'), ...voices), 'en-us', over);
    expect(await find(british, american, chosen)).toBe(chosen);
    expect(await find(british, american)).toBe(american);
    expect(await find(british)).toBe(british);
    expect(await find()).toBeUndefined();
  });
});
