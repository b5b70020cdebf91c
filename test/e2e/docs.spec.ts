import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { allBlocks, type DocBlock } from '../support/doc-blocks';
import { applied, asModule, pageOfHtml, pageOfModule } from '../support/doc-prelude';
import { test as base } from './support/app-test';
import { BUILT, buildBlocks, builtPage, isConfiguration, isForBundler } from './support/doc-build';
import { type DocSite, startDocSite } from './support/doc-site';
import { styleFaults } from './support/doc-style';
import { refuse } from './support/intercept';
import { measure } from './support/sound';
import { Speaker } from './support/speaker';

// Every block of the documents that a browser can run, as it stands there; test/unit/docs has the others.

const BLOCKS = allBlocks().filter(({ notRun }) => !notRun);
const of = (...languages: string[]) =>
  BLOCKS.filter(({ language }) => languages.includes(language));

const test = base.extend<{ run: (path: string) => Promise<Speaker> }, { site: DocSite }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      await buildBlocks(BLOCKS);
      const site = await startDocSite(BUILT);
      await use(site);
      site.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  // The server of the built app is what builds it.
  run: async ({ page, site, server: _, hub, fromHub }, use) => {
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(String(error)));
    page.on('dialog', (dialog) => void dialog.accept());
    await refuse(page, 'https://huggingface.co/*');
    await page.addInitScript((options) => Object.assign(globalThis, { draftAsKokoro: options }), {
      model: { kind: 'manifest', url: hub.manifestUrl },
      modelBase: fromHub['model-base'],
    });
    // What has failed is not waited for.
    await page.addInitScript(() => {
      for (const kind of ['error', 'unhandledrejection'])
        addEventListener(kind, () => Object.assign(globalThis, { blockIsDone: true }));
    });
    const speaker = new Speaker(page);
    await speaker.recordSound();
    await use(async (path) => {
      await page.goto(site.origin + path);
      return speaker;
    });
    expect(failures).toEqual([]);
  },
});

/** What documents have in the place of an address and a hash that are somebody’s own. */
function elsewhere(site: DocSite): Readonly<Record<string, string>> {
  const index = readFileSync(new URL('../../package/dist/index.js', import.meta.url));
  const hash = createHash('sha384').update(index).digest('base64');
  const address = `${site.other}/kokoro-speak/`;
  return { 'https://cdn.example/kokoro-speak@0.1.0/dist/': address, 'sha384-…': `sha384-${hash}` };
}

/** Waits for sound that can be heard. */
async function untilHeard(speaker: Speaker): Promise<void> {
  await expect
    .poll(async () => measure(await speaker.takeSound()).seconds, { intervals: [100] })
    .toBeGreaterThan(0.1);
}

async function untilDone(page: Page): Promise<void> {
  await page.waitForFunction(() => (globalThis as { blockIsDone?: true }).blockIsDone, undefined, {
    timeout: 30_000,
  });
}

/** Whether a block makes sound, at once or at a button. */
function speaks({ code }: DocBlock): boolean {
  return /\.speak\(|\.play\(/.test(code);
}

/** Presses what a block has for it. */
async function pressAll(page: Page): Promise<void> {
  for (const button of await page.locator('body > button, #app button').all()) await button.click();
}

for (const block of of('html'))
  test(`${block.place} is a page that reads`, async ({ run, site }) => {
    site.pages.set('/', pageOfHtml(block, elsewhere(site)));
    const speaker = await run('/');
    await speaker.play.first().click();
    await untilHeard(speaker);
  });

for (const block of [...of('js', 'ts'), ...of('diff').map(applied)].filter(
  (each) => !isForBundler(each) && !isConfiguration(each),
))
  test(`${block.place} runs`, async ({ run, site, page }) => {
    site.pages.set('/', pageOfModule(block));
    const speaker = await run('/');
    await untilDone(page);
    if (!speaks(block)) return;
    const buttons = page.locator('body > button');
    if (/button\.onclick/.test(asModule(block))) await buttons.first().click();
    await untilHeard(speaker);
    await pressAll(page);
  });

for (const block of of('js', 'jsx', 'vue', 'svelte').filter(
  (each) => isForBundler(each) && !isConfiguration(each),
))
  test(`${block.place} is built and runs`, async ({ run, page }) => {
    const speaker = await run(`/built/${builtPage(block)}`);
    if (block.language === 'js') await untilDone(page);
    if (/kokoro-speak\/sw/.test(block.code)) {
      // The page is loaded anew.
      await page.waitForFunction(() => crossOriginIsolated);
      return;
    }
    if (block.language === 'js') {
      expect(await page.evaluate(() => Boolean(customElements.get('kokoro-speak')))).toBe(true);
      return;
    }
    const buttons = page.locator('#app button');
    await (speaks(block) ? buttons : speaker.play).first().click();
    await untilHeard(speaker);
  });

for (const block of of('css'))
  test(`${block.place} is understood`, async ({ page }) => {
    expect(await styleFaults(page, block.code)).toEqual([]);
  });

test('a style sheet with a mistake is found', async ({ page }) => {
  expect(await styleFaults(page, 'a:stat(x) { color: red; }')).toEqual([
    'the browser drops a rule',
  ]);
  const css = 'kokoro-speak::part(pley) { --kokoro-acent: red; colour: red; }';
  expect(await styleFaults(page, css)).toEqual([
    'the browser drops colour',
    'there is no part pley',
    'there is no property --kokoro-acent',
  ]);
});
