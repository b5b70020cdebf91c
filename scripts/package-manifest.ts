import { readFileSync, writeFileSync } from 'node:fs';
import { ENTRIES, entryName, PACKAGE, ROOT, WITH_EFFECT } from './package-entries';
import { typesOf } from './package-types';

interface RootManifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly type: string;
}

/** Writes the package's `package.json`. What it has inside it does not depend on, so React is all that it names, and not for all. */
export function writeManifest(): void {
  const root = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as RootManifest;
  const { name, version, description, license, type } = root;
  const exported = Object.entries(ENTRIES).map(([entry, source]) => [
    entry,
    { types: `./dist/types/${typesOf(source)}`, default: `./dist/${entryName(entry)}.js` },
  ]);
  const manifest = {
    ...{ name, version, description, license, type },
    keywords: ['text-to-speech', 'tts', 'kokoro', 'speech', 'web-component', 'onnx', 'offline'],
    exports: {
      ...Object.fromEntries(exported),
      './isolation.worker.js': './dist/isolation.worker.js',
      './custom-elements.json': './custom-elements.json',
      './vscode.html-custom-data.json': './vscode.html-custom-data.json',
      './integrity.json': './dist/integrity.json',
      './package.json': './package.json',
    },
    // Read where `exports` is not: by content delivery networks and old tools.
    types: `./dist/types/${typesOf(ENTRIES['.'])}`,
    customElements: './custom-elements.json',
    files: ['dist', 'custom-elements.json', 'vscode.html-custom-data.json', 'licences.txt'],
    sideEffects: [
      ...WITH_EFFECT.map((entry) => `./dist/${entryName(entry)}.js`),
      // What an entry's effect was put into.
      './dist/define-*.js',
      './dist/isolation.worker.js',
    ],
    peerDependencies: { react: '>=18' },
    peerDependenciesMeta: { react: { optional: true } },
  };
  writeFileSync(`${PACKAGE}package.json`, `${JSON.stringify(manifest, undefined, 2)}\n`);
}
