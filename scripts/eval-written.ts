/**
 * Prints how many written forms are read as expected, and how many sentence boundaries are found, as Markdown.
 * Usage: tsx scripts/eval-written.ts [--misses]
 */
import { parseArgs } from 'node:util';
import { loadCmuLexicon } from '../src/text/lexicon/cmu-lexicon';
import { boundaryScore } from './eval-segments';
import { type WrittenRow, writtenRows } from './eval-written-score';

const percent = (part: number, total: number) => `${((100 * part) / total).toFixed(1)}%`;

function sumOf(rows: readonly WrittenRow[], name: string): WrittenRow {
  const sum = (of: (row: WrittenRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    set: rows[0]?.set ?? '',
    name,
    total: sum((row) => row.total),
    byWords: sum((row) => row.byWords),
    byPhonemes: sum((row) => row.byPhonemes),
    misses: [],
  };
}

/** The table of {@link writtenRows} with a sum for each set. */
export function writtenTable(rows: readonly WrittenRow[]): string {
  const sets = [...new Set(rows.map(({ set }) => set))];
  const lines = sets.flatMap((set) => {
    const own = rows.filter((row) => row.set === set);
    return [...own, sumOf(own, '**all**')].map(
      ({ name, total, byWords, byPhonemes }) =>
        `| ${set} | ${name} | ${total} | ${percent(byWords, total)} | ${percent(byPhonemes, total)} |`,
    );
  });
  return [
    '| set | class | cases | by words | by phonemes |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { misses: { type: 'boolean', default: false } } });
  const rows = writtenRows(await loadCmuLexicon());
  console.log(writtenTable(rows));
  const { boundaries, precision, recall, wrong } = boundaryScore();
  console.log(
    `\nSentence boundaries: ${boundaries}, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
  );
  if (!values.misses) return;
  for (const { name, misses } of rows) {
    for (const { written, expected, read } of misses) {
      console.log(`${name}: ${written}\n    expected: ${expected}\n    read:     ${read}`);
    }
  }
  for (const fault of wrong) console.log(fault);
}

if (import.meta.url === `file://${process.argv[1]}`) await main();
