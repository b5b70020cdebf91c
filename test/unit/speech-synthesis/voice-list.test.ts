import { describe, expect, it } from 'vitest';
import type { VoiceInfo } from '../../../src/contracts/voices';
import { SpeechSynthesisUtterance } from '../../../src/speech-synthesis/speech-synthesis-utterance';
import { speakableVoices, VoiceList } from '../../../src/speech-synthesis/voice-list';

const list = new VoiceList(speakableVoices());

function choose(
  { voice, lang = '' }: { voice?: string; lang?: string } = {},
  pageLang = '',
): unknown {
  const utterance = new SpeechSynthesisUtterance();
  utterance.voice = voice ? named(list, voice) : null;
  utterance.lang = lang;
  return list.choose(utterance, pageLang);
}

function named({ voices }: VoiceList, name: string): globalThis.SpeechSynthesisVoice {
  const found = voices.find(({ voiceURI }) => voiceURI === `urn:kokoro-speak:${name}`);
  if (!found) throw new Error(`There is no voice ${name}.`);
  return found;
}

describe('the list of voices', () => {
  it('has those whose language can be read, and a default for each language', () => {
    const { voices } = list;
    expect(voices).toHaveLength(31);
    expect(new Set(voices.map(({ lang }) => lang))).toEqual(new Set(['en-US', 'en-GB']));
    expect(voices.every(({ localService }) => localService)).toBe(true);
    expect(voices[0]).toMatchObject({
      voiceURI: 'urn:kokoro-speak:af_heart',
      name: 'Kokoro Heart',
      lang: 'en-US',
    });
    const defaults = voices.filter((voice) => voice.default);
    expect(defaults.map(({ name }) => name)).toEqual(['Kokoro Heart', 'Kokoro Emma']);
    expect(new Set(voices.map(({ voiceURI }) => voiceURI)).size).toBe(31);
  });

  it('has the voices of the only model', () => {
    const names = (voices: readonly VoiceInfo[]) => voices.map(({ name }) => name);
    expect(names(speakableVoices({ kind: 'draft' }))).toEqual([
      'draft_mid',
      'draft_low',
      'draft_high',
    ]);
    expect(names(speakableVoices({ kind: 'kokoro' }))).toHaveLength(28);
    expect(names(speakableVoices({ kind: 'file', url: 'x.onnx' }))).toHaveLength(28);
  });

  it('gives the same voices again in a list of its own', () => {
    expect(list.voices).toEqual(list.voices);
    expect(list.voices).not.toBe(list.voices);
    expect(list.voices[3]).toBe(list.voices[3]);
  });
});

describe('what an utterance is spoken with', () => {
  it('is the default voice where nothing is asked for', () => {
    expect(choose()).toEqual({ voice: 'af_heart' });
  });

  it.each([
    ['en', 'af_heart', 'en-us'],
    ['en-US', 'af_heart', 'en-us'],
    ['en_gb', 'bf_emma', 'en-gb'],
    ['en-AU', 'bf_emma', 'en-gb'],
    ['en-CA', 'af_heart', 'en-us'],
    ['EN-Latn-GB', 'bf_emma', 'en-gb'],
  ])('is the default voice of the language %s', (lang, voice, read) => {
    expect(choose({ lang })).toEqual({ voice, lang: read });
    expect(choose({}, lang)).toEqual({ voice, lang: read });
  });

  it('goes by the utterance’s language before the page’s', () => {
    expect(choose({ lang: 'en-GB' }, 'en-US')).toMatchObject({ voice: 'bf_emma' });
    expect(choose({ lang: 'en-GB' }, 'de')).toMatchObject({ voice: 'bf_emma' });
  });

  it.each(['de-DE', 'fr', 'eng', 'x'])('is nothing for the language %s', (lang) => {
    expect(choose({ lang })).toBe('language-unavailable');
    expect(choose({}, lang)).toBe('language-unavailable');
  });

  it('is the voice that is asked for, in its own language or in one that can be read', () => {
    expect(choose({ voice: 'bm_lewis' }, 'en-US')).toEqual({ voice: 'bm_lewis' });
    expect(choose({ voice: 'bm_lewis', lang: 'en-US' })).toEqual({
      voice: 'bm_lewis',
      lang: 'en-us',
    });
    expect(choose({ voice: 'bm_lewis', lang: 'de' })).toEqual({ voice: 'bm_lewis' });
  });

  it('is nothing for another list’s voice, and of no voices', () => {
    const utterance = new SpeechSynthesisUtterance();
    utterance.voice = named(new VoiceList(speakableVoices()), 'af_heart');
    expect(list.choose(utterance, '')).toBe('voice-unavailable');
    expect(new VoiceList([]).choose(new SpeechSynthesisUtterance(), '')).toBe('voice-unavailable');
  });

  it('speaks every language with the voice that there is', () => {
    const only = new VoiceList(speakableVoices({ kind: 'draft' }));
    const utterance = new SpeechSynthesisUtterance();
    utterance.lang = 'en-GB';
    expect(only.choose(utterance, '')).toEqual({ voice: 'draft_mid', lang: 'en-gb' });
  });
});
