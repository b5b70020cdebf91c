import { createReadStream, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join, resolve } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { encodeWav } from '../src/audio/wav';
import { SAMPLE_RATE } from '../src/contracts/audio';
import { browserArguments, ensureBrowser } from './browser';
import { type SayJob, speakInPage } from './say-page';
import { serveDist } from './serve-dist';

const USAGE = `Speaks standard input with the built app in a headless browser.

npm run -s say -- --out FILE.wav          the whole text in one file
npm run -s say -- --out-dir DIR           one file for each line: 1.wav, 2.wav, …
  --voice NAME         af_heart, draft_mid, … (default: draft_mid with the draft model, else af_heart)
  --lang TAG           en-us or en-gb (default: the voice's own)
  --model draft|PATH|URL   the bundled draft voice, an ONNX file, or the address of one or of a manifest.json
  --provider auto|webgpu|webnn|wasm
  --threads N
  --json FILE.json     what was measured`;

/** Ends with a message for whoever called. */
function refuse(message: string): never {
  console.error(`${message}\n\n${USAGE}`);
  process.exit(2);
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        out: { type: 'string' },
        'out-dir': { type: 'string' },
        voice: { type: 'string' },
        lang: { type: 'string' },
        model: { type: 'string' },
        provider: { type: 'string', default: 'auto' },
        threads: { type: 'string' },
        json: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error));
  }
}

/** Serves one local file to the page, because a page cannot read the disk. */
async function serveFile(path: string): Promise<{ url: string; close(): void }> {
  const { size } = statSync(path);
  const server = createServer((_, response) => {
    response.writeHead(200, {
      'Content-Length': size,
      'Content-Type': 'application/octet-stream',
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
    createReadStream(path).pipe(response);
  });
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/${encodeURIComponent(basename(path))}`,
    close: () => server.close(),
  };
}

const options = readOptions();
if (options.help) {
  console.log(USAGE);
  process.exit(0);
}
if (!options.out === !options['out-dir']) refuse('Give either --out or --out-dir.');
const threads = options.threads === undefined ? 'auto' : Number(options.threads);
if (threads !== 'auto' && !(Number.isInteger(threads) && threads > 0))
  refuse(`--threads is ${options.threads}; it has to be a whole number above 0.`);

const input = await readAll(process.stdin);
const texts = options.out ? [input] : input.replace(/\n$/, '').split('\n');

const isUrl = /^https?:/.test(options.model ?? '');
const isFile = options.model !== undefined && options.model !== 'draft' && !isUrl;
if (isFile && !statSync(options.model ?? '', { throwIfNoEntry: false })?.isFile())
  refuse(`--model names ${options.model}, which is no file.`);
const file = isFile ? await serveFile(resolve(options.model ?? '')) : undefined;
const model = file?.url ?? options.model;
const defaultVoice = model === undefined ? 'af_heart' : 'draft_mid';

// The port is found anew, so that several can run side by side.
const server = await serveDist({ port: 4600 + (process.pid % 300) });
const browser = await chromium.launch({
  executablePath: ensureBrowser(),
  args: browserArguments(),
});
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(`page: ${error.message}`));
  // The script runner wraps named functions in a helper that the page lacks.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto(server.url);
  if (options['out-dir']) mkdirSync(options['out-dir'], { recursive: true });
  await page.exposeFunction('writeSound', (index: number, base64: string) => {
    const bytes = Buffer.from(base64, 'base64');
    const samples = new Float32Array(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
    );
    const path = options.out ?? join(options['out-dir'] ?? '.', `${index + 1}.wav`);
    writeFileSync(path, encodeWav(samples, SAMPLE_RATE));
  });
  const job: SayJob = {
    library: new URL('kokoro-speak.js', server.url).href,
    texts,
    voice: options.voice ?? defaultVoice,
    lang: options.lang,
    model,
    provider: options.provider,
    threads,
  };
  const result = await page.evaluate(speakInPage, job);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(result.report, null, 2)}\n`);
  for (const notice of result.notices) console.error(notice);
  for (const failure of result.failures) console.error(failure);
  process.exitCode = result.failures.length > 0 ? 1 : 0;
} finally {
  await browser.close();
  await server.close();
  file?.close();
}
