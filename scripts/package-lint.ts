import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { CONSUMERS } from './package-consumers';

const require = createRequire(CONSUMERS);

async function tool<T>(path: string): Promise<T> {
  return (await import(pathToFileURL(path).href)) as T;
}

interface Publint {
  publint(options: object): Promise<{ readonly messages: readonly { readonly code: string }[] }>;
}

interface PublintWords {
  formatMessage(message: object, manifest: object): string | undefined;
}

/** Throws what publint has to say of a package, suggestions included. */
export async function lintPackage(folder: string): Promise<void> {
  const base = `${CONSUMERS}node_modules/publint/src/`;
  const { publint } = await tool<Publint>(`${base}index-node.js`);
  const { formatMessage } = await tool<PublintWords>(`${base}utils.js`);
  const { messages } = await publint({ pkgDir: folder, level: 'suggestion', strict: true });
  const manifest = JSON.parse(readFileSync(`${folder}package.json`, 'utf8')) as object;
  if (messages.length === 0) return;
  throw new Error(messages.map((m) => formatMessage(m, manifest) ?? m.code).join('\n'));
}

interface TypesTool {
  createPackageFromTarballData(data: Uint8Array): object;
  checkPackage(
    pack: object,
    options?: object,
  ): Promise<{ readonly types: unknown; readonly problems?: readonly TypesProblem[] }>;
}

interface TypesProblem {
  readonly kind: string;
  readonly entrypoint?: string;
  readonly resolutionKind?: string;
}

/** The package is modules only, so CommonJS gets a dynamic import; Node before 16 knew no `exports`. */
const NOT_MEANT = (problem: TypesProblem) =>
  problem.kind === 'CJSResolvesToESM' || problem.resolutionKind === 'node10';

/** Throws what arethetypeswrong finds, but for what a package of modules alone cannot have. */
export async function checkTypes(tarball: string, entries: readonly string[]): Promise<void> {
  const path = require.resolve('@arethetypeswrong/core');
  const { createPackageFromTarballData, checkPackage } = await tool<TypesTool>(path);
  const pack = createPackageFromTarballData(readFileSync(tarball));
  const { types, problems = [] } = await checkPackage(pack, { entrypoints: entries });
  if (!types) throw new Error('no types were found');
  const wrong = problems.filter((problem) => !NOT_MEANT(problem));
  if (wrong.length > 0) throw new Error(JSON.stringify(wrong, undefined, 2));
}
