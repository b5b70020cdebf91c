import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { checkImports } from '../../../scripts/check-imports';

const made: string[] = [];

/** Writes a small source tree and returns its folder. */
function tree(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'imports-'));
  made.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

afterEach(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true });
});

test('a tree that keeps the rules passes', () => {
  const root = tree({
    'src/contracts/a.ts': 'export const a = 1;',
    'src/shared/b.ts': "import { a } from '../contracts/a';\nexport const b = a;",
  });
  expect(checkImports(root)).toEqual({ problems: [], filesRead: 2 });
});

test('a planted import against the direction is found', () => {
  const root = tree({
    'src/contracts/a.ts': "import { b } from '../shared/b';\nexport const a = b;",
    'src/shared/b.ts': 'export const b = 1;',
  });
  expect(checkImports(root).problems).toEqual([
    'contracts-imports: src/contracts/a.ts → src/shared/b.ts',
  ]);
});

test('a forbidden import of nothing but a type is found', () => {
  const root = tree({
    'src/runtime/a.ts': "import type { B } from '../text/b';\nexport type A = B;",
    'src/text/b.ts': 'export type B = 1;',
  });
  expect(checkImports(root).problems).toEqual([
    'runtime-imports: src/runtime/a.ts → src/text/b.ts',
  ]);
});

test('a cycle is found', () => {
  const root = tree({
    'src/shared/a.ts': "import { b } from './b';\nexport const a = () => b;",
    'src/shared/b.ts': "import { a } from './a';\nexport const b = () => a;",
  });
  const { problems } = checkImports(root);
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.every((problem) => problem.startsWith('no-cycle'))).toBe(true);
});

test('a worker imported, or started, outside the one place is found', () => {
  const root = tree({
    'workers/w.worker.ts': 'export const w = 1;',
    'src/engine/a.ts': "import { w } from '../../workers/w.worker';\nexport const a = w;",
    'src/reader/b.ts': "export const b = new Worker(new URL('x.ts', import.meta.url));",
  });
  expect(checkImports(root).problems).toEqual([
    'workers-are-entry-points: src/engine/a.ts → workers/w.worker.ts',
    'only-engine-spawns: src/reader/b.ts starts a thread; src/engine/spawn.ts does that',
  ]);
});

test('a checker that reads too few files is not believed', () => {
  const root = tree({ 'src/shared/a.ts': 'export const a = 1;' });
  const nothing = { modules: [], summary: { violations: [] } };
  const report = checkImports(root, () => nothing as never);
  expect(report.filesRead).toBe(0);
  expect(report.problems).toEqual(['too-few-files: 1 of 1 not read: src/shared/a.ts …']);
});

test('an empty tree is a problem, not a success', () => {
  expect(checkImports(tree({})).problems).toEqual(['too-few-files: there is nothing to read']);
});
