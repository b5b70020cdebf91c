import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import type { ExportFormat } from '../../src/contracts/export';
import type { KokoroSpeakElement } from '../../src/elements/kokoro-speak-element';
import type { KokoroSpeech } from '../../src/engine/kokoro-speech';
import { test } from './support/app-test';

const TEXT = 'Good morning. It is nine o’clock, and the harbour is awake.';

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;
if (!hasFfmpeg) console.log('ffmpeg is not installed: exports are decoded by the browser only.');

/** Seconds and mean level in dB of a file, as ffmpeg decodes it. */
function decode(path: string): { seconds: number; level: number } {
  const { stdout, stderr } = spawnSync(
    'ffmpeg',
    ['-v', 'error', '-i', path, '-ac', '1', '-ar', '24000', '-f', 's16le', '-'],
    { maxBuffer: 2 ** 28 },
  );
  expect(stderr.toString()).toBe('');
  const samples = new Int16Array(stdout.buffer, stdout.byteOffset, stdout.length / 2);
  const sum = samples.reduce((total, sample) => total + (sample / 32768) ** 2, 0);
  return { seconds: samples.length / 24_000, level: 10 * Math.log10(sum / samples.length) };
}

/** Takes away the system's dialogue, which nobody can answer here. */
async function withoutDialogue(page: Page): Promise<void> {
  await page.addInitScript('delete window.showSaveFilePicker');
}

test('what is saved with the keyboard is the text’s sound, in every format', async ({
  openApp,
  page,
}) => {
  await withoutDialogue(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  // What was kept of the first file would be heard in the others.
  const app = await openApp({ 'audio-cache': 'off' });
  await app.useDraft();
  await app.text.fill(TEXT);
  const isPart = (url: string) => /export-run|mp3-encoder/.test(url);
  expect(asked.filter(isPart)).toEqual([]);

  await page.getByRole('button', { name: 'Save as…' }).press('Enter');
  const format = page.getByLabel('Sound', { exact: true });
  await expect(format).toBeFocused();
  await page.getByLabel('Captions').selectOption('vtt');
  const files = new Map<string, string>();
  for (const name of ['wav', 'ogg', 'webm', 'mp3'] satisfies ExportFormat[]) {
    await format.selectOption(name);
    expect(asked.some((url) => url.includes('mp3-encoder'))).toBe(false);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
    const saved = await download;
    expect(saved.suggestedFilename()).toBe(`good-morning-it-is-nine-o.${name}`);
    files.set(name, await saved.path());
    await expect(page.locator('#save-outcome')).toContainText('Saved: 0:0');
    await expect(format).toBeFocused();
  }
  expect(asked.some((url) => url.includes('mp3-encoder'))).toBe(true);
  // The encoder's own thread ends with its file.
  const encoders = () => page.workers().filter((worker) => worker.url().startsWith('blob:'));
  await expect.poll(encoders).toEqual([]);

  const captions = page.waitForEvent('download');
  await page.getByRole('link', { name: '.vtt' }).click();
  const vtt = readFileSync(await (await captions).path(), 'utf8');
  expect(vtt).toContain('WEBVTT\n\n00:00:00.0');
  expect(vtt).toContain('\nGood morning. It is nine o’clock,\n');
  if (!hasFfmpeg) return;
  const wav = decode(files.get('wav') ?? '');
  expect(wav.seconds).toBeGreaterThan(2);
  for (const path of files.values()) {
    const heard = decode(path);
    expect(Math.abs(heard.seconds - wav.seconds)).toBeLessThan(0.03);
    expect(Math.abs(heard.level - wav.level)).toBeLessThan(0.3);
  }
});

test('a file that is being saved can be given up, and after a reload begun again', async ({
  openApp,
  page,
}) => {
  await withoutDialogue(page);
  const app = await openApp();
  await app.useDraft();
  const sentence = 'This is one of very many sentences. ';
  await app.text.fill(sentence.repeat(1500));
  await page.getByRole('button', { name: 'Save as…' }).click();
  const save = page.getByRole('button', { name: 'Save', exact: true });
  await save.click();
  await page.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(page.locator('#save-outcome')).toHaveText('Nothing was saved.');

  await save.click();
  await expect(page.locator('#save-state')).toContainText('0:0');
  await page.waitForFunction(() => {
    const bar = document.querySelector('#save-bar') as HTMLProgressElement;
    return bar.value > 0;
  });
  await page.reload();
  const outcome = page.locator('#save-outcome');
  await expect(outcome).toContainText('“This is one of very many sentences.');
  await expect(outcome).toContainText('was not saved to its end');
  await page.getByRole('button', { name: 'Save again' }).click();
  await page.waitForFunction(() => {
    const bar = document.querySelector('#save-bar') as HTMLProgressElement;
    return bar.value > 0;
  });
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(outcome).toHaveText('Nothing was saved.');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Save as…' })).toBeVisible();
  const left = await page.evaluate(async () => {
    const element = document.querySelector('kokoro-speak') as KokoroSpeakElement;
    await (element.engine as KokoroSpeech).release();
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('kokoro-speak-exports');
    const names: string[] = [];
    for await (const name of folder.keys()) names.push(name);
    return names;
  });
  expect(left).toEqual([]);
});
