import { parseArgs } from 'node:util';

/** What every benchmark of starts takes. */
export interface BenchOptions {
  readonly runs: number;
  /** Threads of the WASM runtime. */
  readonly threads: number;
  /** Where the raw numbers go, if anywhere. */
  readonly json: string | undefined;
}

/** Reads the command line; prints the usage and ends the process where it makes no sense, or where it asks for help. */
export function readBenchOptions(usage: string, defaultRuns: number): BenchOptions {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: String(defaultRuns) },
      threads: { type: 'string', default: '1' },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [runs, threads] = [Number(values.runs), Number(values.threads)];
  if (values.help || !(runs >= 1) || !(threads >= 1)) {
    console.error(usage);
    process.exit(values.help ? 0 : 2);
  }
  return { runs, threads, json: values.json };
}
