/**
 * Judges the text front end by the sets in test/fixtures/text/eval/ and prints a Markdown table. Deterministic but for the
 * times.
 *
 * Usage: npm run -s eval:text
 */
import { loadCmuLexicon } from '../src/text/lexicon/cmu-lexicon';
import { markdownTable } from './eval-row';
import { sentenceRows } from './eval-sentences';
import { speedRows } from './eval-speed';
import { wordRows } from './eval-words';
import { writtenEvalRows } from './eval-written-rows';

const lexicon = await loadCmuLexicon();
console.log(
  markdownTable([
    ...wordRows(lexicon),
    ...sentenceRows(lexicon),
    ...writtenEvalRows(lexicon),
    ...(await speedRows(lexicon)),
  ]),
);
