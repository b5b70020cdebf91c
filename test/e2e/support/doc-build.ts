import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { CONSUMERS, WORK } from '../../../scripts/package-consumers';
import { ensureTools } from '../../../scripts/package-element-data';
import { PACKAGE, ROOT } from '../../../scripts/package-entries';
import type { DocBlock } from '../../support/doc-blocks';
import { asModule } from '../../support/doc-prelude';

/** Where they are built, in the reach of the tools of `test/consumers/`. */
const FOLDER = `${WORK}docs/`;

/** Where the pages lie when they are built. */
export const BUILT: string = `${FOLDER}dist/`;

const require = createRequire(CONSUMERS);

async function tool<T>(name: string): Promise<T> {
  return (await import(pathToFileURL(require.resolve(name)).href)) as T;
}

/** Whether a block is for a bundler: a component, or a module that imports the package by its name. */
export function isForBundler({ language, code }: DocBlock): boolean {
  return (
    ['jsx', 'vue', 'svelte'].includes(language) ||
    /from 'kokoro-speak|import 'kokoro-speak/.test(code)
  );
}

/** Whether a block is a configuration of Vite, and not for a page. */
export function isConfiguration({ code }: DocBlock): boolean {
  return /from 'vite'/.test(code);
}

/** The path of a block's page below {@link BUILT}. */
export function builtPage({ place }: DocBlock): string {
  return `${place.replace(/\W/g, '-')}.html`;
}

/** What a user of each framework writes to show a component. */
function mainOf(block: DocBlock, file: string): string {
  if (block.language === 'vue')
    return `import { createApp } from 'vue'; import App from './${file}'; createApp(App).mount('#app');`;
  if (block.language === 'svelte')
    return `import { mount } from 'svelte'; import App from './${file}'; mount(App, { target: document.querySelector('#app') });`;
  if (block.language !== 'jsx') return `import './${file}';`;
  const [, name] = /export function (\w+)/.exec(block.code) ?? [];
  if (!name) throw new Error(`${block.place} exports no component.`);
  return `import { createElement } from 'react'; import { createRoot } from 'react-dom/client'; import { ${name} } from './${file}';
createRoot(document.querySelector('#app')).render(createElement(${name}));`;
}

/**
 * Builds the package, installs it as others would, and builds a page of each block with Vite. Configurations among the blocks are what
 * Vite is configured with.
 */
export async function buildBlocks(blocks: readonly DocBlock[]): Promise<void> {
  ensureTools();
  execFileSync('npm', ['run', '--silent', 'build:package'], { cwd: ROOT, stdio: 'inherit' });
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(`${FOLDER}node_modules`, { recursive: true });
  cpSync(PACKAGE, `${FOLDER}node_modules/kokoro-speak`, { recursive: true });
  const pages = blocks.filter((block) => isForBundler(block) && !isConfiguration(block));
  for (const block of pages) {
    const page = builtPage(block);
    const name = page.replace('.html', '');
    const file = `${name}.${block.language}`;
    const main = `${name}-main.js`;
    const code = block.language === 'js' ? asModule(block) : block.code;
    writeFileSync(FOLDER + file, code);
    writeFileSync(FOLDER + main, mainOf(block, file));
    writeFileSync(
      FOLDER + page,
      `<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="data:,">
<article id="story"><p>The old man sat down by the river to rest.</p></article>
<div id="app"></div><script type="module" src="./${main}"></script></html>`,
    );
  }
  const plugins: unknown[] = [];
  for (const [index, block] of blocks.filter(isConfiguration).entries()) {
    const file = `${FOLDER}vite-${index}.config.mjs`;
    writeFileSync(file, block.code);
    const { default: config } = (await import(pathToFileURL(file).href)) as {
      default: { plugins: unknown[] };
    };
    plugins.push(...config.plugins);
  }
  const { build } = await tool<{ build(options: object): Promise<unknown> }>('vite');
  const input = pages.map((block) => FOLDER + builtPage(block));
  const options = { base: './', configFile: false, logLevel: 'error', plugins } as const;
  await build({ root: FOLDER, ...options, build: { rolldownOptions: { input } } });
}
