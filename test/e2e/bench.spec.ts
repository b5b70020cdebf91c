import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { parseReport } from '../../src/bench/report-parse';
import type { KokoroSpeakElement } from '../../src/elements/kokoro-speak-element';
import type { KokoroSpeech } from '../../src/engine/kokoro-speech';
import { test } from './support/app-test';

test('a reader measures the device by keys alone, uses the outcome, and finds it in use after a reload', async ({
  openApp,
  page,
}) => {
  // Starts of the runtime are all that takes time here; a busy machine takes a multiple of it.
  test.setTimeout(240_000);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const app = await openApp();
  await expect(app.play).toBeVisible();
  expect(asked.filter((url) => /bench|uplot/i.test(url))).toEqual([]);

  await page.getByRole('link', { name: 'Measure this device' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Measure this device' })).toBeFocused();
  await expect(page).toHaveTitle(/Measure this device/);
  await expect(app.play).toBeHidden();

  // One configuration and one round: what is measured is not the question here.
  await page.getByLabel('as published').press('Space');
  const more = page.getByRole('group', { name: 'WASM threads' }).getByRole('checkbox');
  for (let i = (await more.count()) - 1; i > 0; i--) await more.nth(i).uncheck();
  await page.getByLabel('Rounds').fill('1');
  await page.getByLabel('Rounds').press('Enter');
  const use = page.getByRole('button', { name: 'Use this' });
  await expect(use).toBeVisible({ timeout: 150_000 });
  await expect(page.getByRole('heading', { name: /^Result/ })).toBeFocused();
  const rows = page.getByRole('table', { name: /^Warm run/ }).getByRole('row');
  await expect(rows).toHaveCount(1 + 3);

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save JSON' }).press('Enter');
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/^kokoro-bench-draft-[\d-]+\.json$/);
  const report = parseReport(await readFile(await file.path(), 'utf8'));
  expect(report).toMatchObject({ complete: true, flagged: [], options: { model: 'draft' } });
  expect(report.recommendation.configuration).toEqual({
    provider: 'wasm',
    profile: 'fast',
    threads: 1,
  });

  await use.press('Enter');
  await expect(page.getByText('WASM, 1 thread, adapted, one session')).toBeVisible();
  await page.reload();
  await expect(page.getByText('WASM, 1 thread, adapted, one session')).toBeVisible();
  await expect(app.play).toBeHidden();
  await page.goBack();
  await expect(app.play).toBeVisible();
  await expect(page).not.toHaveTitle(/Measure/);

  await page.reload();
  await app.useDraft();
  await app.text.fill('One.');
  await app.play.click();
  await app.untilEnded();
  const spoken = await page.evaluate(() => {
    const element = document.querySelector('kokoro-speak') as KokoroSpeakElement;
    return (element.engine as KokoroSpeech).health[0];
  });
  // Left alone, it would have as many threads as the machine has cores, four at most.
  expect(spoken).toMatchObject({ provider: 'wasm', threads: 1, health: 'healthy' });
  const changes = await page.evaluate(() => {
    const element = document.querySelector('kokoro-speak') as KokoroSpeakElement;
    return (element.engine as KokoroSpeech).metrics.snapshot().providerChanges;
  });
  expect(changes).toMatchObject([{ to: 'wasm', reason: 'measured to be the best on this device' }]);
});
