import { type InputOptions, type OutputOptions, type RolldownOutput, rolldown } from 'rolldown';
import { ENTRIES, entryName, PACKAGE, ROOT, SERVICE_WORKER, THREADS } from './package-entries';
import { importedAnywhere, pageAssets, threadAssets, withoutNode } from './package-plugins';
import { smallTemplates } from './small-templates-plugin';

/** Written by whoever uses the package. */
const PEERS = ['react', 'react/jsx-runtime'];

/**
 * What so many entries load, whether at once or later, is one file: three small ones, compressed each by itself, weigh half a kilobyte more.
 * Five load the engine at once.
 */
const COMMON = 5;

const BANNER = '/*! kokoro-speak, Apache-2.0; licences of what is inside: licences.txt */';

async function bundle(input: InputOptions, output: OutputOptions): Promise<RolldownOutput> {
  const build = await rolldown({
    cwd: ROOT,
    platform: 'browser',
    tsconfig: `${ROOT}tsconfig.json`,
    resolve: {
      conditionNames: ['onnxruntime-web-use-extern-wasm', 'import', 'browser', 'default'],
    },
    transform: { target: 'es2022', define: { 'import.meta.env': '{}' } },
    onLog(level, log) {
      if (level === 'warn') throw new Error(log.message);
    },
    ...input,
  });
  try {
    return await build.write({
      format: 'esm',
      minify: true,
      // What others ask to be told stands in one file; in each script it would weigh more than some of what it is about.
      comments: { legal: false, annotation: true, jsdoc: false },
      // What an entry loads besides needs no second one.
      postBanner: ({ isEntry }) => (isEntry ? BANNER : ''),
      ...output,
    });
  } finally {
    await build.close();
  }
}

/** Builds the entries into `dist/`, with what they share in chunks beside them. */
export async function buildEntries(): Promise<RolldownOutput> {
  const input = Object.entries(ENTRIES).map(([entry, source]) => [entryName(entry), ROOT + source]);
  return bundle(
    {
      input: Object.fromEntries(input),
      external: PEERS,
      plugins: [smallTemplates, pageAssets, importedAnywhere],
    },
    {
      dir: `${PACKAGE}dist`,
      entryFileNames: '[name].js',
      // Beside the entries: `./assets/` has to mean the same from all of them.
      chunkFileNames: '[name]-[hash].js',
      codeSplitting: { groups: [{ name: 'speech', minShareCount: COMMON }] },
    },
  );
}

/** Builds the service worker, which every site copies, as a classic script: other service workers may import it. */
export async function buildServiceWorker(): Promise<void> {
  await bundle(
    { input: ROOT + SERVICE_WORKER },
    { file: `${PACKAGE}dist/isolation.worker.js`, format: 'iife', codeSplitting: false },
  );
}

/** Builds the scripts of other threads into `dist/assets/`. */
export async function buildThreads(): Promise<void> {
  for (const [name, source] of Object.entries(THREADS))
    await bundle(
      { input: ROOT + source, plugins: [threadAssets, withoutNode] },
      { file: `${PACKAGE}dist/assets/${name}`, codeSplitting: false },
    );
}
