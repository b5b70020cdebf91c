import { describe, expect, it, vi } from 'vitest';
import { FRENCH } from '../../../src/elements/strings/french';
import { GERMAN } from '../../../src/elements/strings/german';
import {
  onStringsChange,
  registerStrings,
  wordsFor,
} from '../../../src/elements/strings/string-registry';
import { ENGLISH_WORDS, Words } from '../../../src/elements/strings/words';
import { noSource } from '../../../src/model/download/source-failures';
import { createFailure, type SpeechError } from '../../../src/shared/speech-error';

const german = new Words('de', GERMAN);

describe('numbers', () => {
  it('are written as the language does', () => {
    expect(german.bytes(41.2e6, 92.9e6)).toBe('41,2 von 92,9 MB');
    expect(german.bytes(1.5e6, 0)).toBe('1,5 MB');
    expect(new Words('fr', FRENCH).bytes(1.5e6, 0)).toMatch(/^1,5\sMo$/);
    expect(german.speed(1.25)).toBe('1,25×');
    expect(german.percent(0.05)).toMatch(/^5\s%$/);
    expect([1, 15].map((each) => ENGLISH_WORDS.minutes(each))).toEqual(['1 minute', '15 minutes']);
    expect([1, 15].map((each) => german.minutes(each))).toEqual(['1 Minute', '15 Minuten']);
    expect(german.languageName('en-GB')).toMatch(/^(Britisches )?Englisch/);
  });
});

describe('failures', () => {
  it('are told in the language, with their details', () => {
    const failure = createFailure('network', 'interrupted', {
      file: 'a.onnx',
      received: 92_361_271,
    });
    expect(german.failure(failure)).toBe(
      'Das Herunterladen von a.onnx ist nach 92.361.271 Bytes abgebrochen. Drücken Sie „Erneut versuchen“.',
    );
    expect(ENGLISH_WORDS.failure(failure)).toBe(failure.message);
  });

  it('name what each source did in the language, too', () => {
    const { failure } = noSource('a.onnx', [
      { host: 'own.test', failure: createFailure('network', 'status', { status: 404 }) },
      { host: 'hub.test', failure: createFailure('network', 'unreachable') },
    ]);
    expect(german.failure(failure)).toContain(
      'a.onnx: own.test: hat mit 404 geantwortet; hub.test: nicht erreichbar.',
    );
    expect(ENGLISH_WORDS.failure(failure)).toBe(failure.message);
  });

  it('that no table has keep their own sentence', () => {
    const own = { ...createFailure('network', 'offline'), reason: 'own', message: 'Own words.' };
    expect(german.failure(own as unknown as SpeechError['failure'])).toBe('Own words.');
  });
});

describe('languages', () => {
  it('that come with the library are loaded when they are wanted, with English until then', async () => {
    const changed = vi.fn();
    const leave = onStringsChange(changed);
    expect(wordsFor(['de-CH']).strings.play).toBe('Play');
    await vi.waitFor(() => expect(changed).toHaveBeenCalled());
    leave();
    const words = wordsFor(['de-CH', 'fr']);
    expect([words.lang, words.strings.play]).toEqual(['de-CH', 'Abspielen']);
    expect(wordsFor(['de-CH'])).toBe(words);
  });

  it('are passed over where there are no words in them, or where they are none', () => {
    expect(wordsFor(['nl', 'not a language', '', 'en-GB']).lang).toBe('en-GB');
    expect(wordsFor(['nl']).strings.play).toBe('Play');
  });

  it('may be given by a site, in part or as a whole', async () => {
    registerStrings('pt-BR', { play: 'Ouvir', failures: { aborted: { cancelled: 'Parado.' } } });
    const words = wordsFor(['pt-BR']);
    expect([words.strings.play, words.strings.pause]).toEqual(['Ouvir', 'Pause']);
    expect(words.strings.failures.aborted.cancelled).toBe('Parado.');
    expect(words.strings.failures.network.offline).toMatch(/^You are offline/);
    expect(wordsFor(['pt']).lang).toBe('en');
    registerStrings('pt-BR', { pause: 'Pausar' });
    expect(wordsFor(['pt-BR']).strings).toMatchObject({ play: 'Ouvir', pause: 'Pausar' });
    expect(() => registerStrings('not a language', {})).toThrow(RangeError);
  });

  it('of a narrower kind go before the wider one', async () => {
    registerStrings('en', { play: 'Listen' });
    registerStrings('en-GB', { pause: 'Hold on' });
    expect(wordsFor(['en-GB']).strings).toMatchObject({ play: 'Listen', pause: 'Hold on' });
    expect(wordsFor(['en-US']).strings).toMatchObject({ play: 'Listen', pause: 'Pause' });
    registerStrings('en', { play: 'Play' });
    registerStrings('en-GB', { pause: 'Pause' });
  });
});
