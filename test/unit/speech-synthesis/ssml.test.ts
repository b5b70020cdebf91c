import { expect, test } from 'vitest';
import { looksLikeSsml } from '../../../src/speech-synthesis/ssml';

test.each([
  '<speak>one</speak>',
  '<speak version="1.1"\n xmlns="http://www.w3.org/2001/10/synthesis">one</speak>',
  '<?xml version="1.0"?>\n<!-- a note --><!DOCTYPE speak>\n<speak>one</speak>',
  '\uFEFF <speak/>',
])('a document: %s', (text) => {
  expect(looksLikeSsml(text)).toBe(true);
});

test.each([
  '',
  'Speak up.',
  'The tag <speak> begins it.',
  '<speaker>one</speaker>',
  '<?xml version="1.0"?><html/>',
  '<!-- <speak>',
])('text: %s', (text) => {
  expect(looksLikeSsml(text)).toBe(false);
});

test('a long row of comments takes no long time to look through', () => {
  expect(looksLikeSsml('<!---->'.repeat(100_000))).toBe(false);
});
