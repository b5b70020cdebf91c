import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { startModelHub } from './bench-hub';
import { browserArguments, ensureBrowser } from './browser';
import { watchScriptHeap } from './script-heap';
import { serveDist } from './serve-dist';
import {
  levelsInPage,
  releaseInPage,
  type SoakCase,
  settleInPage,
  setUpInPage,
  utterInPage,
} from './soak-page';
import { type SoakSample, type SoakUtterance, soakReport, soakTable } from './soak-report';
import { LONGEST, soakBlocks } from './soak-texts';
import { referenceLoop } from './soak-verdict';

const USAGE = `Speaks without end in the built app and watches what stays behind: time, memory, and everything that is counted.
Ctrl+C ends it with what was measured so far. Exits with 1 when something leaked or the memory grew.

npm run -s soak
  --minutes N          after the warm-up (default 1)
  --providers LIST     wasm, webgpu or both (default: wasm,webgpu); WebGPU is a software adapter, the draft voice only
  --json FILE.json     every utterance and every sample`;

const { values: options } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    providers: { type: 'string', default: 'wasm,webgpu' },
    json: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
const minutes = Number(options.minutes);
const providers = options.providers.split(',');
const known = providers.every((provider) => ['wasm', 'webgpu'].includes(provider));
if (options.help || !(minutes > 0) || !known) {
  console.error(USAGE);
  process.exit(options.help ? 0 : 2);
}

/** Utterances up to this many words are heard; longer ones would only be waited for. */
const ALOUD_WORDS = 3;
/** Words of the longest utterance on a software adapter, which computes some 20 times slower than WASM. */
const SOFTWARE_GPU_WORDS = 3;
/** Seconds between two looks at the memory. */
const SAMPLE_EVERY = 2;

/** The warm-up ends with a block that leaves the runtime's memory as it was, or after so many. */
const WARM_UP_BLOCKS = 6;

const dist = await serveDist({ port: 4950 });
const hub = await startModelHub({ width: 'tiny', precision: 'q8' }, 'soak');

const cases = [
  { name: 'wasm draft', provider: 'wasm', voice: 'draft_mid' },
  {
    name: 'wasm tiny',
    provider: 'wasm',
    voice: 'af_heart',
    model: { kind: 'manifest', url: hub.manifestUrl },
  },
  // The tiny model, with more operators than the draft voice, takes minutes to compile on a software adapter.
  { name: 'webgpu draft', provider: 'webgpu', voice: 'draft_mid' },
] as const satisfies readonly SoakCase[];
const chosen: SoakCase[] = cases.filter(({ provider }) => providers.includes(provider));

const utterances: SoakUtterance[] = [];
const samples: SoakSample[] = [];
let end: SoakSample | undefined;
let seconds = 0;
let stopped = false;
process.once('SIGINT', () => {
  stopped = true;
  console.error('Ending after this utterance …');
});

const browser = await chromium.launch({
  executablePath: ensureBrowser(),
  args: browserArguments(),
  // Ctrl+C is for this command: the table needs the browser a little longer.
  handleSIGINT: false,
});
let began = performance.now();
const elapsed = () => (performance.now() - began) / 1000;
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(`page: ${error.message}`));
  // The script runner wraps named functions in a helper that the page lacks.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto(new URL('licences.txt', dist.url).href);
  const scriptHeap = await watchScriptHeap(page);
  const library = new URL('kokoro-speak.js', dist.url).href;
  await page.evaluate(setUpInPage, { library, cases: chosen });

  const utter = async (it: SoakCase, words: number, text: string): Promise<SoakUtterance> => {
    const { name, voice } = it;
    // What cannot keep up would only underrun.
    const aloud = words <= ALOUD_WORDS && it.provider === 'wasm';
    return {
      name,
      words,
      aloud,
      ...(await page.evaluate(utterInPage, { name, voice, text, aloud })),
    };
  };
  const tell = (taken: SoakSample) => {
    const [seconds, heap] = [taken.at.toFixed(0), (taken.heapBytes / 1e6).toFixed(0)];
    console.error(
      `${seconds} s: ${utterances.length} utterances, ${heap} MB, ${taken.leakWarnings} leak warnings`,
    );
    return taken;
  };
  const sample = async (): Promise<SoakSample> => {
    const [scriptBytes, referenceMs] = [await scriptHeap(), referenceLoop()];
    return { at: elapsed(), scriptBytes, referenceMs, ...(await page.evaluate(levelsInPage)) };
  };

  const longest = (it: SoakCase) =>
    it.provider === 'wasm' ? Number.POSITIVE_INFINITY : SOFTWARE_GPU_WORDS;
  const blocks = soakBlocks();
  for (const it of chosen) {
    let [before, after] = [-1, 0];
    if (LONGEST.words <= longest(it)) await utter(it, LONGEST.words, LONGEST.text);
    for (let block = 0; block < WARM_UP_BLOCKS && after > before && !stopped; block++) {
      before = after;
      for (const { words, text } of blocks.next().value)
        if (words <= longest(it) && !stopped) await utter(it, words, text);
      await page.evaluate(settleInPage, it.name);
      after = (await page.evaluate(levelsInPage)).heapBytes;
    }
    console.error(`${it.name} is warm after ${elapsed().toFixed(0)} s`);
  }
  began = performance.now();
  const isOver = () => stopped || elapsed() >= 60 * minutes;
  while (!isOver())
    for (const { words, text } of blocks.next().value) {
      if (isOver()) break;
      for (const it of chosen)
        if (words <= longest(it)) utterances.push(await utter(it, words, text));
      const { at } = samples.at(-1) ?? { at: Number.NEGATIVE_INFINITY };
      if (elapsed() - at >= SAMPLE_EVERY) samples.push(tell(await sample()));
    }
  seconds = elapsed();
  await page.evaluate(releaseInPage);
  end = await sample();
} finally {
  await browser.close();
  await Promise.all([dist.close(), hub.close()]);
}

const record = { seconds, utterances, samples, end };
const report = soakReport(record);
console.log(soakTable(record, report));
if (options.json)
  writeFileSync(options.json, `${JSON.stringify({ report, ...record }, null, 2)}\n`);
process.exitCode = report.passed ? 0 : 1;
