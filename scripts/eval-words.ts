import { readFileSync } from 'node:fs';
import type { Language } from '../src/contracts/text';
import { arpabetToKokoro } from '../src/text/lexicon/arpabet';
import type { Lexicon } from '../src/text/lexicon/lexicon';
import { withoutWords } from '../src/text/lexicon/without-words';
import { americanWord } from '../src/text/phonemize/american-word';
import { dropSilentR, toBritish } from '../src/text/phonemize/british';
import { type CmuWord, cmuWords } from '../tools/cmu-words';
import { isHeldOut } from '../tools/held-out';
import type { EvalRow } from './eval-row';
import { type Said, type Score, score } from './eval-score';

const SETS = new URL('../test/fixtures/text/eval/', import.meta.url);

/** How single words are said: by the lexicon, without it, and in British. */
export function wordRows(lexicon: Lexicon): EvalRow[] {
  const unlisted = cmuWords().filter(({ word }) => /^[a-z]+$/.test(word) && isHeldOut(word));
  const names = new Set(linesOf('names.txt'));
  const blind = withoutWords(lexicon);
  const partly: Lexicon = {
    lookup: (word) => (isHeldOut(word) ? undefined : lexicon.lookup(word)),
    guess: (word) => lexicon.guess?.(word),
  };
  return [
    ...handMade('American words', 'american-words.txt', lexicon, 'en-us', '≤ 8, lenient ≤ 2.5'),
    row('unknown words: CMUdict held out, lexicon off', cmuSaid(unlisted, blind), '≤ 12'),
    row('the same, all other words known', cmuSaid(unlisted, partly), ''),
    row(
      'names among them, lexicon off',
      cmuSaid(
        unlisted.filter(({ word }) => names.has(word)),
        blind,
      ),
      '≤ 14',
    ),
    ...handMade('British words', 'british-words.txt', lexicon, 'en-gb', '≤ 12'),
  ];
}

/** One row for each part of a set of lines `word<TAB>phonemes`. */
function handMade(
  name: string,
  file: string,
  lexicon: Lexicon,
  language: Language,
  target: string,
): EvalRow[] {
  const parts = readFileSync(new URL(file, SETS), 'utf8').split(/^# (?=development$|held out$)/m);
  return parts.slice(1).map((part) => {
    const [title = '', ...lines] = part.trim().split('\n');
    const said = lines.map((line) => {
      const [word = '', right = ''] = line.split('\t');
      return { right, said: say(word.toLowerCase(), lexicon, language) };
    });
    return row(`${name}, written by hand, ${title}`, said, title === 'held out' ? target : '');
  });
}

function cmuSaid(words: readonly CmuWord[], lexicon: Lexicon): Said[] {
  return words.map(({ word, arpabet }) => ({
    right: arpabetToKokoro(arpabet, word),
    said: say(word, lexicon, 'en-us'),
  }));
}

function say(word: string, lexicon: Lexicon, language: Language): string {
  const american = americanWord(word, lexicon, false);
  return language === 'en-us' ? american : dropSilentR(toBritish(american, word), false);
}

function row(test: string, said: readonly Said[], target: string): EvalRow {
  return {
    test: `${test}: phoneme error`,
    count: said.length,
    result: resultOf(score(said)),
    target,
  };
}

function resultOf({ errors, exact, lenient }: Score): string {
  return `${errors.toFixed(1)} % (lenient ${lenient.toFixed(1)} %, same ${exact.toFixed(1)} %)`;
}

/** Lines of a set but for remarks. */
export function linesOf(file: string): string[] {
  const lines = readFileSync(new URL(file, SETS), 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}
