import { parseArgs } from 'node:util';

/** What the command does, and with what. */
export const COMPARE_USAGE = `Compares two results of \`npm run bench\`: each figure's ratio against kokoro-js, or our own median where it has none.
Exits with 1 when a figure became worse than --worst allows, with 2 when the files cannot be compared.

npm run -s bench:compare -- BEFORE.json AFTER.json
  --worst N          most that after ÷ before may be (default 1.1)`;

/** The command line. */
export interface CompareOptions {
  readonly files: readonly [before: string, after: string];
  /** Largest quotient that is no regression. */
  readonly worst: number;
}

/** Reads the command line; undefined if it asks for help. @throws Error that says what makes no sense */
export function parseCompareOptions(args: readonly string[]): CompareOptions | undefined {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      worst: { type: 'string', default: '1.1' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return undefined;
  const [before, after, ...others] = positionals;
  if (before === undefined || after === undefined || others.length > 0)
    throw new Error(`Name two files, before and after, not ${positionals.length}.`);
  const worst = Number(values.worst);
  if (!(worst > 0)) throw new Error(`--worst must be a number above 0, not “${values.worst}”.`);
  return { files: [before, after], worst };
}
