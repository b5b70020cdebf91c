import { fileURLToPath } from 'node:url';

/** The project's folder, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Where the package is built; git ignores it. */
export const PACKAGE = `${ROOT}package/`;

/** What a page may import of the package → its source. One line for each. */
export const ENTRIES = {
  '.': 'src/element-defined.ts',
  './element': 'src/element-entry.ts',
  './engine': 'src/engine-entry.ts',
  './speech-synthesis': 'src/speech-synthesis.ts',
  './react': 'src/react/kokoro-speak.ts',
  './sw': 'src/isolation/register.ts',
} as const satisfies Readonly<Record<string, string>>;

/** Entries whose import does something; of all others a bundler may leave out what is not used. */
export const WITH_EFFECT = ['.', './react'] as const satisfies readonly (keyof typeof ENTRIES)[];

/** Scripts of other threads → their sources. Each is one file that imports nothing. */
export const THREADS = {
  'model.worker.js': 'workers/model.worker.ts',
  'player.worklet.js': 'workers/player.worklet.ts',
  'speech.worker.js': 'workers/speech.worker.ts',
  'text.worker.js': 'workers/text.worker.ts',
} as const satisfies Readonly<Record<string, string>>;

/** The service worker, a file of its own beside the entries. */
export const SERVICE_WORKER = 'workers/isolation.worker.ts';

/** Forms of the runtime: its API, its glue and its binary are three files each. */
const RUNTIMES = { wasm: '', jspi: '.jspi', webgpu: '.asyncify' } as const;

/** Files that threads load by themselves → where the build takes them from. */
export const FILES: Readonly<Record<string, string>> = Object.freeze({
  ...Object.fromEntries(
    Object.entries(RUNTIMES)
      .flatMap(([api, suffix]) => [
        `ort.${api}.min.mjs`,
        `ort-wasm-simd-threaded${suffix}.mjs`,
        `ort-wasm-simd-threaded${suffix}.wasm`,
      ])
      .map((name) => [name, `node_modules/onnxruntime-web/dist/${name}`]),
  ),
  'cmudict.bin': 'src/text/lexicon/data/cmudict.bin',
  'homographs.bin': 'src/text/lexicon/data/homographs.bin',
  'letter-sounds.bin': 'src/text/lexicon/data/letter-sounds.bin',
});

/** Files of the draft voice, by their paths below the folder that `asset-base` names. */
export const DRAFT = [
  'models/draft/draft.onnx',
  'models/draft/voices/draft_high.bin',
  'models/draft/voices/draft_low.bin',
  'models/draft/voices/draft_mid.bin',
] as const;

/** Of Sonic; the page loads it for the audio thread. */
export const SONIC = 'node_modules/@echogarden/sonic-wasm/sonic.wasm';

/** The name of an entry's files: `index` for `.`, `react` for `./react`. */
export function entryName(entry: string): string {
  return entry === '.' ? 'index' : entry.slice(2);
}

/** The name that a source file has in the package's `assets`. */
export function assetName(path: string): string {
  return path.split('/').at(-1) ?? path;
}
