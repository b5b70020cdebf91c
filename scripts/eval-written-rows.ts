import type { Lexicon } from '../src/text/lexicon/lexicon';
import type { EvalRow } from './eval-row';
import { boundaryScore } from './eval-segments';
import { writtenRows } from './eval-written-score';

const SETS = [
  { set: 'eval-written', test: 'written forms, our own cases', target: '' },
  { set: 'normalization-examples', test: 'written forms, published examples', target: '≥ 88 %' },
] as const;

/** Written forms by what is heard, and sentence boundaries; `npm run eval:written` tells each class. */
export function writtenEvalRows(lexicon: Lexicon): EvalRow[] {
  const classes = writtenRows(lexicon);
  const forms = SETS.map(({ set, test, target }) => {
    const own = classes.filter((row) => row.set === set);
    const count = own.reduce((sum, { total }) => sum + total, 0);
    const right = own.reduce((sum, { byPhonemes }) => sum + byPhonemes, 0);
    return { test, count, result: `${percent(right / count)} right by phonemes`, target };
  });
  const { boundaries, precision, recall } = boundaryScore();
  const result = `precision ${percent(precision)}, recall ${percent(recall)}`;
  return [...forms, { test: 'sentence boundaries', count: boundaries, result, target: '' }];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
