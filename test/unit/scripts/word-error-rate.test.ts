import { expect, test } from 'vitest';
import { spokenWords, wordErrors } from '../../../scripts/word-error-rate';

const errors = (reference: string, heard: string) =>
  wordErrors(spokenWords(reference), spokenWords(heard));

test('the same words are no error, whatever their case and marks', () => {
  expect(errors('Do you know where I left my keys?', 'do you know where i left my keys')).toBe(0);
});

test('a word replaced, left out or put in is one error each', () => {
  expect(errors('the old man sat', 'the cold man sat')).toBe(1);
  expect(errors('the old man sat', 'the man sat')).toBe(1);
  expect(errors('the old man sat', 'the old man he sat')).toBe(1);
  expect(errors('the old man sat', '')).toBe(4);
});

test('words that sound alike are alike', () => {
  expect(errors('two hours', 'to hours')).toBe(0);
});

test('a recogniser’s marks are no words', () => {
  expect(spokenWords('the(2) <sil> man [noise] ++um++')).toEqual(['the', 'man']);
});
