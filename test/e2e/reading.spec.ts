import { expect } from '@playwright/test';
import { test } from './support/app-test';
import { measure, RATE } from './support/sound';

const PARAGRAPH =
  'The old man sat down by the river to rest. He had walked 12 miles since dawn, and he was tired. ' +
  'Nobody knew where he came from. Would he stay for the night?';

test('a paragraph is read aloud: the right length, a good level, no holes inside a sentence', async ({
  openApp,
}) => {
  const app = await openApp();
  await app.useDraft();
  await app.text.fill(PARAGRAPH);
  await app.play.click();
  await app.untilEnded();
  const heard = measure(await app.takeSound());

  const lengths = await app.synthesize(PARAGRAPH);
  expect(lengths).toHaveLength(4);
  const expected = lengths.reduce((sum, length) => sum + length, 0) / RATE;
  expect(heard.seconds).toBeGreaterThan(expected * 0.9);
  expect(heard.seconds).toBeLessThan(expected * 1.1);
  // 35 spoken words at an ordinary pace; a sound of another rate, or cut short, is far outside.
  expect(35 / (heard.seconds / 60)).toBeGreaterThan(110);
  expect(35 / (heard.seconds / 60)).toBeLessThan(230);
  expect(heard.level).toBeGreaterThan(-30);
  expect(heard.level).toBeLessThan(-12);
  expect(heard.peak).toBeLessThan(1);

  const ends: number[] = [];
  for (const length of lengths.slice(0, -1)) ends.push((ends.at(-1) ?? 0) + length / RATE);
  const holes = heard.gaps.filter(
    ({ start, length }) =>
      length > 0.25 && !ends.some((end) => start < end && end <= start + length + 0.1),
  );
  expect(holes).toEqual([]);
  expect(await app.metric('buffer-underrun')).toBe(0);
  expect(await app.metric('leak-warnings')).toBe(0);
});

test('pressing Play again loads nothing twice', async ({ openApp, page }) => {
  const app = await openApp();
  await app.useDraft();
  await app.text.fill('One short sentence.');
  await app.play.click();
  await app.untilEnded();
  const workers = page.workers().length;
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));

  await app.play.click();
  await app.pause.waitFor();
  await app.untilEnded();
  expect(requests.filter((url) => !url.startsWith('blob:'))).toEqual([]);
  expect(page.workers()).toHaveLength(workers);
  // Nothing was computed either: the sound was kept.
  expect(await app.metric('audio-cache-hit')).toBe(1);
  expect(await app.metric('audio-cache-miss')).toBe(1);
  expect(await app.metric('model-initialisations')).toBe(1);
  expect(await app.metric('downloads')).toBe(2);
});

test('the reader pauses, goes on, and stops', async ({ openApp, page }) => {
  const app = await openApp();
  await app.useDraft();
  await app.text.fill(PARAGRAPH.repeat(3));
  await app.play.click();
  await expect(app.status).toHaveText(/Reading/);
  const time = () =>
    page.evaluate(() => document.querySelector('kokoro-speak')?.currentTime ?? Number.NaN);
  await expect.poll(time).toBeGreaterThan(0.5);

  await app.pause.click();
  await expect(app.status).toHaveText(/Paused/);
  await app.takeSound();
  await page.waitForTimeout(500);
  const silence = await app.takeSound();
  expect(measure(silence.subarray(0.1 * RATE)).seconds).toBe(0);
  const pausedAt = await time();

  await app.play.click();
  await expect.poll(time).toBeGreaterThan(pausedAt + 0.3);

  await app.stop.click();
  await expect(app.play).toBeVisible();
  await app.takeSound();
  await page.waitForTimeout(500);
  expect(measure((await app.takeSound()).subarray(0.1 * RATE)).seconds).toBe(0);

  await app.play.click();
  await expect.poll(time).toBeLessThan(pausedAt);
  expect(await app.metric('model-initialisations')).toBe(1);
});

test('another speed takes less time, is remembered, and a place can be chosen', async ({
  openApp,
  page,
}) => {
  const app = await openApp();
  await app.useDraft();
  const text = 'He had walked twelve miles since dawn, and he was tired. Nobody knew his name.';
  await app.text.fill(text);
  const speed = page.getByRole('combobox', { name: 'Speed' });
  await speed.selectOption('2');
  const lengths = await app.synthesize(text);
  const whole = lengths.reduce((sum, length) => sum + length, 0) / RATE;
  await app.play.click();
  await app.untilEnded();
  const { seconds } = measure(await app.takeSound());
  expect(seconds).toBeGreaterThan(0.4 * whole);
  expect(seconds).toBeLessThan(0.6 * whole);

  await app.play.click();
  const place = page.getByRole('slider', { name: 'Place in the text' });
  await expect(place).toHaveAttribute('aria-valuetext', /^0:0\d of 0:0\d, sentence 1 of 2$/);
  await page.getByRole('button', { name: 'Next sentence' }).click();
  await expect(page.locator('[part="sentence"]')).toHaveText('Nobody knew his name.');
  await app.stop.click();

  await page.reload();
  await expect(speed).toHaveValue('2');
});

test('everything can be done with the keyboard alone', async ({ openApp, page }) => {
  const app = await openApp();
  await app.useDraft();
  await app.text.fill('Keys are enough. They always were, and this sentence is somewhat longer.');
  await app.text.press('Control+Enter');
  await expect(app.pause).toBeVisible();
  await app.pause.focus();
  await page.keyboard.press('k');
  await expect(app.status).toHaveText(/Paused/);
  await page.keyboard.press('Space');
  await expect(app.pause).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(app.play).toBeVisible();
});

test('a long text starts at once and stops at once', async ({ openApp }) => {
  const app = await openApp();
  await app.useDraft();
  const long = 'This is one of very many sentences in a long text. '.repeat(1961).slice(0, 100_000);
  await app.text.fill(long);
  await app.play.click();
  await expect(app.status).toHaveText(/Reading/);
  await app.stop.click();
  await app.text.fill('And then a short one.');
  await app.play.click();
  await app.untilEnded();
  expect(await app.metric('model-initialisations')).toBe(1);
});
