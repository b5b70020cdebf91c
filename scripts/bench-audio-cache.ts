import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AudioCacheJob, type AudioCacheRun, speakInPage } from './bench-audio-cache-page';
import { inFreshBrowser } from './bench-browser';
import { readBenchOptions } from './bench-options';
import { ensureBuilt } from './ensure-built';
import { median } from './median';
import { serveDist } from './serve-dist';
import { soakBlocks } from './soak-texts';

const USAGE = `Compares a visit that makes sound with one that finds it on the device, by the draft voice: the browser is started anew
between the two. A model that takes longer to load and to run gains more.

npm run -s bench:audio-cache
  --runs N           rounds (default 3; medians are told)
  --threads N        of the WASM runtime (default 1)
  --json FILE.json   every run`;

const { runs, threads, json } = readBenchOptions(USAGE, 3);

/** Times that a page speaks the text again, once it has loaded what it needs. */
const TIMES = 3;
/** A few minutes. */
const BLOCKS = 3;
const blocks = soakBlocks();
const TEXT = Array.from({ length: BLOCKS }, () => blocks.next().value)
  .flatMap((block) => block.map(({ text }) => text))
  .join(' ');

await ensureBuilt();
const dist = await serveDist({ port: 4950 });
const blank = new URL('licences.txt', dist.url).href;
const job: AudioCacheJob = {
  library: new URL('kokoro-speak.js', dist.url).href,
  text: TEXT,
  threads,
  times: TIMES,
};

const first: AudioCacheRun[] = [];
const again: AudioCacheRun[] = [];
try {
  for (let round = 0; round < runs; round++) {
    const profile = mkdtempSync(join(tmpdir(), 'bench-audio-cache-'));
    const visit = (times: number) =>
      inFreshBrowser(profile, blank, (page) => page.evaluate(speakInPage, { ...job, times }));
    try {
      first.push(await visit(0));
      again.push(await visit(TIMES));
    } finally {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
    console.error(`round ${round + 1} of ${runs}`);
  }
} finally {
  await dist.close();
}

const of = (visits: readonly AudioCacheRun[], read: (run: AudioCacheRun) => number) =>
  median(visits.map(read));
const warm = ({ totalMs }: AudioCacheRun) => median(totalMs.slice(1));
console.log('| visit | first unit, ms | whole text, ms | models loaded | found | not found |');
console.log('| --- | --- | --- | --- | --- | --- |');
for (const [name, visits] of [
  ['first', first],
  ['next', again],
] as const) {
  const ms = [of(visits, (run) => run.firstMs), of(visits, (run) => run.totalMs[0] ?? Number.NaN)];
  const counts = [(run: AudioCacheRun) => run.models, (run: AudioCacheRun) => run.hits];
  const [models, hits] = counts.map((read) => of(visits, read));
  const misses = of(visits, (run) => run.misses);
  console.log(
    `| ${name} | ${ms.map((value) => value.toFixed(0)).join(' | ')} | ${models} | ${hits} | ${misses} |`,
  );
}
const seconds = of(again, (run) => run.audioSeconds);
const bytes = of(first, (run) => run.bytes);
console.log(`
${seconds.toFixed(0)} s of sound take ${((bytes / seconds) * 0.06).toFixed(0)} kB a minute.
Once the page has its dictionary, ${(of(again, warm) / seconds).toFixed(1)} ms for each second of sound that is found, with planning.`);
if (json) writeFileSync(json, `${JSON.stringify({ runs, threads, first, again }, null, 2)}\n`);
