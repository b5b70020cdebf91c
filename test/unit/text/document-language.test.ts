import { describe, expect, it } from 'vitest';
import type { TextOptions } from '../../../src/contracts/text';
import { unwrap } from '../../../src/shared/speech-error';
import { languageOf } from '../../../src/text/language';
import { TextService } from '../../../src/text/text-service';

const service = new TextService();
const AMERICAN = 'təmˈATO';
const BRITISH = 'təmˈɑːtQ';

async function soundsOf(text: string, options: TextOptions): Promise<string[]> {
  const { words } = unwrap(await service.phonemize(text, 'en-us', options));
  return words.map(({ phonemes }) => phonemes);
}

describe('the language of a part of a document', () => {
  it.each([
    [{ lang: 'en-GB' }, 'en-gb'],
    [{ lang: 'en_AU' }, 'en-gb'],
    [{ lang: 'en-Latn-CA' }, 'en-us'],
    [{ lang: 'en' }, undefined],
    [{ lang: 'de-DE' }, undefined],
    [{ lang: '' }, undefined],
    [{ voice: 'bf_emma' }, 'en-gb'],
    [{ voice: 'am_puck' }, 'en-us'],
    [{ voice: 'ff_siwis' }, undefined],
    [{ voice: 'nobody' }, undefined],
    [{ voice: 'bf_emma', lang: 'en-US' }, 'en-us'],
    [{ rate: 2 }, undefined],
  ])('%j is read in %s', (style, language) => expect(languageOf(style)).toBe(language));

  it('is heard in SSML', async () => {
    const ssml =
      '<speak>Tomato. <lang xml:lang="en-GB">Tomato.</lang> Tomato. ' +
      '<voice name="bf_emma">Tomato.</voice> <lang xml:lang="de">Tomato.</lang></speak>';
    expect(await soundsOf(ssml, { type: 'application/ssml+xml' })).toEqual([
      AMERICAN,
      BRITISH,
      AMERICAN,
      BRITISH,
      AMERICAN,
    ]);
  });

  it('is heard in HTML, and its numbers are read in its way', async () => {
    const html = '<p>Tomato 105. <q lang="en-GB">Tomato 105.</q></p>';
    const { text } = unwrap(await service.normalize(html, 'en-us', { type: 'text/html' }));
    expect(text).toMatch(/one hundred five\..*one hundred and five\./);
    const sounds = await soundsOf(html, { type: 'text/html' });
    expect([sounds[0], sounds[2]]).toEqual([AMERICAN, BRITISH]);
  });

  it('has pronunciations of the user of its own', async () => {
    const lexicon = [
      { word: 'tomato', phonemes: 'tˈO', language: 'en-us' },
      { word: 'tomato', phonemes: 'tˈɒ', language: 'en-gb' },
    ] as const;
    const html = '<p>Tomato <i lang="en-GB">tomato</i></p>';
    expect(await soundsOf(html, { type: 'text/html', lexicon })).toEqual(['tˈO', 'tˈɒ']);
  });
});
