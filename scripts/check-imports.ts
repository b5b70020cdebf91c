import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ICruiseResult } from 'dependency-cruiser';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** What the check found. */
export interface ImportReport {
  /** One line each: `rule: from → to`. Empty when all is well. */
  readonly problems: readonly string[];
  /** Modules under `src/` and `workers/` that were read. */
  readonly filesRead: number;
}

/** How a thread is started; the address of its entry point is no import and so escapes the cruiser. */
const THREAD = /new (?:Shared)?Worker\s*\(|audioWorklet\.addModule\s*\(\s*new URL|\?worker/;
/** The modules that may hold one: the engine's, and that of the one thread that reads files. */
const SPAWNERS = [
  join('src', 'engine', 'spawn.ts'),
  // Tells where the audio thread's module is, which the page needs before it makes a thread.
  join('src', 'engine', 'package-files.ts'),
  join('src', 'reader', 'import', 'spawn-import-worker.ts'),
];

function sourceFiles(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name));
}

function cruise(root: string, folders: readonly string[]): ICruiseResult {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(PROJECT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      ...folders,
      '--config',
      join(PROJECT, '.dependency-cruiser.mjs'),
      '--output-type',
      'json',
    ],
    { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  try {
    return JSON.parse(stdout) as ICruiseResult;
  } catch {
    throw new Error(`The import check could not run: ${stderr || stdout}`);
  }
}

/**
 * Checks who imports whom in `src/` and `workers/` below a folder. A checker that silently reads nothing passes
 * everything, so what was read is held against what lies there.
 */
export function checkImports(root: string, read = cruise): ImportReport {
  const folders = ['src', 'workers'].filter((name) => existsSync(join(root, name)));
  const present = folders.flatMap((name) => sourceFiles(root, name));
  if (present.length === 0)
    return { problems: ['too-few-files: there is nothing to read'], filesRead: 0 };

  const { modules, summary } = read(root, folders);
  const problems = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  const names = new Set(modules.map(({ source }) => source));
  const unread = present.filter((file) => !names.has(file.replaceAll('\\', '/')));
  if (unread.length > 0)
    problems.push(`too-few-files: ${unread.length} of ${present.length} not read: ${unread[0]} …`);
  for (const file of present) {
    if (!SPAWNERS.includes(file) && THREAD.test(readFileSync(join(root, file), 'utf8')))
      problems.push(`only-engine-spawns: ${file} starts a thread; ${SPAWNERS[0]} does that`);
  }
  return { problems, filesRead: present.length - unread.length };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { problems, filesRead } = checkImports(PROJECT);
  for (const problem of problems) console.error(problem);
  console.log(`${filesRead} modules read, ${problems.length} problems.`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
