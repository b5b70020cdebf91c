import { readdirSync, readFileSync } from 'node:fs';
import type { Language } from '../src/contracts/text';

const FIXTURES = new URL('../test/fixtures/text/', import.meta.url);

/** One piece of writing and how it is to be read. */
export interface WrittenCase {
  readonly written: string;
  readonly expected: string;
}

/** The cases of one file. */
export interface WrittenClass {
  readonly name: string;
  readonly folder: string;
  readonly language: Language;
  readonly cases: readonly WrittenCase[];
}

/** `written~spoken`, one a line; the last tilde parts them, since a tilde may be written. */
function parseCase(line: string): WrittenCase {
  const at = line.lastIndexOf('~');
  return { written: line.slice(0, at), expected: line.slice(at + 1) };
}

/** All files of a folder of the fixtures; a name that ends in `-gb` is British. */
export function writtenClasses(folder: 'eval-written' | 'normalization-examples'): WrittenClass[] {
  const place = new URL(`${folder}/`, FIXTURES);
  return readdirSync(place)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((file) => ({
      name: file.replace(/\.txt$/, ''),
      folder,
      language: file.endsWith('-gb.txt') ? 'en-gb' : 'en-us',
      cases: readFileSync(new URL(file, place), 'utf8')
        .split('\n')
        .filter((line) => line.includes('~'))
        .map(parseCase),
    }));
}
