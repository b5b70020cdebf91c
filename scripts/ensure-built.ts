import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What the built app is made from. */
const SOURCES = [
  'index.html',
  'licences',
  'package-lock.json',
  'public',
  'scripts/element-reference-plugin.ts',
  'scripts/element-reference.ts',
  'src',
  'vite.config.ts',
  'workers',
];

/** Time of the latest change below a path, in milliseconds; 0 if there is nothing. */
function lastChange(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return stats?.mtimeMs ?? 0;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => lastChange(`${path}/${name}`)));
}

/** Builds the app into `dist/` unless what lies there is newer than all its sources. */
export async function ensureBuilt(): Promise<void> {
  const built = lastChange(`${ROOT}dist/index.html`);
  if (built > Math.max(...SOURCES.map((name) => lastChange(ROOT + name)))) return;
  console.error('Building the app …');
  await build({ root: ROOT, logLevel: 'error' });
}
