import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inFreshBrowser } from './bench-browser';
import { startModelHub } from './bench-hub';
import { readBenchOptions } from './bench-options';
import { lengthsInPage, type WarmupJob, type WarmupRun, warmUpInPage } from './bench-warmup-page';
import { median } from './median';
import { serveDist } from './serve-dist';

const USAGE = `Compares starts with the full-size q8 model on the device, WASM: as the product does it, and with everything eager (two
engines that share nothing, every length of sentence before anyone is served). Then whether a length of sentence costs
anything of its own on first use.

npm run -s bench:warm-up
  --runs N           rounds (default 3; medians are told)
  --threads N        of the WASM runtime (default 1)
  --json FILE.json   every run`;

const { runs, threads, json } = readBenchOptions(USAGE, 3);

const MEDIUM = 'She keeps the old letters in a wooden box.';
const LONG =
  'When the ferry left the harbour at six in the morning, nobody on the deck had slept, and the cook was already frying fish.';
/** Runs of each length; the first is compared with the others. */
const RUNS_OF_LENGTH = 3;

const dist = await serveDist({ port: 4900 });
const blank = new URL('licences.txt', dist.url).href;
const hub = await startModelHub({ width: 'full', precision: 'q8' }, 'bench-warmup');
const profile = mkdtempSync(join(tmpdir(), 'bench-warmup-'));
const job = (eager: boolean): WarmupJob => ({
  library: new URL('kokoro-speak.js', dist.url).href,
  manifestUrl: hub.manifestUrl,
  threads,
  eager,
  texts: [MEDIUM, LONG],
});

interface Start extends WarmupRun {
  readonly eager: boolean;
  readonly peakMegabytes: number;
}

async function start(eager: boolean): Promise<Start> {
  return inFreshBrowser(profile, blank, async (page, peak) => {
    const run = await page.evaluate(warmUpInPage, job(eager));
    return { ...run, eager, peakMegabytes: peak() };
  });
}

const starts: Start[] = [];
let lengths: number[][] = [];
try {
  await inFreshBrowser(profile, blank, async (page) => {
    await page.evaluate(warmUpInPage, job(false));
    // The start after this one finds all of it stored.
    await page.waitForTimeout(4000);
  });
  for (let round = 0; round < runs; round++) {
    for (const eager of round % 2 === 0 ? [false, true] : [true, false])
      starts.push(await start(eager));
    console.error(`round ${round + 1} of ${runs}`);
  }
  lengths = await inFreshBrowser(profile, blank, (page) =>
    page.evaluate(
      ([run, wanted, times]) =>
        // The function's source is all that reaches the page.
        (new Function(`return (${run})`)() as typeof lengthsInPage)(wanted, times),
      [lengthsInPage.toString(), job(false), RUNS_OF_LENGTH] as const,
    ),
  );
} finally {
  rmSync(profile, { recursive: true, force: true });
  await Promise.all([dist.close(), hub.close()]);
}

const of = (eager: boolean, read: (start: Start) => number) =>
  median(starts.filter((s) => s.eager === eager).map(read));
const seconds = (ms: number) => (ms / 1000).toFixed(2);
console.log(`${runs} rounds, medians, ${threads} thread${threads > 1 ? 's' : ''}, WASM, warm\n`);
console.log('| start | ready, s | fully warm, s | fully warm ÷ ready | models | peak, MB |');
console.log('| --- | --- | --- | --- | --- | --- |');
for (const eager of [false, true]) {
  const [ready, warm] = [of(eager, (s) => s.readyMs), of(eager, (s) => s.fullyWarmMs)];
  const models = of(eager, (s) => s.modelInitialisations);
  const peak = of(eager, (s) => s.peakMegabytes).toFixed(0);
  console.log(
    `| ${eager ? 'everything eager' : 'as the product does'} | ${seconds(ready)} | ${seconds(warm)} | ${(warm / ready).toFixed(2)} | ${models} | ${peak} |`,
  );
}
console.log(`\n| length | first run, s | later runs, s |\n| --- | --- | --- |`);
for (const [index, name] of ['medium', 'long'].entries()) {
  const [first = Number.NaN, ...later] = lengths[index] ?? [];
  console.log(`| ${name} | ${seconds(first)} | ${later.map(seconds).join(', ')} |`);
}
const ratio = (read: (s: Start) => number) => (of(false, read) / of(true, read)).toFixed(3);
console.log(
  `\nRatios, product ÷ eager: ready ${ratio((s) => s.readyMs)}, peak ${ratio((s) => s.peakMegabytes)}.`,
);
if (json) writeFileSync(json, `${JSON.stringify({ runs, threads, starts, lengths }, null, 2)}\n`);
