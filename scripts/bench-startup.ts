import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countParameters } from '../test/fixtures/kokoro-graph/network';
import { inFreshBrowser } from './bench-browser';
import { MODEL_FILE, startModelHub } from './bench-hub';
import { readBenchOptions } from './bench-options';
import { prefetchInPage, type StartJob, type StartRun, startInPage } from './bench-startup-page';
import { median } from './median';
import { renderersOf, watchPeak } from './process-memory';
import { serveDist } from './serve-dist';

const USAGE = `Compares starts with the model's file as it is published and with the adapted graph, full size, from a local hub,
in a real browser that is started anew each time: cold with nothing on the device, warm with the model there.

npm run -s bench:startup
  --runs N           rounds (default 5; medians are told)
  --threads N        of the WASM runtime (default 1, which also lets the browser tell JavaScript's memory)
  --json FILE.json   medians, ratios and every run`;

const { runs, threads, json } = readBenchOptions(USAGE, 5);

const PRECISIONS = ['q8', 'fp32'] as const;
const PROFILES = {
  q8: ['as-published', 'fast', 'low-memory'],
  fp32: ['as-published', 'fast'],
} as const;
/** What the table calls them. */
const FORMS = { 'as-published': 'published', fast: 'adapted', 'low-memory': 'low memory' } as const;
/** Speed of the network while a download's memory is watched, in megabytes a second: 200 Mbit/s, and no limit. */
const NETWORKS = [25, Number.POSITIVE_INFINITY] as const;
type Profile = keyof typeof FORMS;
type Precision = (typeof PRECISIONS)[number];

/** A start, with what was measured from outside. */
interface Start extends StartRun {
  readonly precision: Precision;
  readonly profile: Profile;
  readonly temperature: 'cold' | 'warm';
  /** Growth of the page's process at its highest, megabytes. */
  readonly peakMegabytes: number;
}

const dist = await serveDist({ port: 4900 });
/** A page of the origin with nothing on it. */
const blank = new URL('licences.txt', dist.url).href;
const hubs = {
  q8: await startModelHub({ width: 'full', precision: 'q8' }, 'bench-q8'),
  fp32: await startModelHub({ width: 'full', precision: 'fp32' }, 'bench-fp32'),
};

/** A download to the device, measured from outside. */
interface Prefetch {
  /** Megabytes a second; null for as fast as this machine can. */
  readonly network: number | null;
  /** Growth of the page's process at its highest while the 92 MB come onto the device, megabytes. */
  readonly peakMegabytes: number;
}

