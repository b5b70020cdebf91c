import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What reaches the browser besides our own code. */
const SHIPPED = [
  '@echogarden/sonic-wasm',
  '@lezer/common',
  '@lezer/highlight',
  '@lezer/markdown',
  '@lit/reactive-element',
  '@mediabunny/mp3-encoder',
  '@mozilla/readability',
  '@rgrove/parse-xml',
  '@xmldom/xmldom',
  'base64-js',
  'boolbase',
  'cmu-pronouncing-dictionary',
  'comlink',
  'css-select',
  'css-what',
  'cssomnom',
  'dingbat-to-unicode',
  'dom-serializer',
  'domelementtype',
  'domhandler',
  'domutils',
  'duck',
  'entities',
  'fflate',
  'hash-wasm',
  'html-escaper',
  'htmlparser2',
  'idb',
  'idb-keyval',
  'immediate',
  'jszip',
  'lie',
  'linkedom',
  'lit',
  'lit-element',
  'lit-html',
  'lop',
  'mammoth',
  'marked',
  'mediabunny',
  'modern-tar',
  'nth-check',
  'onnxruntime-common',
  'onnxruntime-web',
  'option',
  'pako',
  'pdfjs-dist',
  'setimmediate',
  'uhyphen',
  'underscore',
  'uplot',
  'xmlbuilder',
] as const;

/** Licence texts that a package names but does not hold, or that belong to what is inside it. */
const ADDED: Readonly<Record<string, string>> = {
  '@mediabunny/mp3-encoder': 'licences/lame.txt',
  'cmu-pronouncing-dictionary': 'licences/cmudict.txt',
  'onnxruntime-common': 'licences/onnxruntime.txt',
  'onnxruntime-web': 'licences/onnxruntime.txt',
};

interface PackageFacts {
  readonly version: string;
  readonly license: string;
}

function textsOf(name: string): string[] {
  const folder = join(ROOT, 'node_modules', name);
  const own = readdirSync(folder).filter((file) => /^licen[cs]e(\.\w+)?$/i.test(file));
  const files = own.map((file) => join(folder, file));
  const added = ADDED[name];
  if (added) files.push(join(ROOT, added));
  if (files.length === 0) throw new Error(`${name} comes without a licence text; add one.`);
  return files.map((file) => readFileSync(file, 'utf8').trim());
}

/** Names, versions, licences and notices of everything that the built app contains. */
export function licencesText(): string {
  const parts = SHIPPED.map((name) => {
    const manifest = join(ROOT, 'node_modules', name, 'package.json');
    if (!existsSync(manifest)) throw new Error(`${name} is not installed; update the list.`);
    const { version, license } = JSON.parse(readFileSync(manifest, 'utf8')) as PackageFacts;
    return [`${name} ${version} (${license})`, ...textsOf(name)].join('\n\n');
  });
  const draft = readFileSync(join(ROOT, 'public/models/draft/NOTICE'), 'utf8').trim();
  return [...parts, `The draft voice\n\n${draft}`].join(`\n\n${'-'.repeat(72)}\n\n`);
}

/** Puts `licences.txt` beside the app. */
export function licences(): Plugin {
  return {
    name: 'kokoro-speak:licences',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: `${licencesText()}\n` });
    },
  };
}
