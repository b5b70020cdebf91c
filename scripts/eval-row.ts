/** One line of the table that `npm run eval:text` prints. */
export interface EvalRow {
  readonly test: string;
  /** How many words, sentences or cases it is made of. */
  readonly count: number;
  /** What was measured, with its unit. */
  readonly result: string;
  /** What is to be reached; empty if nothing is. */
  readonly target: string;
}

/** Rows as a Markdown table. */
export function markdownTable(rows: readonly EvalRow[]): string {
  const lines = rows.map(
    ({ test, count, result, target }) =>
      `| ${test} | ${count.toLocaleString('en')} | ${result} | ${target} |`,
  );
  return ['| test | cases | result | target |', '| --- | --- | --- | --- |', ...lines].join('\n');
}
