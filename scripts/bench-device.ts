import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import type { BenchRequest } from '../src/bench/bench-controller';
import { configurationsOf, referenceFor } from '../src/bench/configuration';
import { toJson, toMarkdown } from '../src/bench/exports';
import { BENCH_TEXT_NAMES } from '../src/bench/texts';
import { modelKey } from '../src/engine/device-choice';
import { type ChosenModel, chooseModel } from './bench-device-model';
import {
  DEVICE_BENCH_USAGE,
  type DeviceBenchOptions,
  parseDeviceBenchOptions,
} from './bench-device-options';
import { readFolder, startBenchSite } from './bench-site';
import { browserArguments, ensureBrowser } from './browser';
import { ensureBuilt } from './ensure-built';

function readOptions(): DeviceBenchOptions {
  try {
    const options = parseDeviceBenchOptions(process.argv.slice(2));
    if (options) return options;
  } catch (error) {
    console.error(`${DEVICE_BENCH_USAGE}\n\n${error instanceof Error ? error.message : error}`);
    process.exit(2);
  }
  console.log(DEVICE_BENCH_USAGE);
  process.exit(0);
}

function requestOf(options: DeviceBenchOptions, model: ChosenModel): BenchRequest {
  const { providers, profiles, runs, cold } = options;
  const threads = options.threads ?? [...new Set([1, Math.min(4, availableParallelism())])];
  return {
    request: model.request,
    options: {
      model: modelKey(model.request),
      modelName: model.name,
      timingOnly: model.timingOnly,
      voice: model.voice,
      configurations: configurationsOf({ providers, profiles, threads }),
      reference: referenceFor(model.request),
      texts: BENCH_TEXT_NAMES,
      runs,
      cold,
      seed: Date.now() % 2 ** 31,
    },
  };
}

const options = readOptions();
if (options.dist === undefined) await ensureBuilt();
const folder = options.dist ?? fileURLToPath(new URL('../dist/', import.meta.url));
if (!existsSync(join(folder, 'index.html'))) {
  console.error(`There is no built app in ${folder}: it lacks index.html.`);
  process.exit(2);
}
const model = await chooseModel(options.model);
const site = await startBenchSite({ app: readFolder(folder) });
// A profile on the disk keeps compiled code, as a reader's browser does.
const profile = mkdtempSync(join(tmpdir(), 'kokoro-speak-bench-'));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: ensureBrowser(),
  args: browserArguments({
    webgpu: options.providers.includes('webgpu') && (options.gpu ? 'hardware' : true),
  }),
  // Who ends the command gets what was observed so far.
  handleSIGINT: false,
  handleSIGTERM: false,
});
try {
  const page = context.pages()[0] ?? (await context.newPage());
  page.on('pageerror', (error) => console.error(`page: ${error.message}`));
  // The script runner wraps named functions in a helper that the page lacks.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto(`${site.url}app/index.html#/bench`);
  await page.locator('kokoro-bench h2').waitFor();
  const measured = page.evaluate(
    (request) => document.querySelector('kokoro-bench')?.measure(request, {}),
    requestOf(options, model),
  );
  const stop = () => void page.locator('kokoro-bench .progress button').click();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  let told = '';
  const watch = setInterval(async () => {
    const words = await page
      .evaluate(() => document.querySelector('kokoro-bench')?.words ?? '')
      .catch(() => '');
    if (words && words !== told) console.error(words);
    told = words || told;
  }, 1000);
  const report = await measured.finally(() => clearInterval(watch));
  if (report) {
    console.log(toMarkdown(report));
    if (options.json) writeFileSync(options.json, toJson(report));
  } else {
    const words = await page.evaluate(() => document.querySelector('kokoro-bench')?.words);
    console.error(words || 'The benchmark came to nothing.');
    process.exitCode = 1;
  }
} finally {
  await context.close();
  await Promise.all([site.close(), model.close()]);
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
