import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { build } from 'vite';
import { epubFile } from '../test/support/book-files';
import { pdfFile, pdfLines } from '../test/support/pdf-file';
import type { ImportRun } from './bench-import-page';
import { browserArguments, ensureBrowser } from './browser';
import { median } from './median';
import { HAS_PROCESS_FILES, renderersOf, watchPeak } from './process-memory';

const USAGE = `Imports large books in the built importer, in a browser that is started anew for each.

npm run -s bench:import
  --runs N   (default 3; medians are told)`;

const { runs, help } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, help: { type: 'boolean', short: 'h' } },
}).values;
if (help || !(Number(runs) >= 1)) {
  console.error(USAGE);
  process.exit(help ? 0 : 2);
}

let seed = 1;
/** From 0 to less than `below`, the same at each run of the script. */
function random(below: number): number {
  seed = (seed * 48_271) % 0x7fffffff;
  return seed % below;
}

const VOCABULARY = Array.from({ length: 8000 }, () =>
  Array.from({ length: 2 + random(8) }, () => String.fromCharCode(97 + random(26))).join(''),
);
const words = (count: number) =>
  Array.from({ length: count }, () => VOCABULARY[random(VOCABULARY.length)]).join(' ');

function largeEpub(chapters: number, paragraphs: number): Uint8Array {
  const texts: Record<string, string> = {};
  const nav: string[] = [];
  for (let at = 0; at < chapters; at++) {
    const name = `c${at}.xhtml`;
    const body = Array.from({ length: paragraphs }, () => `<p>${words(80)}.</p>`).join('\n');
    texts[name] = `<h1>Chapter ${at}</h1>${body}`;
    nav.push(`<li><a href="${name}">Chapter ${at}</a></li>`);
  }
  return epubFile({ texts, nav: nav.join('') });
}

function largePdf(pages: number): Uint8Array {
  const page = (at: number) => [
    { text: 'A Large Book', x: 60, y: 770 },
    ...pdfLines(
      // Paragraphs of eight lines, the last of them short.
      Array.from({ length: 52 }, (_, line) => (line % 8 < 7 ? words(14) : `${words(5)}.`)),
      60,
      720,
    ),
    { text: String(at + 1), x: 300, y: 40 },
  ];
  return pdfFile({ pages: Array.from({ length: pages }, (_, at) => page(at)) });
}

const FILES: readonly (readonly [label: string, name: string, bytes: Uint8Array])[] = [
  ['EPUB of 60 chapters', 'a.epub', largeEpub(60, 300)],
  ['EPUB of 10,000 chapters', 'b.epub', largeEpub(10_000, 1)],
  ['PDF of 300 pages', 'c.pdf', largePdf(300)],
];

const folder = mkdtempSync(join(tmpdir(), 'bench-import-'));
await build({
  publicDir: false,
  logLevel: 'error',
  build: {
    outDir: join(folder, 'site'),
    rolldownOptions: {
      input: { page: 'scripts/bench-import-page.ts' },
      output: { entryFileNames: '[name].js' },
    },
  },
});
const server = createServer(({ url = '/' }, response) => {
  const file = FILES.find(([, name]) => url === `/${name}`);
  if (file) response.end(file[2]);
  else if (url === '/') {
    response.setHeader('Content-Type', 'text/html');
    response.end(
      '<!doctype html><title>import</title><script type="module" src="/page.js"></script>',
    );
  } else {
    response.setHeader('Content-Type', 'text/javascript');
    response.end(url.endsWith('.js') ? readFileSync(join(folder, 'site', url)) : '');
  }
});
await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
const address = `http://localhost:${(server.address() as AddressInfo).port}/`;

/** Imports one file in a browser of its own. */
async function runImport(name: string, round: number): Promise<ImportRun & { peak: number }> {
  const profile = join(folder, `${name}-${round}`);
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: ensureBrowser(),
    args: browserArguments({ webgpu: false }),
  });
  try {
    const page = await browser.newPage();
    await page.goto(address);
    await page.waitForFunction('globalThis.importFrom');
    const peak = HAS_PROCESS_FILES ? watchPeak(renderersOf(profile)) : () => Number.NaN;
    const run = await page.evaluate<ImportRun>(`importFrom('/${name}', '${name}')`);
    return { ...run, peak: peak() };
  } finally {
    await browser.close();
  }
}

try {
  console.log('| file | MB | characters | chapters | seconds | peak, MB |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const [label, name, bytes] of FILES) {
    const own: (ImportRun & { peak: number })[] = [];
    for (let round = 0; round < Number(runs); round++) own.push(await runImport(name, round));
    const [first] = own;
    const seconds = median(own.map(({ ms }) => ms)) / 1000;
    const peak = median(own.map((run) => run.peak));
    const cells = [
      label,
      (bytes.length / 1e6).toFixed(1),
      first?.characters.toLocaleString('en'),
      first?.chapters,
      seconds.toFixed(1),
      peak.toFixed(0),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
} finally {
  server.close();
  rmSync(folder, { recursive: true, force: true });
}
