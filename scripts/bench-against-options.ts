import { parseArgs } from 'node:util';
import { FIGURES, type Figure } from './bench-figures';

/** What the command does, and with what. */
export const BENCH_USAGE = `Compares the built library with kokoro-js 1.2.1: the same texts, the same full-size test models from a local hub, the
same browser, WASM, in turns, each start in a browser process of its own. Needs the package registry once.

npm run -s bench -- --against kokoro-js
  --runs N           rounds (default 3; medians are told)
  --figures LIST     only these (default: all): ${FIGURES.slice(0, 5).join(', ')},
                     ${FIGURES.slice(5).join(', ')}
  --json FILE.json   everything, written after each start
  --dist FOLDER      a built library other than dist/, which is built if it is older than its sources`;

/** The command line. */
export interface BenchAgainstOptions {
  readonly against: 'kokoro-js';
  readonly runs: number;
  /** In the order of {@link FIGURES}. */
  readonly figures: readonly Figure[];
  readonly json?: string;
  readonly dist?: string;
}

/** Reads the command line; undefined if it asks for help. @throws Error that says what makes no sense */
export function parseBenchOptions(args: readonly string[]): BenchAgainstOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      against: { type: 'string' },
      runs: { type: 'string', default: '3' },
      figures: { type: 'string' },
      json: { type: 'string' },
      dist: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return undefined;
  if (values.against !== 'kokoro-js')
    throw new Error(
      values.against === undefined
        ? 'Say with what to compare: --against kokoro-js'
        : `--against can only be kokoro-js, not “${values.against}”.`,
    );
  const runs = Number(values.runs);
  if (!(Number.isInteger(runs) && runs >= 1))
    throw new Error(`--runs must be a whole number from 1, not “${values.runs}”.`);
  const { json, dist } = values;
  return {
    against: 'kokoro-js',
    runs,
    figures: values.figures === undefined ? FIGURES : chosenFigures(values.figures),
    ...(json === undefined ? {} : { json }),
    ...(dist === undefined ? {} : { dist }),
  };
}

function chosenFigures(list: string): Figure[] {
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !FIGURES.some((figure) => figure === name));
  if (unknown !== undefined)
    throw new Error(`There is no figure “${unknown}”. There are: ${FIGURES.join(', ')}.`);
  return FIGURES.filter((figure) => names.includes(figure));
}
