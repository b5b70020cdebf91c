import { expect, type Page } from '@playwright/test';
import { test } from './support/app-test';
import { plantOutputDevice } from './support/output-device';
import { measure, RATE } from './support/sound';
import type { Speaker } from './support/speaker';

// A sound output that is not there, or that the system takes away.

const TEXT = 'The old man sat down by the river to rest. Nobody knew where he came from.';

declare global {
  /** Offsets of the words that the page was told, in order. */
  var toldWords: number[];
}

test.beforeEach(async ({ page }) => {
  await page.addInitScript(plantOutputDevice);
  await page.addInitScript(() => {
    globalThis.toldWords = [];
    const note = ({ detail }: HTMLElementEventMap['boundary']) => {
      if (detail.name === 'word') globalThis.toldWords.push(detail.start);
    };
    addEventListener('boundary', note as EventListener, true);
  });
});

/** Opens the app with its text, which is to be read twice as fast. */
async function open(openApp: () => Promise<Speaker>): Promise<Speaker> {
  const app = await openApp();
  await app.useDraft();
  await app.text.fill(TEXT);
  await app.page.getByRole('combobox', { name: 'Speed' }).selectOption('2');
  return app;
}

/** Resolves in the middle of the second sentence. */
async function untilSecond(page: Page): Promise<void> {
  await page.waitForFunction((place) => (globalThis.toldWords.at(-1) ?? 0) > place, 55);
}

/** All of it was heard and told, once and in order, with one model. */
async function expectWhole(app: Speaker): Promise<void> {
  const words = [...TEXT.matchAll(/\w+/g)].map(({ index }) => index);
  expect(await app.page.evaluate(() => globalThis.toldWords)).toEqual(words);
  const { seconds, gaps } = measure(await app.takeSound());
  const lengths = await app.synthesize(TEXT);
  const whole = lengths.reduce((sum, length) => sum + length, 0) / RATE / 2;
  expect(seconds).toBeGreaterThan(0.9 * whole);
  const silent = gaps.reduce((sum, { length }) => sum + Math.max(0, length - 0.5), 0);
  expect(seconds - silent).toBeLessThan(1.1 * whole);
  expect(await app.metric('buffer-underrun')).toBe(0);
  expect(await app.metric('model-initialisations')).toBe(1);
  expect(await app.metric('leak-warnings')).toBe(0);
}

test('without an output it says so, and once there is one Play reads', async ({
  openApp,
  page,
}) => {
  await page.addInitScript(() => {
    globalThis.outputDevice.isMissing = true;
  });
  const app = await open(openApp);
  await app.play.click();
  await expect(app.error).toContainText('The sound output could not be opened');
  await expect(app.status).toHaveText('Could not read');
  expect(await app.errorCode()).toBe('audio-unavailable');

  await page.evaluate(() => {
    globalThis.outputDevice.isMissing = false;
  });
  await app.play.click();
  await app.untilEnded();
  await expect(app.error).toBeHidden();
  await expectWhole(app);
});

test('an output that is taken away before the first sound, and in the middle: it says that it is paused, and Play goes on', async ({
  openApp,
  page,
}) => {
  // The output is there, and goes while the voice is still being prepared.
  await page.addInitScript(() => {
    globalThis.AudioWorkletNode = class extends AudioWorkletNode {
      constructor(context: BaseAudioContext, name: string, options?: AudioWorkletNodeOptions) {
        super(context, name, options);
        if (name === 'kokoro-player') setTimeout(() => (context as AudioContext).suspend());
      }
    };
  });
  const app = await open(openApp);
  await app.play.click();
  await expect(app.status).toHaveText('Paused');
  expect(await page.evaluate(() => globalThis.toldWords)).toEqual([]);
  await app.play.click();
  await untilSecond(page);
  await page.evaluate(() => globalThis.outputDevice.contexts[0]?.suspend());
  await expect(app.status).toHaveText('Paused');
  await expect(page.locator('[part="sentence"]')).toHaveText(/^Nobody knew/);
  await app.play.click();
  await app.untilEnded();
  await expectWhole(app);
  expect(await page.evaluate(() => globalThis.outputDevice.contexts.length)).toBe(1);
});

test('a device that fails for good: it is paused, says why while there is none, and goes on with the next one', async ({
  openApp,
  page,
}) => {
  const app = await open(openApp);
  await app.play.click();
  await untilSecond(page);
  await page.evaluate(() => {
    globalThis.outputDevice.isMissing = true;
    return globalThis.outputDevice.fail();
  });
  await expect(app.status).toHaveText('Paused');
  await expect(app.error).toBeHidden();
  await app.play.click();
  await expect(app.error).toContainText('The sound output could not be opened');
  await expect(app.status).toHaveText('Paused');

  await page.evaluate(() => {
    globalThis.outputDevice.isMissing = false;
  });
  await app.retry.click();
  await app.untilEnded();
  await expect(app.error).toBeHidden();
  await expectWhole(app);
  expect(await app.metric('live-audio-nodes')).toBe(2);
});
