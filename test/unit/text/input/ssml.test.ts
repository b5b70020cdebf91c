import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../src/text/input/read-document';
import { readAloud, unitsOf } from '../../../support/read-aloud';

const SSML = 'application/ssml+xml';
const speak = (content: string) => `<speak>${content}</speak>`;
const spoken = async (content: string) =>
  (await unitsOf(speak(content), SSML)).flatMap((unit) => unit.words.map((word) => word.spoken));

describe('SSML', () => {
  it('makes pauses of structure and of breaks', async () => {
    const text = speak(
      '<p><s>One</s><s>Two.</s></p>Three <break time="1500ms"/><break strength="weak"/>four<break strength="none"/> five. <break time="99s"/>',
    );
    expect(await readAloud(text, SSML)).toEqual([
      ['One', 0.35],
      ['Two', 0.7],
      ['Three', 1.7],
      ['four five', 20],
    ]);
  });

  it.each([
    ['<sub alias="World Wide Web">WWW</sub> is', ['World Wide Web', 'is']],
    ['<say-as interpret-as="characters">AB1</say-as>', ['AB', 'one']],
    ['<say-as interpret-as="cardinal">1998</say-as>', ['one thousand nine hundred ninety-eight']],
    ['<say-as interpret-as="ordinal">22</say-as>', ['twenty-second']],
    ['<say-as interpret-as="digits">12 3</say-as>', ['one', 'two', 'three']],
    ['<say-as interpret-as="unknown">1998</say-as>', ['nineteen ninety-eight']],
    ['<unknown>read <deep>through</deep></unknown>', ['read', 'through']],
    ['<audio src="x.mp3"><desc>no</desc>instead</audio>', ['instead']],
    ['<![CDATA[a & b]]>', ['a', 'and', 'b']],
    ['a<!-- no --> b<?no?>', ['a', 'b']],
  ])('%j', async (content, said) => {
    expect(await spoken(content)).toEqual(said);
  });

  it('highlights the text that an alias stands for', async () => {
    const text = speak('The <sub alias="World Wide Web">WWW</sub>!');
    expect(await readAloud(text, SSML)).toEqual([['The WWW', 0.35]]);
  });

  it('hears a phoneme instead of its word, in IPA and in its own symbols', async () => {
    const text = speak(
      '<phoneme alphabet="ipa" ph="təˈmeɪtoʊ">tomato</phoneme> <phoneme alphabet="x-kokoro" ph="kˈOkəɹO">Kokoro</phoneme> <phoneme alphabet="x-sampa" ph="k_h">cat</phoneme>',
    );
    const [unit] = await unitsOf(text, SSML);
    expect(unit?.phonemes).toBe('təmˈAtO kˈOkəɹO wˈɜɹd');
  });

  it('carries style and marks', async () => {
    const text = speak(
      'One <prosody rate="150%" volume="-6dB">two <mark name="here"/>three</prosody> four.<mark name="end"/>',
    );
    const units = await unitsOf(text, SSML);
    expect(units.map(({ style }) => style?.rate)).toEqual([undefined, 1.5, undefined]);
    expect(units[1]?.style?.volume).toBeCloseTo(0.5, 2);
    const three = units[1]?.words[1]?.tokenRange[0];
    expect(units.map(({ marks }) => marks)).toEqual([
      undefined,
      [{ name: 'here', token: three }],
      [{ name: 'end', token: (units[2]?.tokens.length ?? 0) - 1 }],
    ]);
  });

  it.each([
    ['Hello', 'line 1, column 1'],
    ['<speak>\n<p>one</speak>', 'line 2, column 7'],
    ['<speak>a & b</speak>', 'line 1, column 12'],
    ['<speak>&nbsp;</speak>', '&nbsp;'],
    ['<speak><break time=1s/></speak>', 'line 1'],
  ])('%j is refused, with the place', async (text, place) => {
    const failure = await readDocument(text, 'en-us', { type: SSML }).catch((error) => error);
    expect(failure).toMatchObject({
      code: 'invalid-argument',
      failure: { reason: 'bad-document' },
    });
    expect(failure.message).toContain(place);
    expect(failure.message).toContain('Correct it there');
  });

  it('is read, or refused in words, however deeply it is nested', { timeout: 30_000 }, async () => {
    const text = speak(`${'<a>'.repeat(100_000)}x${'</a>'.repeat(100_000)}`);
    const outcome = await readDocument(text, 'en-us', { type: SSML }).catch((error) => error);
    if (outcome instanceof Error) expect(outcome.message).toContain('nested too deeply');
    else expect(outcome.text).toBe('x');
  });
});
