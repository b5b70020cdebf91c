import { readFileSync } from 'node:fs';
import { LANGUAGES } from '../src/contracts/text';
import type { Lexicon } from '../src/text/lexicon/lexicon';
import { phonemizeText } from '../src/text/plan/phonemize-text';
import { type Example, readExamples } from '../tools/homographs/examples';
import type { EvalRow } from './eval-row';
import { linesOf } from './eval-words';

/** Homographs in sentences, and whether the model knows every symbol that is made. */
export function sentenceRows(lexicon: Lexicon): EvalRow[] {
  return [
    homographRow('homograph sentences, held out', 'homographs.txt', lexicon, '≥ 90 %'),
    homographRow('homograph sentences, development', 'homographs-dev.txt', lexicon, ''),
    symbolRow(lexicon),
  ];
}

function homographRow(test: string, file: string, lexicon: Lexicon, target: string): EvalRow {
  const examples = readExamples(linesOf(file).join('\n'));
  const right = examples.filter((example) => isRight(example, lexicon)).length;
  const result = `${((100 * right) / examples.length).toFixed(1)} % right`;
  return { test, count: examples.length, result, target };
}

function isRight({ homograph, sense, around }: Example, lexicon: Lexicon): boolean {
  return lexicon.senseOf?.(homograph.word, around) === homograph.senses[sense];
}

/** All sentences and words of the sets, in both languages: everything in them can be said. */
function symbolRow(lexicon: Lexicon): EvalRow {
  const texts = ['homographs.txt', 'homographs-dev.txt', 'american-words.txt', 'names.txt']
    .flatMap(linesOf)
    .map((line) => line.split('\t').at(file(line)) ?? '');
  const prose = readFileSync(
    new URL('../test/fixtures/text/intelligibility.txt', import.meta.url),
    'utf8',
  );
  let dropped = 0;
  for (const language of LANGUAGES) {
    for (const text of [...texts, prose]) {
      dropped += phonemizeText(text, { lexicon, language }).dropped.length;
    }
  }
  return {
    test: 'symbols outside the vocabulary',
    count: LANGUAGES.length * (texts.length + 1),
    result: String(dropped),
    target: '0',
  };
}

/** Where the text of a line stands: after the tab in sentences, before it in words. */
function file(line: string): number {
  return line.includes(' ') ? -1 : 0;
}
