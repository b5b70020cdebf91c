import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { chromium, type Page } from 'playwright';
import { browserArguments, ensureBrowser } from './browser';
import * as consumers from './package-consumers';
import { ensureTools } from './package-element-data';
import { ENTRIES, ROOT } from './package-entries';
import { integrityOf } from './package-integrity';
import { checkTypes, lintPackage } from './package-lint';
import { startPackageSite } from './package-site';
import { BUDGETS, staticGraph, totalOf } from './package-size';
import { checkIntegrity } from './package-tampered';
import { leaveOddThings, takeTurns } from './package-versions';
import { type Visited, visit, visitRefused } from './package-visit';

// Builds, packs and installs the package, and uses it as others would. The last line has the sizes; exits with 1 if anything fails.

const { CONSUMERS, INSTALLED, WORK, pageWith } = consumers;
const only = process.argv.slice(2);
const failed: string[] = [];

/** Whether a check was asked for, by a word of its name; all are where none was. */
const isWanted = (name: string) => only.length === 0 || only.some((word) => name.includes(word));

/** Runs one check, all others whatever comes of it. */
async function check(name: string, job: () => Promise<unknown> | unknown): Promise<void> {
  if (!isWanted(name)) return;
  const began = Date.now();
  try {
    await job();
    console.log(`ok      ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed.push(name);
    console.log(`FAILED  ${name}\n${String(error).replace(/^/gm, '        ')}`);
  }
}

ensureTools();
execFileSync('npm', ['run', '--silent', 'build:package'], { cwd: ROOT, stdio: 'inherit' });
const tarball = consumers.packAndInstall();
const browser = await chromium.launch({
  executablePath: ensureBrowser(),
  args: browserArguments({ webgpu: false, autoplay: false }),
});

/** Visits a folder's page on a server of its own. */
async function visitFolder(folder: string, headers: Record<string, string> = {}): Promise<Visited> {
  const site = await startPackageSite({ '/': folder }, { headers });
  try {
    return await visit(browser, { url: `${site.origin}/`, origins: [site.origin] });
  } finally {
    site.close();
  }
}

/** Visits a page that has the package's folder on its server. */
async function visitPage(
  script: string,
  options: Partial<Parameters<typeof visit>[1]> & { headers?: Record<string, string> } = {},
  folders: Readonly<Record<string, string>> = {},
): Promise<Visited> {
  const { headers = {}, origins = [], ...rest } = options;
  const site = await startPackageSite(
    { '/kokoro-speak/': `${INSTALLED}dist/`, ...folders },
    { headers, page: pageWith(script) },
  );
  try {
    const all = [site.origin, ...origins];
    return await visit(browser, { url: `${site.origin}/`, ...rest, origins: all });
  } finally {
    site.close();
  }
}

const TAG = '<script type="module" src="/kokoro-speak/index.js"></script>';
const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; connect-src 'self'; img-src data:";

/** The part of the engine's weight that one small class of it may bring. */
const MOST_OF_ENGINE = 0.4;

await check('publint', () => lintPackage(INSTALLED));
await check('types: arethetypeswrong', () => checkTypes(tarball, Object.keys(ENTRIES)));
await check('types: compiled by bundler and node16 rules', () => consumers.compileTypes());
await check('Node: import', () => consumers.importInNode());

await check('one class of the engine: the rest is left out', async () => {
  const all = totalOf(staticGraph(`${INSTALLED}dist/`, 'engine.js'));
  for (const [tool, build] of Object.entries(consumers.BUILDERS)) {
    const one = totalOf(await build('one-class.js'));
    console.log(`        ${tool}: ${one.toFixed(1)} of ${all.toFixed(1)} kB with gzip`);
    if (!(one / all < MOST_OF_ENGINE)) throw new Error(`${tool} keeps too much`);
  }
});

await check('plain page, strict content security policy', async () => {
  const { beforePlay } = await visitPage(TAG, { headers: { 'content-security-policy': STRICT } });
  const names = beforePlay.map((url) => new URL(url).pathname.replace('/kokoro-speak/', ''));
  const expected = ['/', ...staticGraph(`${INSTALLED}dist/`, 'index.js').keys()];
  const more = names.filter((name) => !expected.includes(name));
  if (more.length > 0) throw new Error(`loaded before Play: ${more.join(' ')}`);
  console.log(`        ${beforePlay.length} requests before Play`);
});

await check('content delivery network of another origin, with integrity', async () => {
  const files = { '/kokoro-speak/': `${INSTALLED}dist/` };
  const headers = { 'access-control-allow-origin': '*' };
  const cdn = await startPackageSite(files, { headers });
  const hash = integrityOf(readFileSync(`${INSTALLED}dist/index.js`));
  const address = `${cdn.origin}/kokoro-speak/index.js`;
  try {
    await visitPage(
      `<script type="module" crossorigin integrity="${hash}" src="${address}"></script>`,
      { origins: [cdn.origin] },
    );
  } finally {
    cdn.close();
  }
});

await check('content delivery network, every module with integrity', () => checkIntegrity(browser));

await check('content delivery network, policy without blob: threads', async () => {
  const headers = { 'access-control-allow-origin': '*' };
  const cdn = await startPackageSite({ '/kokoro-speak/': `${INSTALLED}dist/` }, { headers });
  const address = `${cdn.origin}/kokoro-speak/index.js`;
  const policy = STRICT.replace(/(script|connect)-src 'self'/g, `$& ${cdn.origin}`);
  const site = await startPackageSite(
    {},
    {
      headers: { 'content-security-policy': policy },
      page: pageWith(`<script type="module" crossorigin src="${address}"></script>`),
    },
  );
  try {
    const { message } = await visitRefused(browser, `${site.origin}/`);
    const needed = `worker-src blob:; script-src ${cdn.origin}; connect-src ${cdn.origin}`;
    if (!message?.includes(needed)) throw new Error(`what it says is: ${message}`);
  } finally {
    site.close();
    cdn.close();
  }
});

await check('content delivery network, isolated page with threads', async () => {
  const cross = 'Cross-Origin-Resource-Policy';
  const headers = { 'access-control-allow-origin': '*', [cross]: 'cross-origin' };
  const cdn = await startPackageSite({ '/kokoro-speak/': `${INSTALLED}dist/` }, { headers });
  const isolating = {
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
  };
  try {
    await visitPage(
      `<script type="module" crossorigin src="${cdn.origin}/kokoro-speak/index.js"></script>`,
      { headers: isolating, origins: [cdn.origin], before: withThreads },
    );
  } finally {
    cdn.close();
  }
});

/** Asks for two threads of WASM, as soon as the page is isolated; it fails where that never happens. */
async function withThreads(page: Page): Promise<void> {
  await page.waitForFunction(() => crossOriginIsolated);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.querySelector('kokoro-speak')?.setAttribute('threads', '2'));
}

await check('Vite: element', async () =>
  visitFolder(await consumers.buildWithVite('vite', 'element.js')),
);
await check('Vite: engine', async () =>
  visitFolder(await consumers.buildWithVite('vite-engine', 'engine.js')),
);
await check('Vite: development server', async () => {
  const { url, close } = await consumers.serveWithVite('vite-dev', 'element.js');
  try {
    await visit(browser, { url, origins: [new URL(url).origin] });
  } finally {
    await close();
  }
});
await check('webpack', async () =>
  visitFolder(await consumers.buildWithWebpack('webpack', 'element.js')),
);
await check('esbuild, in parts', async () =>
  visitFolder(consumers.buildWithEsbuild('esbuild', 'element.js', ['--splitting'])),
);
await check('esbuild, one file', async () =>
  visitFolder(consumers.buildWithEsbuild('esbuild-one', 'element.js', [])),
);
await check('Rollup', async () =>
  visitFolder(await consumers.buildWithRollup('rollup', 'element.js')),
);
await check('Rollup: speech synthesis', async () =>
  visitFolder(await consumers.buildWithRollup('rollup-synthesis', 'synthesis.js')),
);
await check('Vite: speech synthesis', async () =>
  visitFolder(await consumers.buildWithVite('vite-synthesis', 'synthesis.js')),
);
await check('React 19', async () =>
  visitFolder(await consumers.buildWithVite('react-19', 'react.js')),
);
await check('React 18', async () => {
  const modules = `${CONSUMERS}node_modules/`;
  const alias = { 'react-dom': `${modules}react-dom-18`, react: `${modules}react-18` };
  await visitFolder(await consumers.buildWithVite('react-18', 'react.js', alias));
});

await check('service worker: isolation, threads', async () => {
  const script = `${TAG}<script type="module">import { isolate } from '/kokoro-speak/sw.js';
    globalThis.isolation = await isolate();</script>`;
  await visitPage(
    script,
    { before: withThreads },
    { '/isolation.worker.js': `${INSTALLED}dist/isolation.worker.js` },
  );
});

await check('two versions in one page', async () => {
  cpSync(`${INSTALLED}dist`, `${WORK}other`, { recursive: true });
  const script = `${TAG}<script type="module">import { KokoroSpeech } from '/other/engine.js'; import '/other/index.js';
    globalThis.KokoroSpeech = KokoroSpeech;</script>`;
  const options = { before: leaveOddThings, after: takeTurns };
  await visitPage(script, options, { '/other/': `${WORK}other/` });
});

await browser.close();

const sizes = Object.entries(BUDGETS).map(([entry, budget]) => {
  const graph = staticGraph(`${INSTALLED}dist/`, `${entry}.js`);
  const size = totalOf(graph);
  if (size > budget && isWanted(`size of ${entry}`)) {
    failed.push(`size of ${entry}`);
    console.log(`FAILED  size of ${entry}`);
    for (const [file, bytes] of graph) console.log(`        ${file} ${bytes}`);
  }
  return `${entry} ${size.toFixed(1)} of ${budget} kB`;
});
if (failed.length > 0) console.log(`failed: ${failed.join(', ')}`);
console.log(`sizes with gzip: ${sizes.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
