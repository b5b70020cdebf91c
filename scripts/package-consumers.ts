import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { PACKAGE, ROOT } from './package-entries';
import { staticGraph } from './package-size';

/** Sources of the pages that use the package, and their tools. */
export const CONSUMERS = `${ROOT}test/consumers/`;

/** Where they are built; the tools of the folder above are found from here. */
export const WORK = `${CONSUMERS}.work/`;

/** The package as it is installed. */
export const INSTALLED = `${WORK}node_modules/kokoro-speak/`;

const require = createRequire(CONSUMERS);

function run(command: string, args: readonly string[], cwd = WORK): string {
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`.trim(), { cause: error });
  }
}

/** Packs the package and installs the tarball into a fresh folder. @returns the tarball's path */
export function packAndInstall(): string {
  rmSync(WORK, { recursive: true, force: true });
  mkdirSync(WORK, { recursive: true });
  const [packed] = JSON.parse(
    run('npm', ['pack', '--json', '--pack-destination', WORK], PACKAGE),
  ) as { filename: string }[];
  if (!packed) throw new Error('npm pack made nothing.');
  const tarball = WORK + packed.filename;
  writeFileSync(`${WORK}package.json`, '{ "private": true, "type": "module" }\n');
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--legacy-peer-deps', tarball]);
  for (const file of readdirSync(CONSUMERS))
    if (/\.(js|mjs)$/.test(file)) cpSync(CONSUMERS + file, WORK + file);
  cpSync(`${CONSUMERS}types`, `${WORK}types`, { recursive: true });
  return tarball;
}

/** The page that every consumer shows, with its script. */
export function pageWith(script: string): string {
  return readFileSync(`${CONSUMERS}page.html`, 'utf8').replace('<!-- script -->', script);
}

/** A page whose script a bundler made. */
function writePage(folder: string, script: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    `${folder}/index.html`,
    pageWith(`<script type="module" src="${script}"></script>`),
  );
}

/** Imports a tool by its name. */
async function tool<T>(name: string): Promise<T> {
  return (await import(pathToFileURL(require.resolve(name)).href)) as T;
}

/** Vite as it is after `npm create vite`: no configuration file. */
interface Vite {
  build(options: object): Promise<unknown>;
  createServer(options: object): Promise<{
    listen(): Promise<unknown>;
    close(): Promise<void>;
    readonly resolvedUrls: { readonly local: readonly string[] } | null;
  }>;
}

/** Makes a project for Vite. @returns its folder */
function viteProject(name: string, script: string): string {
  const folder = `${WORK}${name}`;
  writePage(folder, `./${script}`);
  cpSync(WORK + script, `${folder}/${script}`);
  return folder;
}

/**
 * Builds with Vite. @returns the folder that is to be served
 * @param alias only what chooses between two versions of React that lie side by side here
 */
export async function buildWithVite(
  name: string,
  script: string,
  alias: Readonly<Record<string, string>> = {},
): Promise<string> {
  const root = viteProject(name, script);
  const { build } = await tool<Vite>('vite');
  await build({ root, configFile: false, logLevel: 'error', resolve: { alias } });
  return `${root}/dist/`;
}

/** Starts Vite's development server. */
export async function serveWithVite(
  name: string,
  script: string,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const root = viteProject(name, script);
  const { createServer } = await tool<Vite>('vite');
  const options = { root, configFile: false, logLevel: 'error', cacheDir: `${root}/.vite` };
  const server = await createServer(options);
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('Vite does not listen.');
  return { url, close: () => server.close() };
}

type Webpack = (
  options: object,
  done: (
    error: Error | null,
    stats?: { hasErrors(): boolean; hasWarnings(): boolean; toString(options: object): string },
  ) => void,
) => unknown;

/** Builds with webpack as it is. @returns the folder that is to be served */
export async function buildWithWebpack(name: string, script: string): Promise<string> {
  const path = `${WORK}${name}`;
  writePage(path, './main.js');
  const webpack = require('webpack') as Webpack;
  const options = { context: WORK, entry: `./${script}`, mode: 'production', output: { path } };
  const performance = { hints: false };
  await new Promise<void>((resolve, reject) => {
    webpack({ ...options, performance }, (error, stats) => {
      if (error || !stats) reject(error);
      else if (stats.hasErrors() || stats.hasWarnings())
        reject(new Error(stats.toString({ all: false, errors: true, warnings: true })));
      else resolve();
    });
  });
  return `${path}/`;
}

/**
 * Builds with esbuild, which leaves the package's files where they are: `assets` has to be copied beside what it writes. @returns the folder
 * that is to be served
 */
export function buildWithEsbuild(name: string, script: string, options: readonly string[]): string {
  const path = `${WORK}${name}`;
  writePage(path, `./${script}`);
  const arguments_ = [script, '--bundle', '--format=esm', '--minify', ...options];
  const binary = require.resolve('esbuild/bin/esbuild');
  run(process.execPath, [binary, ...arguments_, '--log-level=warning', `--outdir=${path}`]);
  cpSync(`${INSTALLED}dist/assets`, `${path}/assets`, { recursive: true });
  return `${path}/`;
}

interface Rollup {
  rollup(options: object): Promise<{
    write(options: object): Promise<unknown>;
    close(): Promise<void>;
  }>;
}

/**
 * Builds with Rollup and its plug-in for packages, no more. It leaves addresses as they are, too: `assets` has to be copied. @returns the folder
 * that is to be served
 */
export async function buildWithRollup(name: string, script: string): Promise<string> {
  const dir = `${WORK}${name}`;
  writePage(dir, './main.js');
  const { rollup } = await tool<Rollup>('rollup');
  const { nodeResolve } = await tool<{ nodeResolve(): object }>('@rollup/plugin-node-resolve');
  const build = await rollup({
    input: { main: WORK + script },
    plugins: [nodeResolve()],
    onLog(_level: string, log: { readonly message: string }) {
      throw new Error(log.message);
    },
  });
  await build.write({ dir, format: 'es', entryFileNames: '[name].js' });
  await build.close();
  cpSync(`${INSTALLED}dist/assets`, `${dir}/assets`, { recursive: true });
  return `${dir}/`;
}

/** Builds a script with each tool that leaves out what is not used → what the page then loads at once, with its bytes. */
export const BUILDERS: Readonly<Record<string, (script: string) => Promise<Map<string, number>>>> =
  {
    Rollup: async (script) =>
      staticGraph(await buildWithRollup(`rollup-${script}`, script), 'main.js'),
    esbuild: async (script) => {
      const folder = buildWithEsbuild(`esbuild-${script}`, script, ['--splitting']);
      return staticGraph(folder, script);
    },
    webpack: async (script) =>
      staticGraph(await buildWithWebpack(`webpack-${script}`, script), 'main.js'),
  };

/** Imports every entry in Node, and renders the React component there. */
export function importInNode(): void {
  run(process.execPath, ['server.mjs']);
}

/** Compiles a page's TypeScript under both ways of resolving, with this compiler and the oldest that understands the declarations. */
export function compileTypes(): void {
  const compilers = [`${ROOT}node_modules/typescript`, `${CONSUMERS}node_modules/typescript-5`];
  for (const compiler of compilers)
    for (const [module, resolution] of [
      ['esnext', 'bundler'],
      ['node16', 'node16'],
    ] as const) {
      const options = ['--module', module, '--moduleResolution', resolution];
      run(process.execPath, [`${compiler}/bin/tsc`, '-p', 'types', ...options]);
    }
}
