import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ENTRIES, PACKAGE, ROOT } from './package-entries';

/** Packages whose types are told in a few lines, because the package has the code inside and needs nobody else. */
const TOLD = new Set(['lit', 'comlink']);

/** Packages that a page has itself. */
const PEERS = new Set(['react']);

const SPECIFIER = /(\bfrom |\bimport |\bimport\()(['"])([^'"]+)\2/g;

/** Path of an entry's declarations, below `dist/types`. */
export function typesOf(source: string): string {
  return source.replace(/^src\//, '').replace(/\.ts$/, '.d.ts');
}

/**
 * Writes the declarations of the entries, and of what they name, into `dist/types`. Every specifier in them gets its ending, which
 * Node's way of resolving asks for.
 */
export function writeTypes(): void {
  const made = mkdtempSync(join(ROOT, 'package', 'types-'));
  try {
    emit(made);
    const wanted: string[] = Object.values(ENTRIES).map(typesOf);
    const written = new Set<string>();
    for (let file = wanted.pop(); file; file = wanted.pop()) {
      if (written.has(file)) continue;
      written.add(file);
      wanted.push(...copy(file, made));
    }
    cpSync(`${ROOT}scripts/package-types-of`, `${PACKAGE}dist/types/packages`, { recursive: true });
  } finally {
    rmSync(made, { recursive: true });
  }
}

/** Lets the compiler write the declarations of all sources that the entries reach. */
function emit(folder: string): void {
  const config = {
    extends: '../../tsconfig.json',
    compilerOptions: {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: '../../src',
      outDir: '.',
    },
    files: Object.values(ENTRIES).map((source) => `../../${source}`),
    include: [],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  execFileSync(process.execPath, [`${ROOT}node_modules/typescript/bin/tsc`, '-p', folder], {
    stdio: 'inherit',
  });
}

/** Copies one file of declarations. @returns those that it names */
function copy(file: string, made: string): string[] {
  const named: string[] = [];
  const text = readFileSync(join(made, file), 'utf8').replace(
    SPECIFIER,
    (_all, before: string, quote: string, specifier: string) => {
      const written = specifier.startsWith('.')
        ? `${specifier}.js`
        : ownSpecifier(specifier, dirname(file));
      if (specifier.startsWith('.')) {
        const target = join(dirname(file), `${specifier}.d.ts`);
        if (!existsSync(join(made, target))) throw new Error(`${file} names ${specifier}`);
        named.push(target);
      }
      return `${before}${quote}${written}${quote}`;
    },
  );
  const target = `${PACKAGE}dist/types/${file}`;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
  return named;
}

function ownSpecifier(specifier: string, folder: string): string {
  if (PEERS.has(specifier)) return specifier;
  if (!TOLD.has(specifier)) throw new Error(`The types would need the package ${specifier}.`);
  const path = relative(folder, `packages/${specifier}.js`);
  return path.startsWith('.') ? path : `./${path}`;
}
