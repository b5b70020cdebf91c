import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { PACKAGE } from './package-entries';

/** The file in `dist/` that has them, by paths below `dist/`. */
const FILE = 'integrity.json';

/** A file's hash, as `integrity` has it. */
export function integrityOf(content: string | Uint8Array): string {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}

/** Writes the hash of every script of the package. */
export function writeIntegrity(): void {
  const folder = `${PACKAGE}dist/`;
  const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.m?js$/.test(path))
    .sort();
  const hashes = scripts.map((path) => [path, integrityOf(readFileSync(folder + path))]);
  writeFileSync(folder + FILE, `${JSON.stringify(Object.fromEntries(hashes), undefined, 2)}\n`);
}

/** The hashes that a built package has. @param folder its `dist/` */
export function readIntegrity(folder: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(folder + FILE, 'utf8')) as Record<string, string>;
}

/** An import map, with which browsers check every module that a page loads. @param base where `dist/` is, with a slash at its end */
export function integrityMap(base: string, hashes: Readonly<Record<string, string>>): string {
  const integrity = Object.entries(hashes).map(([path, hash]) => [base + path, hash]);
  return `<script type="importmap">${JSON.stringify({ integrity: Object.fromEntries(integrity) })}</script>`;
}
