import { describe, expect, it } from 'vitest';
import { unitsOf } from '../../support/read-aloud';

const joined = async (text: string, options = {}) =>
  (await unitsOf(text, 'text/plain', { fragmentWords: 5, ...options })).map(({ source }) =>
    text.slice(source.start, source.end),
  );

describe('fragments', () => {
  it.each([
    ['Yes. I think that it is so.', ['Yes. I think that it is so.']],
    ['I think that it is so. Yes.', ['I think that it is so. Yes.']],
    ['One. Two. Three. Four. Five.', ['One. Two. Three. Four. Five.']],
    [
      'I think that it is so. I know that it is so.',
      ['I think that it is so.', 'I know that it is so.'],
    ],
    ['A title\n\nI think that it is so.', ['A title', 'I think that it is so.']],
    [
      'I think that it is so. Yes. I know that it is so.',
      ['I think that it is so.', 'Yes. I know that it is so.'],
    ],
    ['Yes.', ['Yes.']],
  ])('%j', async (text, units) => {
    const said = await joined(text);
    // A line end that parts paragraphs parts units.
    expect(said).toEqual(units);
  });

  it('stay alone where nothing asks for more', async () => {
    expect(await joined('Yes. No.', { fragmentWords: 0 })).toEqual(['Yes.', 'No.']);
  });

  it('stay short at the beginning where sound is made slowly', async () => {
    const [first] = await joined('Yes, it is so, and it has been so for a long time.', {
      lead: { phonemes: 16, growth: 2 },
    });
    expect(first?.length).toBeLessThan(20);
  });

  it('never join more than the model takes', async () => {
    const text = 'Short one. '.repeat(200);
    for (const unitPhonemes of [50, 300, 500]) {
      const units = await unitsOf(text, 'text/plain', { fragmentWords: 20, unitPhonemes });
      expect(units.flatMap(({ words }) => words)).toHaveLength(400);
      for (const { phonemes } of units)
        expect(phonemes.length).toBeLessThanOrEqual(Math.min(510, unitPhonemes * 1.25));
    }
  });
});
