/**
 * Writes src/text/lexicon/data/cmudict.bin: CMUdict as src/text/lexicon/word-table.ts reads it, compressed with zlib.
 * The same words give the same bytes before compression; a unit test compares them with the committed file.
 *
 * Usage: npm run build:lexicon
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { cmuWords } from './cmu-words';
import { lexiconBytes } from './lexicon-bytes';

const FOLDER = new URL('../src/text/lexicon/data/', import.meta.url);

const words = cmuWords();
const bytes = lexiconBytes(words);
const packed = deflateSync(bytes, { level: 9, memLevel: 9 });
mkdirSync(FOLDER, { recursive: true });
writeFileSync(new URL('cmudict.bin', FOLDER), packed);
console.log(`${words.length} words, ${bytes.length} bytes, ${packed.length} compressed`);
