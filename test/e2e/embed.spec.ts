import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type axeCore from 'axe-core';
import { type StaticSite, startStaticSite } from '../support/static-site';
import { test } from './support/app-test';
import { Speaker } from './support/speaker';

declare const axe: typeof axeCore;

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let site: StaticSite | undefined;
test.afterEach(() => site?.close());

/** The form: the preview's player has a voice and a speed of its own. */
function fields(page: Page) {
  return page.getByRole('form', { name: 'Attributes' });
}

/** What is to be written into this place. */
function snippet(page: Page, language: string): Promise<string> {
  return page.locator(`pre[data-language="${language}"]`).innerText();
}

/** What axe finds in the page. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { violations: found } = await axe.run(document, { resultTypes: ['violations'] });
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
    );
  });
}

test('attributes are chosen by keyboard, and what is copied then speaks in a page of somebody’s', async ({
  openApp,
  page,
  server,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const app = await openApp();
  await expect(app.play).toBeVisible();
  expect(asked.filter((url) => /embed/.test(url))).toEqual([]);

  await page.getByRole('link', { name: 'put it into your own page' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Put it into your page' })).toBeFocused();
  await expect(page).toHaveTitle(/Put it into your page/);
  expect(await snippet(page, 'html')).toContain('<kokoro-speak for="story"></kokoro-speak>');

  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Layout')).toBeFocused();
  await page.keyboard.type('full');
  await expect(page.locator('kokoro-embed kokoro-speak')).toHaveAttribute('layout', 'full');
  await fields(page).getByLabel('Voice', { exact: true }).focus();
  await page.keyboard.type('draft_mid');
  await page.getByLabel('Skip').pressSequentially('aside');
  await page.getByLabel('Follow').press('Space');
  const html = await snippet(page, 'html');
  expect(html).toContain(
    '<kokoro-speak for="story" layout="full" voice="draft_mid" skip="aside" follow></kokoro-speak>',
  );

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], {
    origin: new URL(server.url).origin,
  });
  await page.getByRole('button', { name: 'Copy' }).press('Enter');
  await expect(page.getByText('Copied: in the page.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(html);

  site = await startStaticSite(`<!doctype html><title>A blank page</title>${copied}`);
  const blank = new Speaker(page);
  await page.goto(site.url);
  await blank.play.click();
  await blank.untilEnded();
});

test('the preview reads as it was set, and what is left out is not read', async ({
  openApp,
  page,
}) => {
  await openApp();
  await page.goto(`${page.url()}#/embed`);
  const preview = page.locator('kokoro-embed kokoro-speak');
  await fields(page).getByLabel('Voice', { exact: true }).selectOption('draft_mid');
  await page.getByLabel('Skip').fill('aside, p:first-child');
  await fields(page).getByLabel('Speed').selectOption('3');
  await preview.getByRole('button', { name: 'Play' }).click();
  const highlighted = () =>
    page.evaluate(() => [...(CSS.highlights.get('kokoro-sentence') ?? [])].map(String).join(''));
  await expect.poll(highlighted).toBe('A boy came along the path with a basket of apples.');

  // Whoever goes elsewhere does not go on hearing it.
  await page.getByRole('link', { name: 'Back to reading' }).press('Enter');
  await expect(page.locator('kokoro-embed')).toHaveCount(0);
  await page.goBack();
  await expect(preview.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('React gets properties, and the reference is found by words', async ({ openApp, page }) => {
  await openApp();
  await page.goto(`${page.url()}#/embed`);
  await page.getByLabel('Language of its words').selectOption('de');
  await page.getByLabel('Accent', { exact: true }).fill('#7a2e5d');
  await page.getByLabel('HTML', { exact: true }).press('ArrowRight');
  await page.getByLabel('npm', { exact: true }).press('ArrowRight');
  expect(await snippet(page, 'jsx')).toContain('<KokoroSpeak htmlFor="story" uiLang="de" />');
  expect(await snippet(page, 'css')).toBe('kokoro-speak {\n  --kokoro-accent: #7a2e5d;\n}');
  const preview = page.locator('kokoro-embed kokoro-speak');
  await expect(preview.getByRole('button', { name: 'Abspielen' })).toBeVisible();
  await expect(preview).toHaveAttribute('style', /--kokoro-accent: #7a2e5d/);

  await page.getByRole('button', { name: 'Default of “Accent”' }).press('Enter');
  await expect(preview).not.toHaveAttribute('style', /accent/);
  await page.getByRole('button', { name: 'Back to defaults' }).press('Enter');
  await expect(page.getByLabel('Language of its words')).toHaveValue('');
  expect(await snippet(page, 'jsx')).toContain('<KokoroSpeak htmlFor="story" />');

  await page.getByLabel('Filter').fill('sleep part');
  await expect(page.getByRole('rowheader', { name: 'sleep' })).toBeVisible();
  await expect(page.getByText('1 entry')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in ${colorScheme} colours, on a phone`, async ({ openApp, page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await openApp();
    await page.goto(`${page.url()}#/embed`);
    await expect(page.getByRole('heading', { name: 'Reference' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(390);

    await page.getByLabel('Player shown').selectOption('none');
    await page.getByLabel('React', { exact: true }).press('Space');
    expect(await violations(page)).toEqual([]);
  });
