import { readFileSync } from 'node:fs';
import { COMPARE_USAGE, type CompareOptions, parseCompareOptions } from './bench-compare-options';
import { changesOf, regressionsOf } from './bench-regression';
import { type BenchResult, parseResult } from './bench-result';

/** Ends the process with a message about what was asked for. */
function refuse(error: unknown): never {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(2);
}

function readOptions(): CompareOptions {
  try {
    const options = parseCompareOptions(process.argv.slice(2));
    if (options) return options;
  } catch (error) {
    console.error(`${COMPARE_USAGE}\n`);
    refuse(error);
  }
  console.log(COMPARE_USAGE);
  process.exit(0);
}

function read(file: string): BenchResult {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Error(`${file} cannot be read.`);
  }
  return parseResult(text, file);
}

const { files, worst } = readOptions();
try {
  const [before, after] = [read(files[0]), read(files[1])];
  const changes = changesOf(before, after);
  const regressions = regressionsOf(changes, worst);
  console.log('| figure | of | before | after | after ÷ before |\n| --- | --- | --- | --- | --- |');
  for (const change of changes) {
    const { figure, of } = change;
    const numbers = [change.before, change.after, change.quotient].map((it) => it.toFixed(3));
    const mark = regressions.includes(change) ? ' (worse)' : '';
    console.log(`| ${figure} | ${of} | ${numbers.join(' | ')}${mark} |`);
  }
  for (const { noisyStarts, starts, made } of [before, after])
    if (noisyStarts?.length)
      console.log(
        `\n${made}: the machine was busy around ${noisyStarts.length} of ${starts.length} starts.`,
      );
  if (
    before.device.platform !== after.device.platform ||
    before.device.cores !== after.device.cores
  )
    console.log('\nThe two were measured on different machines: compare ratios only.');
  const verdict = regressions.length
    ? `Worse than ${worst}: ${regressions.map(({ figure }) => figure).join(', ')}.`
    : `Nothing is worse than ${worst}.`;
  console.log(`\n${verdict}`);
  process.exitCode = regressions.length ? 1 : 0;
} catch (error) {
  refuse(error);
}
