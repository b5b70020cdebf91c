import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { build } from 'vite';
import {
  runInWorker,
  type StorageJob,
  type StorageMethod,
  type StorageRun,
} from './bench-storage-job';
import { browserArguments, ensureBrowser } from './browser';
import { median } from './median';
import { HAS_PROCESS_FILES, renderersOf, watchPeak } from './process-memory';

const USAGE = `Compares the stores of model files in a real browser, which is started anew before every write and read.

npm run -s bench:storage
  --megabytes N      length of the file (default 92)
  --runs N           (default 5; medians are told)
  --json FILE.json   every run`;

const LABELS = {
  idb: 'IndexedDB, 8 MiB records',
  opfs: 'private files, synchronous access',
  'opfs-snapshot': 'private files, read by `getFile()`',
} as const satisfies Record<StorageMethod, string>;

const { megabytes, runs, json, help } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '92' },
    runs: { type: 'string', default: '5' },
    json: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
}).values;
const bytes = Math.round(Number(megabytes) * 1e6);
if (help || !(bytes > 0) || !(Number(runs) >= 1)) {
  console.error(USAGE);
  process.exit(help ? 0 : 2);
}

/** The thread's script with all that it imports. */
async function bundleWorker(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      lib: {
        entry: fileURLToPath(new URL('bench-storage.worker.ts', import.meta.url)),
        formats: ['es'],
      },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error('The worker was not built.');
  return output.output[0].code;
}

const script = await bundleWorker();
const server = createServer(({ url }, response) => {
  const isScript = url === '/worker.js';
  response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
  response.end(isScript ? script : '<!doctype html><title>storage</title>');
});
await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
const address = `http://localhost:${(server.address() as AddressInfo).port}/`;

/** Does one job in a browser of its own; what is stored stays in the profile. */
async function runJob(profile: string, job: StorageJob): Promise<StorageRun> {
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: ensureBrowser(),
    args: browserArguments({ webgpu: false }),
  });
  try {
    const page = await browser.newPage();
    // The script runner wraps named functions in a helper that the page lacks.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.goto(address);
    const peak = HAS_PROCESS_FILES ? watchPeak(renderersOf(profile)) : () => Number.NaN;
    const reply = await page.evaluate(runInWorker, job);
    if ('error' in reply) throw new Error(reply.error);
    return { ms: reply.ms, peakMegabytes: peak() };
  } finally {
    await browser.close();
  }
}

const IDB_FIRST = ['idb', 'opfs'] as const;
const OPFS_FIRST = ['opfs', 'idb'] as const;
const results: { method: StorageMethod; write?: StorageRun; read: StorageRun }[] = [];
try {
  for (let round = 0; round < Number(runs); round++) {
    // In turns, and each first in every other round, so that whatever else the machine does hits both.
    for (const method of round % 2 === 0 ? IDB_FIRST : OPFS_FIRST) {
      const profile = mkdtempSync(join(tmpdir(), 'bench-storage-'));
      try {
        const write = await runJob(profile, { method, operation: 'write', bytes });
        results.push({
          method,
          write,
          read: await runJob(profile, { method, operation: 'read', bytes }),
        });
        if (method === 'opfs') {
          const snapshot = 'opfs-snapshot';
          const job = { method: snapshot, operation: 'read', bytes } as const;
          results.push({ method: snapshot, read: await runJob(profile, job) });
        }
      } finally {
        rmSync(profile, { recursive: true, force: true });
      }
    }
    console.error(`round ${round + 1} of ${runs}`);
  }
} finally {
  server.close();
}

/** The middle one, in whole units; a dash if there are none. */
function middle(values: readonly (number | undefined)[]): string {
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? median(known).toFixed(0) : '–';
}

console.log(`${megabytes} MB, ${runs} runs, medians\n`);
console.log('| method | write, ms | read, ms | peak of a write, MB | peak of a read, MB |');
console.log('| --- | --- | --- | --- | --- |');
for (const method of Object.keys(LABELS) as StorageMethod[]) {
  const own = results.filter((result) => result.method === method);
  const cells = [
    middle(own.map(({ write }) => write?.ms)),
    middle(own.map(({ read }) => read.ms)),
    middle(own.map(({ write }) => write?.peakMegabytes)),
    middle(own.map(({ read }) => read.peakMegabytes)),
  ];
  console.log(`| ${LABELS[method]} | ${cells.join(' | ')} |`);
}
if (json) writeFileSync(json, `${JSON.stringify({ megabytes, results }, null, 2)}\n`);
