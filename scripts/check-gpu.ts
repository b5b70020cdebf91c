import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { encodeWav } from '../src/audio/wav';
import { BENCH_TEXTS, type BenchTextName } from '../src/bench/texts';
import { SAMPLE_RATE } from '../src/contracts/audio';
import type { EngineOptions } from '../src/contracts/engine';
import { chooseModel } from './bench-device-model';
import type { DeviceBenchModel } from './bench-device-options';
import { readFolder, startBenchSite } from './bench-site';
import { browserArguments, ensureBrowser } from './browser';
import { GPU_CHECK_USAGE, type GpuCheckOptions, parseGpuCheckOptions } from './check-gpu-options';
import { type DeviceSpeechJob, speakOnDevice } from './check-gpu-page';
import {
  adapterName,
  type CheckedAdapter,
  type CheckedModel,
  checkedModel,
  type GpuCheck,
  gpuCheckTable,
  gpuFaults,
  piecesOf,
} from './check-gpu-verdict';
import { ensureBuilt } from './ensure-built';

/**
 * What is spoken on the graphics card: once to compile programs, and again; then a longer text in the same way, for which a software
 * adapter would take minutes. WASM compiles nothing for a text, so it speaks each once.
 */
function textsFor({ software }: GpuCheckOptions): BenchTextName[] {
  return software ? ['short', 'short'] : ['short', 'short', 'long', 'long'];
}

function readOptions(): GpuCheckOptions {
  try {
    const options = parseGpuCheckOptions(process.argv.slice(2));
    if (options) return options;
  } catch (error) {
    console.error(`${GPU_CHECK_USAGE}\n\n${error instanceof Error ? error.message : error}`);
    process.exit(2);
  }
  console.log(GPU_CHECK_USAGE);
  process.exit(0);
}

/** Runs inside the page. Self-contained, because it is sent there as source text. */
async function describeInPage(): Promise<CheckedAdapter | undefined> {
  // A browser whose graphics process cannot work with the driver never answers.
  const ask = () =>
    Promise.race([
      navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' }),
      new Promise<null>((resolve) => setTimeout(resolve, 20_000, null)),
    ]);
  // The first answer of a browser may be wrong, see src/shared/graphics-adapter.ts.
  const adapter = (await ask()) ?? (await ask());
  if (!adapter) return undefined;
  const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
  const limits: Record<string, number> = {};
  for (const name in adapter.limits)
    limits[name] = adapter.limits[name as keyof GPUSupportedLimits] as number;
  return {
    vendor,
    architecture,
    device,
    description,
    software: isFallbackAdapter,
    features: [...adapter.features],
    limits,
  };
}

/** What one model says on the graphics card and on WASM. */
async function checkModel(page: Page, library: string, name: DeviceBenchModel) {
  const model = await chooseModel(name);
  const { voice } = model;
  const spoken = textsFor(options);
  const common = {
    model: model.request,
    fallback: 'none',
    audioCache: 'off',
    dual: 'off',
  } as const;
  const speak = (own: EngineOptions, names: readonly BenchTextName[], canaryMs: number) => {
    const texts = names.map((text) => BENCH_TEXTS[text]);
    const job: DeviceSpeechJob = {
      library,
      voice,
      texts,
      canaryMs,
      options: { ...own, ...common },
    };
    return page.evaluate(speakOnDevice, job);
  };
  try {
    // A software adapter counts as none where nobody names WebGPU.
    const request = options.software ? 'webgpu' : 'auto';
    const gpu = await speak({ provider: request }, spoken, 1000 * options.canarySeconds);
    console.error(
      `${name}: spoken by ${gpu.changes.map(({ provider }) => provider).join(', then ')}.`,
    );
    const own = [...new Set(spoken)];
    const wasm = await speak({ provider: 'wasm' }, own, 0);
    return checkedModel(name, { spoken, gpu }, { spoken: own, wasm });
  } finally {
    await model.close();
  }
}

/** Of the first text: one sentence, so one piece. */
function keepSounds(folder: string, { model, texts: [first] }: CheckedModel): void {
  mkdirSync(folder, { recursive: true });
  for (const [device, text] of Object.entries({ gpu: first?.gpu, wasm: first?.wasm }))
    for (const { samples } of text ? piecesOf(text) : [])
      writeFileSync(join(folder, `${model}-${device}.wav`), encodeWav(samples, SAMPLE_RATE));
}

/** As JSON, without the sounds. */
function toJson(check: GpuCheck & { readonly browser: string }, said: readonly string[]): string {
  const faults = gpuFaults(check);
  const record = { schema: 'kokoro-speak/gpu-check', version: 1, made, ...check, said, faults };
  return `${JSON.stringify(record, (key, value) => (key === 'pieces' ? undefined : value), 2)}\n`;
}

const options = readOptions();
const made = new Date().toISOString();
if (options.dist === undefined) await ensureBuilt();
const dist = options.dist ?? fileURLToPath(new URL('../dist/', import.meta.url));
const site = await startBenchSite({ app: readFolder(dist) });
const profile = mkdtempSync(join(tmpdir(), 'kokoro-speak-gpu-'));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: ensureBrowser(),
  args: browserArguments({ webgpu: options.software || 'hardware' }),
});
const browser = `Chromium ${context.browser()?.version() ?? ''}`.trim();
const said: string[] = [];
const models: CheckedModel[] = [];
try {
  const page = context.pages()[0] ?? (await context.newPage());
  const hear = (line: string) => {
    said.push(line);
    console.error(`page: ${line}`);
  };
  page.on('console', (message) => hear(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => hear(error.message));
  page.on('crash', () => hear('the page crashed'));
  // The script runner wraps named functions in a helper that the page lacks.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto(site.url);
  const adapter = await page.evaluate(describeInPage);
  console.log(`${browser}, adapter: ${adapter ? adapterName(adapter) : 'none'}\n`);
  const check = () => ({ browser, adapter, software: options.software, models });
  const keep = () => options.json && writeFileSync(options.json, toJson(check(), said));
  if (adapter && (options.software || !adapter.software)) {
    for (const name of options.models) {
      const checked = await checkModel(page, `${site.url}app/kokoro-speak.js`, name);
      models.push(checked);
      if (options.sounds) keepSounds(options.sounds, checked);
      keep();
    }
    console.log(gpuCheckTable(check()));
  }
  keep();
  const faults = gpuFaults(check());
  for (const fault of faults) console.log(fault);
  if (faults.length === 0) console.log('The page speaks on the adapter, and it sounds as on WASM.');
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  await context.close();
  await site.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
