import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../src/text/input/read-document';
import { readAloud, unitsOf } from '../../../support/read-aloud';

describe('plain text', () => {
  it('is read as it stands', async () => {
    const text = 'A *star* and <b>.\n\n[12] & so on';
    const reading = await readDocument(text, 'en-us', {});
    expect(reading.text).toBe(text);
    expect(reading.map).toBeUndefined();
  });

  it('hears inline pronunciations, in IPA or in Kokoro’s symbols', async () => {
    const text = '“[Phonemes](/fəʊˈniːmz/)” and [Dr. Who](/hˈu/), [x](/☃/).';
    const [unit] = await unitsOf(text, 'text/plain');
    expect(unit?.phonemes).toBe('“fOnˈimz” ænd hˈu, ˈɛks.');
    expect(await readAloud(text, 'text/plain')).toEqual([['Phonemes and Dr. Who x', 0.35]]);
  });

  it('makes a possessive of a given sound', async () => {
    const text = 'Hear [Kokoro](/kˈOkəɹO/)’s voice.';
    const [unit] = await unitsOf(text, 'text/plain');
    expect(unit?.words[1]).toMatchObject({ spoken: 'Kokoro’s', phonemes: 'kˈOkəɹOz' });
  });

  it.each([
    ['all', 'Text 12 and 3 see ADDRESS now'],
    ['most', 'Text and see ADDRESS now'],
    ['prose', 'Text and see now'],
  ] as const)('leaves out citations and addresses: %s', async (verbosity, said) => {
    const text = 'Text [12] and [3], see https://x.org now';
    const units = await readAloud(text, 'text/plain', verbosity);
    const words = units.map(([read]) => read).join(' ');
    // Of how many words an address is does not matter here.
    expect(words.replace(/https\W+x\W+org/, 'ADDRESS')).toBe(said);
  });

  it.each([
    '['.repeat(100_000),
    '[a](/'.repeat(20_000),
    '[1,'.repeat(30_000),
    'https://'.repeat(15_000),
  ])('comes to an end', { timeout: 30_000 }, async (text) => {
    const reading = await readDocument(text, 'en-us', { verbosity: 'prose' });
    expect(reading.source).toBe(text);
  });
});
