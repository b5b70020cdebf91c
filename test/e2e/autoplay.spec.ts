import { expect } from '@playwright/test';
import { browserArguments, findBrowser } from '../../scripts/browser';
import type { SpeechError } from '../../src/shared/speech-error';
import { test } from './support/app-test';
import { measure, RATE } from './support/sound';

// A browser as people have it: no sound before the page was touched.
test.use({
  launchOptions: { executablePath: findBrowser(), args: browserArguments({ autoplay: false }) },
});

const TEXT = 'By itself. It has more to say.';

test('a page that plays by itself is told to wait for the reader, and a click plays what it was to play', async ({
  openApp,
  fromHub,
  hub,
  page,
}) => {
  // From the page's own script, and told by the console: whatever a test runner evaluates counts as a touch.
  await page.addInitScript((text) => {
    addEventListener('load', () => {
      customElements.whenDefined('kokoro-speak').then(() =>
        document
          .querySelector('kokoro-speak')
          ?.speak(text)
          .then(
            () => console.log('outcome: sounds'),
            (error: SpeechError) => console.log(`outcome: ${error.code}`),
          ),
      );
    });
  }, TEXT);
  const outcome = page.waitForEvent('console', (message) => message.text().startsWith('outcome'));
  const app = await openApp(fromHub);
  expect((await outcome).text()).toBe('outcome: not-allowed');
  await expect(app.error).toContainText('only after you touch it. Press Play.');
  await expect(app.status).toHaveText('Could not read');
  await app.play.click();
  await expect(page.locator('[part="sentence"]')).toHaveText('By itself.');
  await expect(app.error).toBeHidden();
  await app.untilEnded();

  const { seconds } = measure(await app.takeSound());
  const lengths = await app.synthesize(TEXT, 'af_heart');
  const whole = lengths.reduce((sum, length) => sum + length, 0) / RATE;
  expect(seconds).toBeGreaterThan(0.8 * whole);
  expect(seconds).toBeLessThan(whole);
  expect(await app.metric('model-initialisations')).toBe(1);
  expect(Object.values(hub.requests).map(({ requests }) => requests)).toEqual([1, 1, 1]);
});
