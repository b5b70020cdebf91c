import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** kB (1000 bytes) with gzip that an entry may weigh with all it imports at once. */
export const BUDGETS = { index: 45, element: 45, engine: 60 } as const;

/** Static imports and re-exports, as the minifier writes them; not `import(…)`. */
const STATIC = /(?:^|[;}\s])(?:import|export)\s*(?:[^;'"`()]*?from\s*)?["']\.\/([^"']+)["']/g;

/** Files that an entry loads at once → bytes with gzip. @param folder with a slash at its end */
export function staticGraph(folder: string, entry: string): Map<string, number> {
  const sizes = new Map<string, number>();
  const wanted = [entry];
  for (let file = wanted.pop(); file; file = wanted.pop()) {
    if (sizes.has(file)) continue;
    const code = readFileSync(folder + file, 'utf8');
    sizes.set(file, gzipSync(code, { level: 9 }).length);
    for (const [, next] of code.matchAll(STATIC)) if (next) wanted.push(next);
  }
  return sizes;
}

/** The sum of a graph, in kB. */
export function totalOf(graph: ReadonlyMap<string, number>): number {
  return [...graph.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000;
}
