import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { allBlocks, type DocBlock } from '../support/doc-blocks';
import {
  applied,
  headersOf,
  PLAIN_PAGE,
  pageOfHtml,
  pageOfModule,
  STARTS,
} from '../support/doc-prelude';
import { test as base } from './support/app-test';
import { BUILT, buildBlocks, builtPage, isConfiguration, isForBundler } from './support/doc-build';
import { type DocSite, modelFolder, startDocSite } from './support/doc-site';
import { styleFaults } from './support/doc-style';
import { answerMissing } from './support/intercept';
import { measure } from './support/sound';
import { Speaker } from './support/speaker';

// Every block of the documents that a browser can run, as it stands there; test/unit/docs has the others.

const BLOCKS = allBlocks().filter(({ notRun }) => !notRun);
const of = (...languages: string[]) =>
  BLOCKS.filter(({ language }) => languages.includes(language));

/**
 * Opens a path of the site. Sound is recorded by a script of a `blob:` address, which some policies forbid. Elsewhere the browser has kept
 * nothing that came without their headers.
 */
type Run = (
  path: string,
  options?: { isRecorded?: boolean; isElsewhere?: boolean },
) => Promise<Speaker>;

const test = base.extend<{ run: Run }, { site: DocSite }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      await buildBlocks(BLOCKS);
      const site = await startDocSite(BUILT, await modelFolder());
      // What a recipe calls /words.json.
      const words = BLOCKS.find(({ code }) => code.includes('"kokoro-speak/pronunciations"'));
      site.pages.set('/words.json', words?.code ?? '');
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
    for (const host of ['huggingface.co', 'models.example'])
      await answerMissing(page, `https://${host}/*`);
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
    await use(async (path, { isRecorded = true, isElsewhere = false } = {}) => {
      if (isRecorded) await speaker.recordSound();
      await page.goto((isElsewhere ? site.other : site.origin) + path);
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
  test(`${block.place} is a page that reads`, async ({ run, site, page }) => {
    site.pages.set('/', pageOfHtml(block, elsewhere(site)));
    const speaker = await run('/');
    await speaker.play.first().click();
    await untilHeard(speaker);
    const caption = page.locator('#caption');
    if (await caption.count()) await expect(caption).not.toBeEmpty();
    // Whose model is named is who speaks.
    const model = /manifest\.json/.test(block.code);
    if (model) expect(await speaker.speaker.innerText()).not.toMatch(/draft/i);
  });

for (const block of of('http'))
  test(`${block.place} lets a page read`, async ({ run, site, page }) => {
    site.headers = headersOf(block);
    site.pages.set('/', PLAIN_PAGE);
    const violations: string[] = [];
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) violations.push(message.text());
    });
    const isRecorded = !/Security-Policy/.test(block.code);
    const speaker = await run('/', { isRecorded, isElsewhere: true });
    await speaker.play.click();
    await (isRecorded ? untilHeard(speaker) : speaker.untilEnded());
    expect(violations).toEqual([]);
    if (/Embedder/.test(block.code))
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    site.headers = {};
  });

for (const block of [...of('js', 'ts'), ...of('diff').map(applied)].filter(
  (each) => !isForBundler(each) && !isConfiguration(each),
))
  test(`${block.place} runs`, async ({ run, site, page }) => {
    site.pages.set('/', pageOfModule(block));
    const speaker = await run('/');
    await untilDone(page);
    if (!speaks(block)) return;
    const first = STARTS.find((name) => block.code.includes(`${name}.onclick`));
    if (first) await page.getByRole('button', { name: first, exact: true }).click();
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