async function prefetch(network: number): Promise<Prefetch> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-startup-'));
  const limited = Number.isFinite(network);
  hubs.q8.fault(MODEL_FILE, limited ? { kind: 'slow', bytesPerSecond: network * 1e6 } : null);
  try {
    return await inFreshBrowser(folder, blank, async (page, peak) => {
      let watched = peak;
      await page.exposeFunction('watchMemory', () => {
        watched = watchPeak(renderersOf(folder));
      });
      await page.evaluate(prefetchInPage, jobFor('q8', 'fast'));
      return { network: limited ? network : null, peakMegabytes: watched() };
    });
  } finally {
    hubs.q8.fault(MODEL_FILE, null);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function start(
  profileFolder: string,
  job: Pick<Start, 'precision' | 'profile' | 'temperature'>,
): Promise<Start> {
  return inFreshBrowser(profileFolder, blank, async (page, peak) => {
    const run = await page.evaluate(startInPage, jobFor(job.precision, job.profile));
    const peakMegabytes = peak();
    // The next start finds what this one still writes.
    await page.waitForTimeout(job.temperature === 'cold' ? 4000 : 0);
    return { ...job, ...run, peakMegabytes };
  });
}

function jobFor(precision: Precision, profile: Profile): StartJob {
  const { manifestUrl } = hubs[precision];
  return { library: new URL('kokoro-speak.js', dist.url).href, manifestUrl, profile, threads };
}

const starts: Start[] = [];
const prefetches: Prefetch[] = [];
try {
  for (let round = 0; round < runs; round++) {
    for (const precision of PRECISIONS) {
      // Each first in every other round, so that whatever else the machine does hits both.
      const profiles = PROFILES[precision];
      for (const profile of round % 2 === 0 ? profiles : profiles.toReversed()) {
        const folder = mkdtempSync(join(tmpdir(), 'bench-startup-'));
        try {
          for (const temperature of ['cold', 'warm'] as const)
            starts.push(await start(folder, { precision, profile, temperature }));
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      }
    }
    for (const network of NETWORKS) prefetches.push(await prefetch(network));
    console.error(`round ${round + 1} of ${runs}`);
  }
} finally {
  await Promise.all([dist.close(), hubs.q8.close(), hubs.fp32.close()]);
}

/** The median of one quantity over all rounds of one kind of start. */
function of(
  precision: Precision,
  profile: Profile,
  temperature: Start['temperature'],
  read: (start: Start) => number | undefined,
): number {
  const values = starts
    .filter((s) => s.precision === precision && s.profile === profile)
    .filter((s) => s.temperature === temperature)
    .map(read);
  return median(values.filter((value) => value !== undefined));
}

const stage = (name: string) => (s: Start) => s.stages[name];
const weightBytes = 4 * countParameters('full');
/** Adapted ÷ published, for q8: the file that people download. */
const ratio = (temperature: Start['temperature'], read: (start: Start) => number | undefined) =>
  of('q8', 'fast', temperature, read) / of('q8', 'as-published', temperature, read);
const fp32Ratio = (temperature: Start['temperature'], read: (start: Start) => number | undefined) =>
  of('fp32', 'fast', temperature, read) / of('fp32', 'as-published', temperature, read);
const ratios = {
  'heap-over-weights': of('fp32', 'fast', 'warm', (s) => s.heapBytes) / weightBytes,
  'adapted-over-published-create': fp32Ratio('warm', stage('session')),
  'adapted-over-published-warm-start': fp32Ratio('warm', (s) => s.readyMs),
  'adapted-over-published-peak-memory': fp32Ratio('warm', (s) => s.peakMegabytes),
  'q8-heap-over-weights': of('q8', 'fast', 'warm', (s) => s.heapBytes) / weightBytes,
  'q8-adapted-over-published-create': ratio('warm', stage('session')),
  'q8-adapted-over-published-warm-start': ratio('warm', (s) => s.readyMs),
  'q8-adapted-over-published-peak-memory': ratio('warm', (s) => s.peakMegabytes),
};

const seconds = (ms: number) => (ms / 1000).toFixed(2);
const megabytes = (bytes: number) => (Number.isNaN(bytes) ? '–' : (bytes / 1e6).toFixed(0));
console.log(`${runs} rounds, medians, ${threads} thread${threads > 1 ? 's' : ''}, WASM\n`);
console.log(
  '| file | graph | start | ready, s | runtime | model | session | first run | bytes, MB | WASM heap, MB | JS, MB | peak, MB |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const precision of PRECISIONS)
  for (const temperature of ['cold', 'warm'] as const)
    for (const profile of PROFILES[precision]) {
      const value = (read: (s: Start) => number | undefined) =>
        of(precision, profile, temperature, read);
      const cells = [
        precision,
        FORMS[profile],
        temperature,
        ...[
          (s: Start) => s.readyMs,
          ...['runtime', 'model', 'session', 'first-inference'].map(stage),
        ]
          .map(value)
          .map(seconds),
        ...[(s: Start) => s.downloadedBytes, (s: Start) => s.heapBytes, (s: Start) => s.jsBytes]
          .map(value)
          .map(megabytes),
        value((s) => s.peakMegabytes).toFixed(0),
      ];
      console.log(`| ${cells.join(' | ')} |`);
    }
for (const network of NETWORKS) {
  const speed = Number.isFinite(network) ? `at ${network} MB/s` : 'without a limit';
  const peaks = prefetches
    .filter((p) => p.network === (Number.isFinite(network) ? network : null))
    .map((p) => p.peakMegabytes);
  const range = `${Math.min(...peaks).toFixed(0)} to ${Math.max(...peaks).toFixed(0)}`;
  console.log(
    `\nPrefetch of the q8 file ${speed}, beyond library and thread: peak ${median(peaks).toFixed(0)} MB (${range}).`,
  );
}
console.log(
  `Ratios: ${JSON.stringify(ratios, (_, x) => (typeof x === 'number' ? Number(x.toFixed(3)) : x))}`,
);
if (json)
  writeFileSync(
    json,
    `${JSON.stringify({ runs, threads, ratios, prefetches, starts }, null, 2)}\n`,
  );
