import { expect, test } from 'vitest';
import {
  fileNameOf,
  lengthWords,
  progressWords,
  resultWords,
  titleOf,
} from '../../../src/reader/save-words';

test('lengths are written as clocks write them', () => {
  expect([0.9, 65, 3609, 36_000].map(lengthWords)).toEqual(['0:00', '1:05', '1:00:09', '10:00:00']);
});

test('progress is never more than there is', () => {
  expect(progressWords({ done: 199, total: 200, seconds: 12 })).toBe('99 % · 0:12 of sound');
  expect(progressWords({ done: 0, total: 0, seconds: 0 })).toBe('0 % · 0:00 of sound');
});

test('sizes have the unit that fits', () => {
  expect(resultWords({ duration: 3, bytes: 999_001 })).toBe('Saved: 0:03, 1000 kB.');
  expect(resultWords({ duration: 3, bytes: 1_250_000 })).toBe('Saved: 0:03, 1.3 MB.');
});

test('a title is the first line, and not longer than a glance', () => {
  expect(titleOf('\n Short  one.\nMore')).toBe('Short one.');
  const long = titleOf('word '.repeat(40));
  expect(long).toBe(`${'word '.repeat(11)}word…`);
});

test('names of files are made of words in any script', () => {
  expect(fileNameOf('Dr. No: “50% off!” / or not, today')).toBe('dr-no-50-off-or-not');
  expect(fileNameOf('雨が降る。')).toBe('雨が降る');
  expect(fileNameOf('…')).toBe('speech');
});
