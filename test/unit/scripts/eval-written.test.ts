import { describe, expect, it } from 'vitest';
import { boundaryScore } from '../../../scripts/eval-segments';
import { writtenTable } from '../../../scripts/eval-written';
import { writtenRows } from '../../../scripts/eval-written-score';
import { loadCmuLexicon } from '../../../src/text/lexicon/cmu-lexicon';

describe('the evaluation of written forms', () => {
  it('finds what the project means to read', { timeout: 60_000 }, async () => {
    const rows = writtenRows(await loadCmuLexicon());
    const share = (set: string) => {
      const own = rows.filter((row) => row.set === set);
      const right = own.reduce((sum, { byPhonemes }) => sum + byPhonemes, 0);
      return right / own.reduce((sum, { total }) => sum + total, 0);
    };
    expect(share('eval-written')).toBeGreaterThan(0.98);
    expect(share('normalization-examples')).toBeGreaterThan(0.9);
    expect(writtenTable(rows).split('\n').length).toBe(rows.length + 4);
  });

  it('finds sentence boundaries', () => {
    const { boundaries, precision, recall } = boundaryScore();
    expect(boundaries).toBeGreaterThanOrEqual(60);
    expect(precision).toBeGreaterThan(0.97);
    expect(recall).toBeGreaterThan(0.97);
  });
});
