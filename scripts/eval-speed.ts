import { readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { loadCmuLexicon } from '../src/text/lexicon/cmu-lexicon';
import type { Lexicon } from '../src/text/lexicon/lexicon';
import { phonemizeText } from '../src/text/plan/phonemize-text';
import type { EvalRow } from './eval-row';
import { linesOf } from './eval-words';

const DATA = new URL('../src/text/lexicon/data/', import.meta.url);
const FILES = ['cmudict.bin', 'letter-sounds.bin', 'homographs.bin'];
const WARM_UP_MS = 1500;
const MEASURED_MS = 2000;

/** How fast a whole text becomes phonemes, how soon the front end is ready, and what its data weighs. */
export async function speedRows(lexicon: Lexicon): Promise<EvalRow[]> {
  const sentences = linesOf('homographs-dev.txt').map((line) => line.split('\t')[1] ?? '');
  const loads: number[] = [];
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    await loadCmuLexicon();
    loads.push(performance.now() - start);
  }
  const text = sentences.join(' ');
  const words = text.split(' ').length;
  repeat(text, lexicon, WARM_UP_MS);
  const { times, spent } = repeat(text, lexicon, MEASURED_MS);
  const guess = await guessTime();
  const rate = (words * times * 1000) / spent;
  const bytes = FILES.map((file) => statSync(new URL(file, DATA)).size);
  const zipped = FILES.map(
    (file) => gzipSync(readFileSync(new URL(file, DATA)), { level: 9 }).length,
  );
  return [
    {
      test: 'speed, text to phonemes, warm',
      count: words,
      result: `${Math.round(rate).toLocaleString('en')} words/s`,
      target: '≥ 20,000',
    },
    {
      test: 'an unlisted word by the network, warm',
      count: guess.words,
      result: `${guess.milliseconds.toFixed(2)} ms`,
      target: '< 1 ms',
    },
    {
      test: 'loading the lexicon, warm (median)',
      count: loads.length,
      result: `${median(loads).toFixed(0)} ms`,
      target: '≤ 150 ms',
    },
    {
      test: 'data of the front end, as sent',
      count: FILES.length,
      result: `${kilobytes(bytes)} (gzip ${kilobytes(zipped)})`,
      target: '≤ 1,400 KB',
    },
  ];
}

/** Each word once: a lexicon remembers what it said. */
async function guessTime(): Promise<{ words: number; milliseconds: number }> {
  const fresh = await loadCmuLexicon();
  const [early, late] = [linesOf('names.txt').slice(0, 300), linesOf('names.txt').slice(300)];
  for (const word of early) fresh.guess?.(word);
  const start = performance.now();
  for (const word of late) fresh.guess?.(word);
  return { words: late.length, milliseconds: (performance.now() - start) / late.length };
}

function repeat(
  text: string,
  lexicon: Lexicon,
  milliseconds: number,
): { times: number; spent: number } {
  const start = performance.now();
  let times = 0;
  do {
    phonemizeText(text, { lexicon, language: 'en-us' });
    times++;
  } while (performance.now() - start < milliseconds);
  return { times, spent: performance.now() - start };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function kilobytes(sizes: readonly number[]): string {
  return `${Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1000).toLocaleString('en')} KB`;
}
