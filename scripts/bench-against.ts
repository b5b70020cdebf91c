import { existsSync, writeFileSync } from 'node:fs';
import { arch, cpus, type as system, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BENCH_USAGE, type BenchAgainstOptions, parseBenchOptions } from './bench-against-options';
import type { Downloads } from './bench-downloads';
import type { FigureRow } from './bench-figures';
import { machinePace, type PacedStart } from './bench-noise';
import { type PlannedStart, planRound } from './bench-plan';
import type { Player } from './bench-player';
import { benchReport } from './bench-report';
import { type BenchDevice, type BenchResult, resultOf } from './bench-result';
import { rowsOf } from './bench-rows';
import { BenchRunner } from './bench-runner';
import { readFolder } from './bench-site';
import { ensureBuilt } from './ensure-built';
import { rivalFiles } from './rival-package';

function readOptions(): BenchAgainstOptions {
  try {
    const options = parseBenchOptions(process.argv.slice(2));
    if (options) return options;
  } catch (error) {
    console.error(`${BENCH_USAGE}\n\n${error instanceof Error ? error.message : error}`);
    process.exit(2);
  }
  console.log(BENCH_USAGE);
  process.exit(0);
}

/** Milliseconds in which a browser has to close. */
const CLOSING = 5000;

const options = readOptions();
const { runs, figures, json, dist } = options;
if (dist === undefined) await ensureBuilt();
const folder = dist ?? fileURLToPath(new URL('../dist/', import.meta.url));
if (!existsSync(join(folder, 'kokoro-speak.js'))) {
  console.error(`There is no built library in ${folder}: it lacks kokoro-speak.js.`);
  process.exit(2);
}
const product = readFolder(folder);
const runner = await BenchRunner.start(product, await rivalFiles());
process.on('exit', () => runner.forget());
// A browser that is open closes itself on these signals and ends the process; without one, nothing would run on exit.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => setTimeout(() => process.exit(130), runner.isBusy ? CLOSING : 0));

const rows: FigureRow[] = [];
const starts: PacedStart[] = [];
const downloads: Partial<Record<Player, Downloads>> = {};
const began = performance.now();

async function describeDevice(): Promise<BenchDevice> {
  return runner.inEmptyPage(async (page) => ({
    browser: `Chromium ${page.context().browser()?.version() ?? 'of unknown version'}`,
    cores: await page.evaluate(() => navigator.hardwareConcurrency),
    memory: totalmem() / 1e9,
    platform: [system(), arch(), cpus()[0]?.model ?? ''].join(' ').trim(),
    isolation: await page.evaluate(() => crossOriginIsolated),
  }));
}

async function make(planned: PlannedStart, round: number): Promise<void> {
  const { player, kind } = planned;
  const beforeMs = await machinePace();
  const made = await runner.make(planned);
  const afterMs = await machinePace();
  if (made.downloads) downloads[player] = made.downloads;
  rows.push(...rowsOf(made, figures, { round, start: starts.length }));
  starts.push({ round, player, kind, beforeMs, afterMs });
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.error(`${seconds} s: round ${round} of ${runs}, ${player}, ${kind}`);
}

try {
  const device = await describeDevice();
  let result: BenchResult | undefined;
  for (let round = 1; round <= runs; round++) {
    for (const planned of planRound(figures, round)) {
      await make(planned, round);
      // Every time, so that nothing is lost of a run that breaks off.
      result = resultOf({ device, options, rows, starts, downloads }, new Date());
      if (json) writeFileSync(json, `${JSON.stringify(result, null, 2)}\n`);
    }
    runner.forget();
  }
  if (result) console.log(benchReport(result));
} finally {
  await runner.close();
}
