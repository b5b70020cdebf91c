import type { Plugin } from 'rolldown';
import { assetName, DRAFT, FILES, ROOT, THREADS } from './package-entries';

// The one form that Vite, webpack, Rollup and Parcel all find, and that means the same without any of them. It has to
// reach the output as it is written here.

/** An expression for the address of a file of the package, in a module that lies beside `assets/`. */
function addressOf(name: string, query = ''): string {
  return `new URL(${JSON.stringify(`./assets/${name}${query}`)}, import.meta.url).href`;
}

function table(entries: readonly (readonly [string, string])[]): string {
  const rows = entries.map(([key, code]) => `${JSON.stringify(key)}: ${code}`);
  return `Object.freeze({ ${rows.join(', ')} })`;
}

/** Modules that make addresses absolute → how many they make. */
const ABSOLUTE: Readonly<Record<string, number>> = {
  'src/engine/package-files.ts': 2,
  'src/engine/spawn.ts': 1,
};

/** Names files in `assets/` as the page's code does. */
export const pageAssets: Plugin = {
  name: 'kokoro-speak:page-assets',
  resolveId: (id) => (/\?(worker&)?url$/.test(id) ? `\0asset:${id}` : undefined),
  load(id) {
    if (id.startsWith('\0asset:')) {
      const file = assetName(id.replace(/\?.*/, '')).replace(/\.(worker|worklet)$/, '.$1.js');
      if (file.endsWith('.js') && !(file in THREADS))
        throw new Error(`${file} is no thread's script`);
      return `export default ${addressOf(file)};`;
    }
    if (id !== `${ROOT}src/engine/bundled-files.ts`) return undefined;
    const files = Object.keys(FILES).map((name) => [name, addressOf(name)] as const);
    // Vite would write what is as small as a voice into the script, and many a content security policy forbids to read it there.
    const draft = DRAFT.map((path) => [path, addressOf(assetName(path), '?no-inline')] as const);
    return `export const BUNDLED_FILES = ${table(files)};
      export const BUNDLED_DRAFT = ${table(draft)};`;
  },
  transform(code, id) {
    const times = ABSOLUTE[id.replace(ROOT, '')];
    if (!times) return undefined;
    // What they are given here is absolute, and a bundler would ask what file is meant by a name that it cannot read.
    return replaced(code, /, import\.meta\.url\)/g, ')', times, id);
  },
};

/** Replaces in a module; throws where there is nothing to replace, so that no change of the source goes unnoticed. */
function replaced(code: string, pattern: RegExp, by: string, times: number, id: string): string {
  const found = [...code.matchAll(pattern)].length;
  if (found !== times) throw new Error(`${id}: ${found} places match ${pattern}, not ${times}`);
  return code.replace(pattern, by);
}

const BUNDLED_FILE = `import { bundledFile as $bundledFile } from ${JSON.stringify(`${ROOT}src/shared/bundled-file.ts`)};`;

/**
 * Lets threads ask where a file of theirs is; the page has told them all. Not by `import.meta`: webpack makes scripts that it is given as
 * files smaller, too, and reads them as classic ones.
 */
const whereIs = (name: string) => `new URL($bundledFile(${name}))`;

/** Names files in `assets/` as the threads' code does. */
export const threadAssets: Plugin = {
  name: 'kokoro-speak:thread-assets',
  resolveId: (id) => (id.endsWith('?url') ? `\0asset:${id}` : undefined),
  load(id) {
    if (!id.startsWith('\0asset:')) return undefined;
    const name = assetName(id.replace(/\?.*/, ''));
    if (!(name in FILES)) throw new Error(`${name} is not among the package's files`);
    return `${BUNDLED_FILE} export default ${whereIs(JSON.stringify(name))}.href;`;
  },
  transform(code, id) {
    if (id === `${ROOT}src/runtime/runtime-bundle.ts`) {
      const pattern = /import\('onnxruntime-web\/(wasm|jspi|webgpu)'\)/g;
      const by = `import(${whereIs("'ort.$1.min.mjs'")}.href)`;
      return `${BUNDLED_FILE} ${replaced(code, pattern, by, 3, id)}`;
    }
    if (id === `${ROOT}src/text/lexicon/cmu-lexicon.ts`) {
      const pattern = /new URL\('\.\/data\/([\w-]+\.bin)', import\.meta\.url\)/g;
      return `${BUNDLED_FILE} ${replaced(code, pattern, whereIs("'$1'"), 3, id)}`;
    }
    return undefined;
  },
};

/**
 * Lit asks for the page while it is imported, which where there is none would throw. It has a form for servers, but that
 * brings a registry of elements of its own; here nothing is to be defined.
 */
export const importedAnywhere: Plugin = {
  name: 'kokoro-speak:imported-anywhere',
  transform(code, id) {
    if (id.endsWith('/@lit/reactive-element/reactive-element.js')) {
      const by = 'extends (globalThis.HTMLElement ?? class {})';
      return replaced(code, /extends HTMLElement\b/g, by, 1, id);
    }
    if (id.endsWith('/lit-html/lit-html.js')) {
      const by = '$1=globalThis.document ?? { createTreeWalker: () => undefined }$2';
      return replaced(code, /\b(\w)=document([,;])/g, by, 1, id);
    }
    return undefined;
  },
};

/** Sonic's glue code asks for a module of Node's where it runs in Node, which it never does here. */
export const withoutNode: Plugin = {
  name: 'kokoro-speak:without-node',
  resolveId: (id, importer) =>
    id === 'module' && importer?.includes('sonic-wasm') ? '\0without-node' : undefined,
  load: (id) => (id === '\0without-node' ? 'export {};' : undefined),
};
